import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asText, foldedBy, type Expression, type Truth, type Value } from './expression.js';
import { fold } from './fold.js';
import { bool } from './logic.js';
import { isNumeric, numberKey, type Numeric } from './numbers.js';

/**
 * `==`, `!=` and the order of two values of one type; undefined for any other operator. Equality of a null and a value is false, of two
 * nulls null, and an order with a null beside it is null ("Equality and inequality of null values",
 * https://learn.microsoft.com/kusto/query/scalar-data-types/null-values).
 */
export function comparison(operator: string, left: Expression, right: Expression, place: Place): Expression<Truth> | undefined {
  if (operator === '==' || operator === '!=') return equality(operator === '==', left, right, place);
  const ordered = ORDERS[operator];
  if (ordered === undefined) return undefined;
  checkTypes(left, right, place);
  if (!isNumeric(left.type) && left.type !== 'datetime') throw new UnsupportedKql(place, `the order of values of type ${left.type}`);
  return bool((frame) => {
    const [a, b] = [left.evaluate(frame), right.evaluate(frame)];
    return a === null || b === null ? null : ordered(a as Numeric, b as Numeric);
  });
}

const ORDERS: Readonly<Record<string, (a: Numeric, b: Numeric) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function equality(equal: boolean, left: Expression, right: Expression, place: Place): Expression<Truth> {
  checkTypes(left, right, place);
  return bool((frame) => {
    const [a, b] = [left.evaluate(frame), right.evaluate(frame)];
    if (a === null && b === null) return null;
    return (numberKey(a) === numberKey(b)) === equal;
  });
}

/** Kusto compares numbers of all types with one another, and otherwise values of one type. */
function checkTypes(left: Expression, right: Expression, place: Place): void {
  for (const { type } of [left, right]) {
    if (type === 'dynamic' || type === 'guid' || type === 'timespan') throw new UnsupportedKql(place, `a comparison of ${type}`);
  }
  if (left.type === right.type || (isNumeric(left.type) && isNumeric(right.type))) return;
  throw new TypeClash(place, `${left.type} compared with ${right.type}`);
}

/**
 * `in`, `!in`, `in~` and `!in~` with a list of literals: "behaves like a logical OR of equality comparisons" ("Null values and the `in`
 * operator"), so a null is in no list of values.
 */
export function membership(operator: string, left: Expression, items: readonly Expression[], place: Place): Expression<Truth> {
  const within = operator.endsWith('~') ? withinFolded(left, items, place) : within_(left, items, place);
  return operator.startsWith('!') ? bool((frame) => within.evaluate(frame) === false) : within;
}

function within_(left: Expression, items: readonly Expression[], place: Place): Expression<Truth> {
  const keys = new Set<Value>();
  for (const item of items) {
    checkTypes(left, item, place);
    keys.add(numberKey(literalIn(item, place)));
  }
  return bool((frame) => keys.has(numberKey(left.evaluate(frame))));
}

function withinFolded(left: Expression, items: readonly Expression[], place: Place): Expression<Truth> {
  const text = foldedBy(asText(left, place));
  const folded = items.map((item) => fold(literalIn(asText(item, place), place) as string));
  const ascii = new Set(folded.map((item) => item.ascii));
  const all = new Set(folded.map((item) => item.all));
  return bool((frame) => {
    const value = text(frame);
    const answer = ascii.has(value.ascii);
    if (all.has(value.all) !== answer) throw new UnsupportedKql(place, `case beyond ASCII decides over ${JSON.stringify(value.all)}`);
    return answer;
  });
}

function literalIn(item: Expression, place: Place): Value {
  const value = item.constant;
  if (value === undefined || value === null) throw new UnsupportedKql(place, 'a list of something other than literals');
  return value;
}
