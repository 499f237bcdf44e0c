import type { Predicate } from '../plan.js';
import { allOf, anyOf, keyOf, mapJunctions } from '../predicate.js';

/**
 * What all alternatives ask for is asked once, before them: the rows of a log source are taken apart into variants in which most of a
 * rule reads the same.
 */
export const sharedConditions = (predicate: Predicate): Predicate =>
  mapJunctions(predicate, (kind, operands) => (kind === 'or' && operands.every(isAnd) ? withSharedFirst(operands) : operands));

type And = Extract<Predicate, { kind: 'and' | 'or' }>;

const isAnd = (predicate: Predicate): predicate is And => predicate.kind === 'and';

function withSharedFirst(alternatives: readonly And[]): readonly Predicate[] {
  const [first, ...others] = alternatives.map(({ operands }) => operands);
  const known = others.map((operands) => new Set(operands.map(keyOf)));
  const shared = (first ?? []).filter((operand) => known.every((keys) => keys.has(keyOf(operand))));
  if (shared.length === 0) return alternatives;
  const sharedKeys = new Set(shared.map(keyOf));
  const rest = alternatives.map(({ operands }) => allOf(operands.filter((operand) => !sharedKeys.has(keyOf(operand)))));
  return [allOf([...shared, anyOf(rest)])];
}
