import type { Pattern, Predicate } from '../plan.js';
import { keyOf, mapJunctions } from '../predicate.js';

/**
 * From how many on alternatives become one regular expression. A few dozen conditions, one a line, can still be
 * read and changed by hand; hundreds cannot, and repeat the column's name until the query is longer than an
 * analytics rule may be (10,000 characters).
 */
const MANY = 100;

/** Very many patterns for one operand become one test of any of them. */
export const alternationsAsOne = (predicate: Predicate): Predicate =>
  mapJunctions(predicate, (kind, operands) => (kind === 'or' && operands.length >= MANY ? merged(operands) : operands));

function merged(operands: readonly Predicate[]): readonly Predicate[] {
  const groups = new Map<string, Extract<Predicate, { kind: 'text' }>[]>();
  for (const operand of operands) {
    if (operand.kind !== 'text' || operand.pattern.length === 0) continue;
    const group = groups.get(groupKey(operand));
    if (group) group.push(operand);
    else groups.set(groupKey(operand), [operand]);
  }
  return operands.flatMap((operand): readonly Predicate[] => {
    if (operand.kind !== 'text') return [operand];
    const group = groups.get(groupKey(operand));
    if (!group || group.length < MANY) return [operand];
    if (group[0] !== operand) return [];
    const patterns: readonly Pattern[] = group.map(({ pattern }) => pattern);
    return [{ kind: 'any-pattern', operand: operand.operand, patterns, cased: operand.cased }];
  });
}

const groupKey = ({ operand, cased }: Extract<Predicate, { kind: 'text' }>): string => `${cased} ${keyOf(operand)}`;
