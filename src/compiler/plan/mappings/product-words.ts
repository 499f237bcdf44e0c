import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { SigmaValue } from '../../sigma/ast.js';
import type { ProductWords } from '../../targets/target.js';
import { about } from '../bound.js';
import { literalOf, matchesText } from '../match-text.js';
import type { TestContext } from '../test-context.js';

/** Sigma's words that a value means: a pattern means every word that it matches. */
export const wordsMeant = (words: ProductWords, value: SigmaValue): readonly string[] =>
  Object.keys(words).filter((word) => matchesText(value, word) === true || literalOf(value)?.toLowerCase() === word.toLowerCase());

export const noWord = (words: ProductWords, { span }: SigmaValue, { field, table }: TestContext): Diagnostic => ({
  code: 'UNMAPPED_VALUE',
  message: `${table.name} has no word for this value of "${field ?? ''}".`,
  hint: `It has: ${Object.keys(words).join(', ')}.`,
  ...about(field, span),
});
