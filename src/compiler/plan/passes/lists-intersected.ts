import type { Predicate, Test } from '../plan.js';
import { FALSE, keyOf, mapJunctions } from '../predicate.js';

type TextSet = Extract<Test, { kind: 'text' | 'text-list' }>;

/**
 * One column in two lists of whole texts at once is in the texts they share: the rows of a log source and the rows
 * of one of its cases name the same column.
 */
export const listsIntersected = (predicate: Predicate): Predicate =>
  mapJunctions(predicate, (kind, operands) => (kind === 'and' ? intersected(operands) : operands));

function intersected(operands: readonly Predicate[]): readonly Predicate[] {
  const kept: Predicate[] = [];
  for (const operand of operands) {
    const at = isCasedSet(operand) ? kept.findIndex((other) => isCasedSet(other) && keyOf(other.operand) === keyOf(operand.operand)) : -1;
    const other = kept[at];
    if (other !== undefined && isCasedSet(other) && isCasedSet(operand)) kept[at] = shared(other, operand);
    else kept.push(operand);
  }
  return kept.length === operands.length ? operands : kept;
}

/** Only comparisons with case: without it two texts can be the same in more ways than one. */
const isCasedSet = (predicate: Predicate): predicate is TextSet =>
  predicate.kind === 'text-list'
    ? predicate.cased
    : predicate.kind === 'text' && predicate.cased && predicate.pattern.length === 1 && typeof predicate.pattern[0] === 'string';

const textsOf = (test: TextSet): readonly string[] =>
  test.kind === 'text-list' ? test.values : test.pattern.filter((part) => typeof part === 'string');

function shared(one: TextSet, other: TextSet): Predicate {
  const others = new Set(textsOf(other));
  const values = textsOf(one).filter((text) => others.has(text));
  const [only] = values;
  if (only === undefined) return FALSE;
  return values.length === 1
    ? { kind: 'text', operand: one.operand, pattern: [only], cased: true }
    : { kind: 'text-list', operand: one.operand, values, cased: true };
}
