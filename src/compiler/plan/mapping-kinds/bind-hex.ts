import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindText, bindValue, unsupportedValue } from '../bind-value.js';
import { bound, disjunction, useOf, type BindResult } from '../bind-result.js';
import { testsPresence, literalOf } from '../match-text.js';
import { asLong } from '../operand.js';
import type { Operand } from '../plan.js';
import type { BindContext } from '../bind-context.js';

/** `0x3e7` or `999` in the rule, a number in the table. */
export function bindHexNumber({ hexNumber }: MappingKinds['hexNumber'], value: SigmaValue, context: BindContext): BindResult {
  const operand = context.operand(hexNumber);
  if (testsPresence(value)) return bindValue(operand, value, context);
  return bindWholeNumber(asLong(operand), value, context, (number) =>
    bound({ kind: 'number', operand: asLong(operand), op: '==', digits: number.toString() }, useOf(context.field, [operand])),
  );
}

/** `500` in the rule, `0x1f4` in the table. */
export function bindHexText({ hexText }: MappingKinds['hexText'], value: SigmaValue, context: BindContext): BindResult {
  const operand = context.operand(hexText);
  if (testsPresence(value)) return bindValue(operand, value, context);
  return bindWholeNumber(operand, value, context, (number) => bindText(operand, [hexOf(number)], false, value, context));
}

/** `0x3e7` or `999` in the rule, and either in the table. */
export function bindHexOrDecimalText(
  { hexOrDecimalText }: MappingKinds['hexOrDecimalText'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operand = context.operand(hexOrDecimalText);
  if (testsPresence(value)) return bindValue(operand, value, context);
  return bindWholeNumber(operand, value, context, (number) =>
    disjunction(
      [hexOf(number), number.toString()].map((text) => bindText(operand, [text], false, value, context)),
      context.negated,
    ),
  );
}

const hexOf = (number: bigint): string => `0x${number.toString(16)}`;

/** Asks for the number that a value is, in decimal or hex digits. */
function bindWholeNumber(operand: Operand, value: SigmaValue, context: BindContext, bindOne: (number: bigint) => BindResult): BindResult {
  const text = literalOf(value);
  return text !== undefined && /^(?:0x[0-9a-f]+|[0-9]+)$/i.test(text)
    ? bindOne(BigInt(text))
    : unsupportedValue(operand, 'the value is not one whole number', value, context);
}
