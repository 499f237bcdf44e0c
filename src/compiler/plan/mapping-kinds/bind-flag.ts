import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { unsupportedValue } from '../bind-value.js';
import { bound, useOf, type BindResult } from '../bind-result.js';
import { matchesEmpty, matchesText } from '../match-text.js';
import type { Predicate } from '../plan.js';
import { complement } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/** A truth value of the rule that is told by a text in a column. */
export function bindFlag({ flag, contains: contained }: MappingKinds['flag'], value: SigmaValue, context: BindContext): BindResult {
  const operand = context.operand(flag);
  const [isTrue, isFalse] = ['true', 'false'].map((truth) => matchesText(value, truth) === true);
  const uses = useOf(context.field, [operand]);
  if (matchesEmpty(value)) return bound({ kind: 'empty', operand }, uses);
  if (isTrue && isFalse) return bound(complement({ kind: 'empty', operand }), uses);
  if (!isTrue && !isFalse) return unsupportedValue(operand, 'the value is neither true nor false', value, context);
  const contains: Predicate = { kind: 'text', operand, pattern: [{ wildcard: 'many' }, contained, { wildcard: 'many' }], cased: false };
  return bound(isTrue ? contains : complement(contains), uses);
}
