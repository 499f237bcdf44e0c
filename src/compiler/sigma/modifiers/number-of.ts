import type { NumberValue, PatternValue } from '../ast.js';
import { literalOf } from '../pattern.js';

/** The number of a value that has to be one; a quoted number is one too. */
export function numberOf(value: NumberValue | PatternValue): number | undefined {
  if (value.kind === 'number') return value.value;
  const text = literalOf(value.parts) ?? '';
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
