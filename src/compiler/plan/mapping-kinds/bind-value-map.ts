import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue } from '../bind-value.js';
import { bound, refused, useOf, type Bound } from '../bound.js';
import { asksIfThere, isAnyValue, literalOf } from '../match-text.js';
import { typeOf, type Operand, type Predicate } from '../plan.js';
import { allOf, anyOf, negation } from '../predicate.js';
import type { TestContext } from '../test-context.js';
import { noWord, ofListedWords, wordsMeant } from './product-words.js';

/** Sigma's words in the product's. A pattern means every word that it matches. */
export function bindValueMap(
  { valueMap: expression, values, allBut = {}, otherwise }: MappingKinds['valueMap'],
  value: SigmaValue,
  context: TestContext,
): Bound {
  const operand = context.operand(expression);
  if (asksIfThere(value) || isAnyValue(value) || literalOf(value) === '') return bindValue(operand, value, context);
  const words = wordsMeant(values, value);
  const others = wordsMeant(allBut, value);
  if (words.length === 0 && others.length === 0) {
    if (otherwise !== undefined) return bindValue(context.operand(otherwise), value, context);
    return refused(noWord({ ...values, ...allBut }, value, context));
  }
  const equalToAny = (texts: readonly (string | number)[]): Predicate => anyOf(texts.map((text) => equalTo(operand, text)));
  const texts = [...new Set(words.flatMap((word) => values[word] ?? []))];
  const rest = others.map((word) => allOf([negation({ kind: 'empty', operand }), negation(equalToAny([allBut[word] ?? []].flat()))]));
  const asked = bound(anyOf([equalToAny(texts), ...rest]), useOf(context.field, [operand]));
  return ofListedWords(asked, [...words, ...others], value, context);
}

const equalTo = (operand: Operand, text: string | number): Predicate =>
  typeOf(operand) === 'string'
    ? { kind: 'text', operand, pattern: [String(text)], cased: false }
    : { kind: 'number', operand, op: '==', digits: String(text) };
