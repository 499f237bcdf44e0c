import type { RulesService } from './rules.service.js';
import type { RuleList, RuleSlice } from './rule-list.js';
import { RulePage } from './rule-query.js';
import { parseRequest } from '../http/parse-request.js';
import type { QueryRulesArgs } from '../graphql/generated/schema.js';
import { toRule, type RuleModel } from './rule-model.js';
import { withoutNulls } from '../graphql/without-nulls.js';

type PageArgs = Pick<QueryRulesArgs, 'first' | 'after' | 'last' | 'before' | 'orderBy'>;

/** A list of rules, and a page of it that is read once, when something of it is asked. */
export interface RuleConnectionModel {
  readonly facets: RuleList;
  readonly page: () => Promise<RulePageModel>;
}

interface RulePageModel extends Omit<RuleSlice, 'edges'> {
  readonly edges: readonly { readonly cursor: string; readonly node: RuleModel }[];
}

/** The page of a list that the arguments mean. Throws `BAD_USER_INPUT`. */
export function toConnection(list: RuleList, args: PageArgs, catalog: RulesService): RuleConnectionModel {
  const { first, after, last, before, orderBy } = args;
  const asked = parseRequest(RulePage, withoutNulls({ first, after, last, before, orderBy }), 'BAD_USER_INPUT');
  let page: Promise<RulePageModel> | undefined;
  const read = async (): Promise<RulePageModel> => {
    const { edges, ...slice } = await list.page(asked);
    const members = catalog.together(edges.map(({ node }) => node)).members;
    return { ...slice, edges: members.map((member, index) => ({ cursor: edges[index]?.cursor ?? '', node: toRule(member) })) };
  };
  return { facets: list, page: () => (page ??= read()) };
}
