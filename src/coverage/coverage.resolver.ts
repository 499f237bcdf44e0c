import { Args, Query, Resolver } from '@nestjs/graphql';
import { CoverageService } from './coverage.service.js';
import type { Coverage } from './coverage.js';
import { RuleFilter } from '../rules/rule-query.js';
import { parseRequest } from '../http/parse-request.js';
import type { QueryCoverageArgs } from '../graphql/generated/schema.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { withoutNulls } from '../graphql/without-nulls.js';

/** What is counted, when it is asked for. */
export interface CoverageModel {
  readonly counted: Coverage;
}

/** `coverage`: what the rules detect and where they run. */
@Resolver()
export class CoverageResolver implements ResolverOf<'Query', 'coverage'> {
  constructor(private readonly service: CoverageService) {}

  @Query()
  coverage(@Args() { filter, availableTables }: QueryCoverageArgs): CoverageModel {
    const counted = this.service.coverage(parseRequest(RuleFilter, withoutNulls(filter)), availableTables ?? undefined);
    return { counted };
  }
}
