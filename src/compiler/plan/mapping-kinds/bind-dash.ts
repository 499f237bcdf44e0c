import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue, unsupportedValue } from '../bind-value.js';
import { bound, useOf, type BindResult } from '../bind-result.js';
import { literalOf } from '../match-text.js';
import { emptyOr } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/** Windows' word for nothing, where the table has none, or has it on some rows. */
export function bindDashWhenEmpty(
  { dashWhenEmpty, orDash }: MappingKinds['dashWhenEmpty'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operand = context.operand(dashWhenEmpty);
  if (!isDash(value)) return bindValue(operand, value, context);
  return bound(orDash ? emptyOr(operand, '-') : { kind: 'empty', operand }, useOf(context.field, [operand]));
}

/** Windows' word for nothing, where the table has something else. */
export function bindOtherWhenEmpty(
  { otherWhenEmpty }: MappingKinds['otherWhenEmpty'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operand = context.operand(otherWhenEmpty);
  return isDash(value)
    ? unsupportedValue(operand, 'where the event has "-" the table has another value', value, context)
    : bindValue(operand, value, context);
}

export const isDash = (value: SigmaValue): boolean => literalOf(value) === '-';
