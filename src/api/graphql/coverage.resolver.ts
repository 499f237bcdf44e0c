import { Args, Query, Resolver } from '@nestjs/graphql';
import { CatalogService } from '../../catalog/catalog.service.js';
import type { Coverage } from '../../catalog/coverage.js';
import { RuleFilter } from '../../catalog/rule-query.js';
import { parseRequest } from '../parse-request.js';
import type { QueryCoverageArgs } from './generated/schema.js';
import type { ResolverOf } from './resolver-types.js';
import { withoutNulls } from './without-nulls.js';

/** What is counted, when it is asked for. */
export interface CoverageModel {
  readonly counted: Coverage;
  readonly notes: readonly string[];
}

/** `coverage`: what the rules detect and where they run. */
@Resolver()
export class CoverageResolver implements ResolverOf<'Query', 'coverage'> {
  constructor(private readonly catalog: CatalogService) {}

  @Query()
  coverage(@Args() { filter, availableTables }: QueryCoverageArgs): CoverageModel {
    const counted = this.catalog.coverage(parseRequest(RuleFilter, withoutNulls(filter)), availableTables ?? undefined);
    return { counted, notes: counted.notes };
  }
}
