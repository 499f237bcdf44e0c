import type { SigmaValue } from '../../sigma/ast.js';
import type { ProductWords } from '../../targets/target.js';
import { about, approximated, type BindResult, type Reason } from '../bind-result.js';
import { literalOf, matchesText } from '../match-text.js';
import type { BindContext } from '../bind-context.js';

/** Sigma's words that a value means: a pattern means every word that it matches. */
export const matchedWords = (words: ProductWords, value: SigmaValue): readonly string[] =>
  Object.keys(words).filter((word) => matchesText(value, word) === true || literalOf(value)?.toLowerCase() === word.toLowerCase());

/**
 * A test for more than one whole word means whatever of the field it matches, and asks for the words that are listed: what has no word
 * there is not found.
 */
export const limitedToWords = (part: BindResult, words: readonly string[], value: SigmaValue, context: BindContext): BindResult =>
  literalOf(value) === undefined
    ? approximated(
        part,
        'matchesLess',
        `Of the values of "${context.field ?? ''}" that this matches, those are asked for that ${context.table.name} is known to have a word for: ${words.join(', ')}.`,
        value,
        context,
      )
    : part;

export const unmappedWord = (words: ProductWords, { span }: SigmaValue, { field, table }: BindContext): Reason => ({
  code: 'UNMAPPED_VALUE',
  text: `${table.name} has no word for this value of "${field ?? ''}".`,
  hint: `It has: ${Object.keys(words).join(', ')}.`,
  ...about(field, span),
});
