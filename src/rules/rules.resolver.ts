import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { RulesService } from './rules.service.js';
import { RuleFilter } from './rule-query.js';
import { ApiProblem } from '../http/api-problem.js';
import { parseRequest } from '../http/parse-request.js';
import type { QueryRuleArgs, QueryRulesArgs } from '../graphql/generated/schema.js';
import type { GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { toRule, type RuleModel } from './rule-model.js';
import { toConnection, type RuleConnectionModel } from './rule-page.js';
import { withoutNulls } from '../graphql/without-nulls.js';

/** `rules` and `rule`: the catalog. */
@Resolver()
export class RulesResolver implements ResolverOf<'Query', 'rules' | 'rule'> {
  constructor(private readonly catalog: RulesService) {}

  @Query()
  rules(@Args() { filter, search, ...page }: QueryRulesArgs, @Context() { work }: GraphqlContext): RuleConnectionModel {
    work.spend('lists');
    const asked = withoutNulls({ search });
    const filters = withoutNulls(filter);
    if ('search' in asked && 'search' in filters) {
      throw new ApiProblem('BAD_USER_INPUT', 'A search is an argument or in the filter, not both.');
    }
    return toConnection(this.catalog.rules(parseRequest(RuleFilter, { ...filters, ...asked })), page, this.catalog);
  }

  @Query()
  async rule(@Args() { id, source }: QueryRuleArgs): Promise<RuleModel | null> {
    const rule = await this.catalog.find(id, source ?? undefined);
    const [member] = this.catalog.together(rule ? [rule] : []).members;
    return member ? toRule(member) : null;
  }
}
