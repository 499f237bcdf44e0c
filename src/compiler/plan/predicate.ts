import type { Predicate, Test } from './plan.js';

export const TRUE: Predicate = { kind: 'constant', value: true };
export const FALSE: Predicate = { kind: 'constant', value: false };

export const isConstant = (predicate: Predicate, value: boolean): boolean => predicate.kind === 'constant' && predicate.value === value;

/** All of the operands: flat, without `true`, and `false` as soon as one of them is. */
export const allOf = (operands: readonly Predicate[]): Predicate => junction('and', operands);

/** Any of the operands: flat, without `false`, and `true` as soon as one of them is. */
export const anyOf = (operands: readonly Predicate[]): Predicate => junction('or', operands);

function junction(kind: 'and' | 'or', operands: readonly Predicate[]): Predicate {
  const neutral = kind === 'and';
  const kept: Predicate[] = [];
  for (const operand of operands) {
    if (operand.kind === 'constant') {
      if (operand.value !== neutral) return operand;
    } else if (operand.kind === kind) kept.push(...operand.operands);
    else kept.push(operand);
  }
  if (kept.length === 0) return neutral ? TRUE : FALSE;
  return kept.length === 1 ? kept[0]! : { kind, operands: kept };
}

export function negation(operand: Predicate): Predicate {
  if (operand.kind === 'constant') return operand.value ? FALSE : TRUE;
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

/** A text that two predicates share exactly when they are the same test of the same operands. */
export const keyOf = (predicate: Predicate): string => JSON.stringify(predicate);

/** The predicate with every junction's operands replaced, innermost first. */
export function mapJunctions(
  predicate: Predicate,
  replace: (kind: 'and' | 'or', operands: readonly Predicate[]) => readonly Predicate[],
): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const operands = replace(
        predicate.kind,
        predicate.operands.map((operand) => mapJunctions(operand, replace)),
      );
      return junction(predicate.kind, operands);
    }
    case 'not':
      return negation(mapJunctions(predicate.operand, replace));
    default:
      return predicate;
  }
}

/** Every test, in the order in which it stands. */
export function* testsOf(predicate: Predicate): Generator<Test> {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) yield* testsOf(operand);
      return;
    case 'not':
      yield* testsOf(predicate.operand);
      return;
    case 'constant':
      return;
    default:
      yield predicate;
  }
}
