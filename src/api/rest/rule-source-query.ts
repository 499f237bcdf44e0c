import { z } from 'zod';
import { parseRequest } from '../parse-request.js';
import { inQueryString, unknownParameters } from './query-string.js';

/** Of which source a rule is: several may have one of the same id. */
export const RuleSourceChoice = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^\0]*$/, 'has a character NUL')
  .optional()
  .meta({
    description: 'The source that the rule is of. Not said: the first that has it, `local` before the imported ones.',
  });

/** What is asked of one rule besides its id. */
export const RuleSourceQuery = z.strictObject({ source: RuleSourceChoice }, { error: unknownParameters(['source']) });

/** The source that a query string names. */
export const readRuleSource = (query: unknown): string | undefined => inQueryString(() => parseRequest(RuleSourceQuery, query)).source;
