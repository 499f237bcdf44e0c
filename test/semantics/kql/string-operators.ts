import { UnsupportedKql, type Place } from './errors.js';
import { asText, constantText, foldedBy, type Expression, type Frame, type Truth } from './expression.js';
import { withoutCase } from './fold.js';
import { bool } from './logic.js';
import { regex } from './regex.js';
import { hasTerm } from './terms.js';

/**
 * The operators on two strings (https://learn.microsoft.com/kusto/query/datatypes-string-operators); undefined for any other. A string
 * is never null, so neither is what they say.
 */
export function stringOperator(operator: string, left: Expression, right: Expression, place: Place): Expression<Truth> | undefined {
  const { negated, name } = withoutNegation(operator);
  const test = testOf(name, left, right, place);
  if (test === undefined) return undefined;
  return bool(negated ? (frame) => !test(frame) : test);
}

/** `has_any` and `has_all`. */
export function hasTerms(operator: string, left: Expression, terms: readonly Expression[], place: Place): Expression<Truth> {
  const tests = terms.flatMap((term) => termsIn(term, place)).map((term) => testOf('has', left, term, place)!);
  return bool(operator === 'has_all' ? (frame) => tests.every((test) => test(frame)) : (frame) => tests.some((test) => test(frame)));
}

/** A term, or the terms of a dynamic array. */
function termsIn(term: Expression, place: Place): readonly Expression[] {
  if (term.type !== 'dynamic') return [term];
  const list = term.constant;
  if (!Array.isArray(list)) throw new UnsupportedKql(place, 'terms that are not an array of literals');
  return list.map((value: string) => ({ type: typeof value === 'string' ? 'string' : 'dynamic', constant: value, evaluate: () => value }));
}

type Test = (frame: Frame) => boolean;

function testOf(name: string, left: Expression, right: Expression, place: Place): Test | undefined {
  if (name === 'matches regex') {
    const text = asText(left, place);
    const { test } = regex(constantText(right, place), place);
    return (frame) => test(text.evaluate(frame));
  }
  const cased = CASED[name];
  if (cased !== undefined) {
    const [text, part] = [asText(left, place), asText(right, place)];
    return (frame) => cased(text.evaluate(frame), part.evaluate(frame), place);
  }
  const uncased = UNCASED[name];
  if (uncased === undefined) return undefined;
  const [text, part] = [foldedBy(asText(left, place)), foldedBy(asText(right, place))];
  return (frame) => withoutCase(text(frame), part(frame), (a, b) => uncased(a, b, place), place);
}

type Compare = (text: string, part: string, place: Place) => boolean;

const equals: Compare = (text, part) => text === part;
const contains: Compare = (text, part) => text.includes(part);
const startsWith: Compare = (text, part) => text.startsWith(part);
const endsWith: Compare = (text, part) => text.endsWith(part);

const CASED: Readonly<Record<string, Compare>> = {
  contains_cs: contains,
  startswith_cs: startsWith,
  endswith_cs: endsWith,
  has_cs: hasTerm,
};

const UNCASED: Readonly<Record<string, Compare>> = {
  '=~': equals,
  contains,
  startswith: startsWith,
  endswith: endsWith,
  has: hasTerm,
};

/** `!contains` is the negation of `contains`, and `!~` of `=~`. */
function withoutNegation(operator: string): { readonly negated: boolean; readonly name: string } {
  if (operator === '!~') return { negated: true, name: '=~' };
  return operator.startsWith('!') && operator !== '!=' ? { negated: true, name: operator.slice(1) } : { negated: false, name: operator };
}
