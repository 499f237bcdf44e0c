import type { PatternPart } from '../ast.js';
import { joinParts } from '../pattern.js';
import { valueModifier } from './modifier.js';

/** Hyphen, slash, en dash, em dash and horizontal bar (modifier appendix, section "String Modifiers"). */
const DASHES = ['-', '/', '–', '—', '―'];

/** A dash at the start of a word: the first of `-param-name`, not the second. */
const DASH = /(?<![\p{L}\p{N}_])[-/–—―](?=[\p{L}\p{N}_])/gu;

/** Every combination of the dashes, the one with only hyphens first. */
export const windash = valueModifier('windash', ['pattern', 'encoded-text'], (value, { variants, reporter }) => {
  let alternatives: readonly PatternPart[][] = [[]];
  for (const piece of value.parts.flatMap((part) => (typeof part === 'string' ? splitAtDashes(part) : [part]))) {
    const choices = piece === DASH_MARK ? DASHES : [piece];
    if (alternatives.length * choices.length > variants) {
      reporter.report('LIMIT_EXCEEDED', `"windash" would make more than ${variants} values of this one.`, { span: value.span });
      return [];
    }
    alternatives = alternatives.flatMap((parts) => choices.map((choice) => [...parts, choice]));
  }
  return alternatives.map((parts) => ({ ...value, parts: joinParts(parts) }));
});

/** Stands for a dash between the pieces of a text; compared by identity, so it is no other part. */
const DASH_MARK: PatternPart = { placeholder: 'dash' };

function splitAtDashes(text: string): readonly PatternPart[] {
  return text.split(DASH).flatMap((piece, index) => (index === 0 ? [piece] : [DASH_MARK, piece]));
}
