import { z } from 'zod';
import { MAX_RULES, RULE_ORDERS, RuleFilter } from './rule-query.js';
import { parameters } from '../http/query-string.js';

/** Which rules, as a query string says it: the filters by the names that they have everywhere. */
export const RuleFilterQuery = parameters(RuleFilter.shape);

const PAGE = {
  limit: z.int(`limit is a whole number from 1 to ${MAX_RULES}`).min(1).max(MAX_RULES).optional().meta({
    description: 'The greatest number of rules on the page. Default: 20.',
  }),
  cursor: z.string().max(1024).optional().meta({ description: '`nextCursor` of the page before.' }),
  orderBy: z.enum(RULE_ORDERS).optional().meta({
    description:
      'RELEVANCE is the usual order of a search, ID that of every other list. Pages in the order ID have every rule once, whatever changes meanwhile; in another order one that changes its place may be met twice, or not at all.',
  }),
};

/** Which rules, and which page of them. */
export const RuleListQuery = parameters({ ...RuleFilter.shape, ...PAGE });
