import type { SigmaValue } from '../../sigma/ast.js';
import { isMany } from '../../sigma/pattern.js';
import { unsupportedValue } from '../bind-value.js';
import type { BindResult } from '../bind-result.js';
import type { Operand } from '../plan.js';
import type { BindContext } from '../bind-context.js';

export const startsWithText = (text: string, prefix: string): boolean => text.toLowerCase().startsWith(prefix.toLowerCase());

/** Asks for a value without the prefix that the source writes before the text, and the table does not. */
export function bindAsInTable(
  operand: Operand,
  prefix: string | undefined,
  value: SigmaValue,
  context: BindContext,
  bindOne: (value: SigmaValue) => BindResult,
): BindResult {
  if (prefix === undefined) return bindOne(value);
  const has = (text: string): boolean => text.toLowerCase().includes(prefix.toLowerCase());
  const unsupportedPrefix = (): BindResult =>
    unsupportedValue(operand, `the event has "${prefix}" before the text, and the table does not`, value, context);
  if (value.kind === 'regex' && has(value.pattern)) return unsupportedPrefix();
  if (value.kind !== 'pattern') return bindOne(value);
  const at = isMany(value.parts[0]) ? 1 : 0;
  const first = value.parts[at];
  const parts =
    typeof first === 'string' && startsWithText(first, prefix)
      ? value.parts.toSpliced(at, 1, ...(first.length > prefix.length ? [first.slice(prefix.length)] : []))
      : value.parts;
  return parts.some((part) => typeof part === 'string' && has(part)) ? unsupportedPrefix() : bindOne({ ...value, parts });
}
