import { z } from 'zod';
import { MOST_RULES, RULE_ORDERS, RuleFilter, type RulePage } from './rule-query.js';
import { parameters, readQuery } from '../http/query-string.js';

/** Which rules, as a query string says it: the filters by the names that they have everywhere. */
export const RuleFilterQuery = parameters(RuleFilter.shape);

const PAGE = {
  limit: z.int(`limit is a whole number from 1 to ${MOST_RULES}`).min(1).max(MOST_RULES).optional().meta({
    description: 'How many rules the page has at most; 20, where it is not said.',
  }),
  cursor: z.string().max(1024).optional().meta({ description: '`nextCursor` of the page before.' }),
  orderBy: z.enum(RULE_ORDERS).optional().meta({
    description:
      'RELEVANCE is the usual order of a search, ID that of every other list. Pages in the order ID have every rule once, whatever changes meanwhile; in another order one that changes its place may be met twice, or not at all.',
  }),
};

/** Which rules, and which page of them. */
export const RuleListQuery = parameters({ ...RuleFilter.shape, ...PAGE });

/** What each parameter is made of, where it is said. */
const TYPES = new Map<string, z.ZodType>(Object.entries({ ...RuleFilter.shape, ...PAGE }).map(([name, schema]) => [name, schema.unwrap()]));

/** The filter of a query string that has nothing else. */
export const readRuleFilter = (query: unknown): RuleFilter => readQuery(RuleFilterQuery, typed(query));

/** The filter of a query string, and the page. */
export function readRuleList(query: unknown): { readonly filter: RuleFilter; readonly page: RulePage } {
  const { limit: first, cursor: after, orderBy, ...filter } = readQuery(RuleListQuery, typed(query));
  return { filter, page: { first, after, orderBy } };
}

/** All values of a query string are texts; here those of other types get them. What is of none of them stays, and is refused. */
function typed(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query;
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, typedValue(TYPES.get(name), value)]));
}

function typedValue(type: z.ZodType | undefined, value: unknown): unknown {
  if (type instanceof z.ZodArray) return [value].flat();
  if (type instanceof z.ZodNumber && typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
  if (type instanceof z.ZodBoolean && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
