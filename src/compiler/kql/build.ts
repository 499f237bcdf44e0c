import type { ComparisonOperator, KqlExpression, KqlType, ListOperator, TextOperator } from './ast.js';

/** A number column is compared with numbers only; these are the types that are. */
export type NumberType = 'int' | 'long' | 'real' | 'decimal';

export const column = <T extends KqlType>(name: string, type: T): KqlExpression<T> => ({ kind: 'column', name, type });
export const text = (value: string): KqlExpression<'string'> => ({ kind: 'text', value, type: 'string' });
export const number = (digits: string, type: NumberType = 'long'): KqlExpression<NumberType> => ({ kind: 'number', digits, type });
export const bool = (value: boolean): KqlExpression<'bool'> => ({ kind: 'bool', value, type: 'bool' });
/** `value` is ISO 8601. */
export const datetime = (value: string): KqlExpression<'datetime'> => ({ kind: 'datetime', value, type: 'datetime' });
/** `value` is a number and its unit: `1d`. */
export const timespan = (value: string): KqlExpression<'timespan'> => ({ kind: 'timespan', value, type: 'timespan' });
export const textArray = (values: readonly string[]): KqlExpression<'dynamic'> => ({ kind: 'text-array', values, type: 'dynamic' });
export const member = (of: KqlExpression<'dynamic'>, path: readonly string[]): KqlExpression<'dynamic'> => ({
  kind: 'member',
  of,
  path,
  type: 'dynamic',
});
export const call = <T extends KqlType>(type: T, name: string, ...args: readonly KqlExpression[]): KqlExpression<T> => ({
  kind: 'call',
  name,
  args,
  type,
});

/** A test of text: both sides are strings. */
export const textTest = (op: TextOperator, left: KqlExpression<'string'>, right: KqlExpression<'string'>): KqlExpression<'bool'> => ({
  kind: 'text-test',
  op,
  left,
  right,
  type: 'bool',
});

/** An ordered comparison of two numbers, two times, or two truth values. */
export const compare = <T extends NumberType | 'datetime' | 'bool' | 'string' | 'guid'>(
  op: ComparisonOperator,
  left: KqlExpression<T>,
  right: KqlExpression<T>,
): KqlExpression<'bool'> => ({ kind: 'comparison', op, left, right, type: 'bool' });

/** Membership in a list of literals of the column's own type; `in~` is for text only. */
export const listTest = <T extends NumberType | 'string' | 'guid'>(
  op: T extends 'string' ? ListOperator : 'in',
  left: KqlExpression<T>,
  items: readonly KqlExpression<T>[],
): KqlExpression<'bool'> => ({ kind: 'list-test', op, left, items, type: 'bool' });

/**
 * Membership among the entries of a Sentinel watchlist, compared without case by its search key, with literal text around each
 * (`_GetWatchlist`, https://learn.microsoft.com/azure/sentinel/watchlists-queries).
 */
export const watchlistTest = (left: KqlExpression<'string'>, alias: string, before = '', after = ''): KqlExpression<'bool'> => ({
  kind: 'watchlist-test',
  op: 'in~',
  left,
  alias,
  before,
  after,
  type: 'bool',
});

export const and = (operands: readonly KqlExpression<'bool'>[]): KqlExpression<'bool'> => ({ kind: 'and', operands, type: 'bool' });
export const or = (operands: readonly KqlExpression<'bool'>[]): KqlExpression<'bool'> => ({ kind: 'or', operands, type: 'bool' });
export const not = (operand: KqlExpression<'bool'>): KqlExpression<'bool'> => ({ kind: 'not', operand, type: 'bool' });
