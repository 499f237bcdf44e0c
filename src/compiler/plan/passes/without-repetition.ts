import type { Predicate } from '../plan.js';
import { keyOf, mapJunctions } from '../predicate.js';

/** `a or a` is `a`: rules name the same value twice, and two of Sigma's words can be one of the product's. */
export const withoutRepetition = (predicate: Predicate): Predicate => mapJunctions(predicate, (_, operands) => distinct(operands));

function distinct(operands: readonly Predicate[]): readonly Predicate[] {
  const keys = new Set<string>();
  const first = operands.filter((operand) => keys.size !== keys.add(keyOf(operand)).size);
  return first.length === operands.length ? operands : first;
}
