import type { Json, Row } from '../rows/row.js';
import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { fold, type Folded } from './fold.js';

export type ColumnType = 'string' | 'int' | 'long' | 'real' | 'decimal' | 'bool' | 'datetime' | 'timespan' | 'guid' | 'dynamic';

/**
 * A value while a query runs. null is the null of every type but string, which has none ("Null values",
 * https://learn.microsoft.com/kusto/query/scalar-data-types/null-values). A datetime is a bigint: ticks of 100 ns since 1970.
 */
export type Value = bigint | Json;

/** true, false or unknown. */
export type Truth = boolean | null;

/** What is known of one row while its query runs: each column is read once, and its case folded once. */
export interface Frame {
  row: Row;
  readonly values: (Value | undefined)[];
  readonly folded: (Folded | undefined)[];
}

/** A scalar expression, ready to run. */
export interface Expression<V extends Value = Value> {
  readonly type: ColumnType;
  /** The value of a literal. */
  readonly constant?: V;
  readonly evaluate: (frame: Frame) => V;
  /** The value of a text prepared for comparison without case. */
  readonly folded?: (frame: Frame) => Folded;
}

export const constant = <V extends Value>(type: ColumnType, value: V): Expression<V> => {
  if (typeof value !== 'string') return { type, constant: value, evaluate: () => value };
  const folded = fold(value);
  return { type, constant: value, evaluate: () => value, folded: () => folded };
};

/** An expression whose value is kept for the rest of the row. `slot` is its place in the frame, and its own. */
export function kept(expression: Expression, slot: number): Expression {
  const evaluate = (frame: Frame): Value => {
    const known = frame.values[slot];
    return known === undefined ? (frame.values[slot] = expression.evaluate(frame)) : known;
  };
  if (expression.type !== 'string') return { type: expression.type, evaluate };
  return { type: 'string', evaluate, folded: (frame) => (frame.folded[slot] ??= fold(evaluate(frame) as string)) };
}

/** How a text expression is read without case. */
export function foldedBy(text: Expression<string>): (frame: Frame) => Folded {
  return text.folded ?? ((frame) => fold(text.evaluate(frame)));
}

/** The expression as text. A dynamic value would have to be cast, and nothing else is text. */
export function asText(expression: Expression, place: Place): Expression<string> {
  if (expression.type === 'string') return expression as Expression<string>;
  if (expression.type === 'dynamic') throw new UnsupportedKql(place, 'a dynamic value where a string is expected');
  throw new TypeClash(place, `${expression.type} where a string is expected`);
}

/** The expression as a condition. */
export function asCondition(expression: Expression, place: Place): Expression<Truth> {
  if (expression.type === 'bool') return expression as Expression<Truth>;
  throw new TypeClash(place, `${expression.type} where a bool is expected`);
}

/** The value of a text that has to be the same for all rows, such as a regular expression: it is prepared once. */
export function constantText(expression: Expression, place: Place): string {
  const { constant: value } = asText(expression, place);
  if (value === undefined) throw new UnsupportedKql(place, 'a text that is not a literal');
  return value;
}
