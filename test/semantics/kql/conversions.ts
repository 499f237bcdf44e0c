import type { Json } from '../rows/row.js';
import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { textOfDynamic } from './dynamic-values.js';
import type { Expression, Value } from './expression.js';
import type { Numeric } from './numbers.js';

/** `tostring(value)`: null is `""` (https://learn.microsoft.com/kusto/query/tostring-function). */
export function toText(value: Expression, place: Place): Expression<string> {
  switch (value.type) {
    case 'string':
      return value as Expression<string>;
    case 'int':
    case 'long':
      return { type: 'string', evaluate: (frame) => String((value.evaluate(frame) as Numeric | null) ?? '') };
    case 'dynamic':
      return { type: 'string', evaluate: (frame) => textOfDynamic(value.evaluate(frame) as Json, place) };
    case 'real':
    case 'decimal':
    case 'bool':
    case 'datetime':
    case 'timespan':
    case 'guid':
      throw new UnsupportedKql(place, `how a ${value.type} is written as text`);
  }
}

/**
 * `tolong` and `toint`: null where the conversion fails (https://learn.microsoft.com/kusto/query/tolong-function). Hexadecimal
 * digits are read as in a literal ("The long data type").
 */
export function toWhole(type: 'int' | 'long', args: readonly Expression[], place: Place): Expression {
  const [value] = args;
  if (!value || args.length !== 1) throw new TypeClash(place, `to${type} takes one value`);
  const { least, greatest } = RANGES[type];
  const convert = CONVERTERS[value.type];
  if (convert === undefined) throw new UnsupportedKql(place, `a ${value.type} as ${type}`);
  return {
    type,
    evaluate: (frame) => {
      const whole = convert(value.evaluate(frame), place);
      return whole === null || whole < least || whole > greatest ? null : whole;
    },
  };
}

const RANGES = {
  int: { least: -(2n ** 31n), greatest: 2n ** 31n - 1n },
  long: { least: -(2n ** 63n), greatest: 2n ** 63n - 1n },
};

type Converter = (value: Value, place: Place) => bigint | null;

const fromNumber: Converter = (value) => {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isFinite(value) ? BigInt(Math.trunc(value)) : null;
};

const fromText: Converter = (value, place) => {
  const text = value as string;
  if (/^-?\d+$|^0[xX][0-9a-fA-F]+$/.test(text)) return BigInt(text);
  if (text.trim() !== '' && !Number.isNaN(Number(text))) {
    throw new UnsupportedKql(place, `whether ${JSON.stringify(text)} is a whole number, which the documentation does not say`);
  }
  return null;
};

const fromDynamic: Converter = (value, place) => {
  if (typeof value === 'string') return fromText(value, place);
  if (typeof value === 'boolean') throw new UnsupportedKql(place, 'a dynamic bool as a number');
  return fromNumber(value, place);
};

const CONVERTERS: Readonly<Partial<Record<Expression['type'], Converter>>> = {
  string: fromText,
  int: fromNumber,
  long: fromNumber,
  real: fromNumber,
  dynamic: fromDynamic,
};

/** `todouble` of text: null for any text but a number (https://learn.microsoft.com/kusto/query/todouble-function). */
export function toReal(value: Expression, place: Place): Expression {
  if (value.type !== 'string') throw new UnsupportedKql(place, `a ${value.type} as real`);
  return {
    type: 'real',
    evaluate: (frame) => {
      const text = value.evaluate(frame) as string;
      if (/^[-+]?\d+(\.\d+)?$/.test(text)) return Number(text);
      if (text.trim() === '' || Number.isNaN(Number(text))) return null;
      throw new UnsupportedKql(place, `whether ${JSON.stringify(text)} is a number, which the documentation does not say`);
    },
  };
}
