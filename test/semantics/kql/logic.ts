import type { Expression, Frame, Truth } from './expression.js';

/**
 * `and`, `or` and `not` with null as "unknown" ("Null values", "Null values and binary operators" and "Null values and the logical
 * NOT operator", https://learn.microsoft.com/kusto/query/scalar-data-types/null-values).
 */
export function allOf(operands: readonly Expression<Truth>[]): Expression<Truth> {
  return bool((frame) => {
    let result: Truth = true;
    for (const operand of operands) {
      const value = operand.evaluate(frame);
      if (value === false) return false;
      if (value === null) result = null;
    }
    return result;
  });
}

export function anyOf(operands: readonly Expression<Truth>[]): Expression<Truth> {
  return bool((frame) => {
    let result: Truth = false;
    for (const operand of operands) {
      const value = operand.evaluate(frame);
      if (value === true) return true;
      if (value === null) result = null;
    }
    return result;
  });
}

export function not(operand: Expression<Truth>): Expression<Truth> {
  return bool((frame) => {
    const value = operand.evaluate(frame);
    return value === null ? null : !value;
  });
}

export const bool = (evaluate: (frame: Frame) => Truth): Expression<Truth> => ({ type: 'bool', evaluate });
