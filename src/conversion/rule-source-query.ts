import { z } from 'zod';
import { parameters } from '../http/query-string.js';

/** What a source can be called. */
export const SourceName = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/^[^\p{Cc}]+$/u, 'has characters that are not shown');

/** Of which source a rule is: several may have one of the same id. */
export const RuleSourceChoice = SourceName.optional().meta({
  description: 'The source of the rule. Default: the first that has it, `local` before the imported ones.',
});

/** The parameters of one rule, in addition to its id. */
export const RuleSourceQuery = parameters({ source: RuleSourceChoice });
