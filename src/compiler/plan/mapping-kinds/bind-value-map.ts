import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue } from '../bind-value.js';
import { bound, unsupported, useOf, type BindResult } from '../bind-result.js';
import { testsPresence, isAnyValue, literalOf } from '../match-text.js';
import { typeOf, type Operand, type Predicate } from '../plan.js';
import { allOf, anyOf, complement } from '../predicate.js';
import type { BindContext } from '../bind-context.js';
import { unmappedWord, limitedToWords, matchedWords } from './product-words.js';

/** Sigma's words in the product's. A pattern means every word that it matches. */
export function bindValueMap(
  { valueMap: expression, values, allBut = {}, otherwise }: MappingKinds['valueMap'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operand = context.operand(expression);
  if (testsPresence(value) || isAnyValue(value) || literalOf(value) === '') return bindValue(operand, value, context);
  const words = matchedWords(values, value);
  const others = matchedWords(allBut, value);
  if (words.length === 0 && others.length === 0) {
    if (otherwise !== undefined) return bindValue(context.operand(otherwise), value, context);
    return unsupported(unmappedWord({ ...values, ...allBut }, value, context));
  }
  const equalToAny = (texts: readonly (string | number)[]): Predicate => anyOf(texts.map((text) => equalTo(operand, text)));
  const texts = [...new Set(words.flatMap((word) => values[word] ?? []))];
  const rest = others.map((word) => allOf([complement({ kind: 'empty', operand }), complement(equalToAny([allBut[word] ?? []].flat()))]));
  const listed = bound(anyOf([equalToAny(texts), ...rest]), useOf(context.field, [operand]));
  return limitedToWords(listed, [...words, ...others], value, context);
}

const equalTo = (operand: Operand, text: string | number): Predicate =>
  typeOf(operand) === 'string'
    ? { kind: 'text', operand, pattern: [String(text)], cased: false }
    : { kind: 'number', operand, op: '==', digits: String(text) };
