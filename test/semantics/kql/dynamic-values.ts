import type { Json } from '../rows/row.js';
import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asText, type Expression } from './expression.js';

/** A member of a property bag. Null for any other value, and for a missing member. */
export function member(of: Expression, name: string, place: Place): Expression {
  if (of.type !== 'dynamic') throw new TypeClash(place, `a member of ${of.type}`);
  return {
    type: 'dynamic',
    evaluate: (frame) => {
      const value = of.evaluate(frame);
      return isBag(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
    },
  };
}

const isBag = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `parse_json(text)`: what is not JSON is kept as a string, and a dynamic value as it is
 * (https://learn.microsoft.com/kusto/query/parse-json-function); the empty text is null (table of
 * https://learn.microsoft.com/kusto/query/isnull-function).
 */
export function parseJson(args: readonly Expression[], place: Place): Expression {
  const [json] = args;
  if (!json || args.length !== 1) throw new TypeClash(place, 'parse_json takes one value');
  if (json.type === 'dynamic') return json;
  const text = asText(json, place);
  // A query reads several members of one text: each `parse_json` of it is its own.
  let last = '';
  let parsed: Json = null;
  return {
    type: 'dynamic',
    evaluate: (frame) => {
      const now = text.evaluate(frame);
      if (now !== last) {
        parsed = jsonOf(now, place);
        last = now;
      }
      return parsed;
    },
  };
}

function jsonOf(text: string, place: Place): Json {
  if (text === '') return null;
  try {
    return JSON.parse(text, (_, value: Json) => {
      if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        throw new UnsupportedKql(place, `JSON with a number that loses digits in JavaScript, ${value}`);
      }
      return value;
    }) as Json;
  } catch (error) {
    if (error instanceof UnsupportedKql) throw error;
    return text;
  }
}

/**
 * A dynamic value as text: a string without quotes, anything else as JSON, null as nothing. The order of the members of a bag is
 * that of the row; Kusto does not promise one ("The dynamic data type").
 */
export function textOfDynamic(value: Json, place: Place): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && !/^-?\d+(?:\.\d+)?$/.test(String(value))) {
    throw new UnsupportedKql(place, `how ${value} is written as text`);
  }
  return JSON.stringify(value);
}
