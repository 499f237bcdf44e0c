import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { impossible } from '../bind-value.js';
import { bound, useOf, type Bound } from '../bound.js';
import { asksForNothing, matchesText } from '../match-text.js';
import type { Predicate } from '../plan.js';
import { negation } from '../predicate.js';
import type { TestContext } from '../test-context.js';

/** A truth value of the rule that is told by a text in a column. */
export function bindFlag({ flag, contains: contained }: MappingKinds['flag'], value: SigmaValue, context: TestContext): Bound {
  const operand = context.operand(flag);
  const [isTrue, isFalse] = ['true', 'false'].map((truth) => matchesText(value, truth) === true);
  const uses = useOf(context.field, [operand]);
  if (asksForNothing(value)) return bound({ kind: 'empty', operand }, uses);
  if (isTrue && isFalse) return bound(negation({ kind: 'empty', operand }), uses);
  if (!isTrue && !isFalse) return impossible(operand, 'the value is neither true nor false', value, context);
  const contains: Predicate = { kind: 'text', operand, pattern: [{ wildcard: 'many' }, contained, { wildcard: 'many' }], cased: false };
  return bound(isTrue ? contains : negation(contains), uses);
}
