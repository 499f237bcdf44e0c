import { toReal, toText, toWhole } from './conversions.js';
import { datetimePart } from './date-times.js';
import { parseJson } from './dynamic-values.js';
import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asCondition, asText, constantText, type Expression, type Frame, type Truth, type Value } from './expression.js';
import { bool, not } from './logic.js';
import { isInRange } from './networks.js';
import { groupsIn, regex } from './regex.js';
import { replaceRegex, replaceString, replaceStrings, urlDecode } from './replacements.js';

/** A call of one of the functions known here. */
export function call(name: string, args: readonly Expression[], place: Place): Expression {
  const make = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (make === undefined) throw new UnsupportedKql(place, `the function ${name}`);
  return make(args, place);
}

type Make = (args: readonly Expression[], place: Place) => Expression;

const FUNCTIONS: Readonly<Record<string, Make>> = {
  not: (args, place) => not(asCondition(only(args, place), place)),
  isempty: (args, place) => isEmpty(args, true, place),
  isnotempty: (args, place) => isEmpty(args, false, place),
  isnull: (args, place) => isNull(args, true, place),
  isnotnull: (args, place) => isNull(args, false, place),
  iff,
  coalesce,
  strcat: joined,
  tolower: (args, place) => {
    const text = asText(only(args, place), place);
    return { type: 'string', evaluate: (frame) => text.evaluate(frame).toLowerCase() };
  },
  tostring: (args, place) => toText(only(args, place), place),
  tolong: (args, place) => toWhole('long', args, place),
  todouble: (args, place) => toReal(only(args, place), place),
  toint: (args, place) => toWhole('int', args, place),
  parse_json: parseJson,
  extract,
  replace_string: replaceString,
  replace_strings: replaceStrings,
  replace_regex: replaceRegex,
  url_decode: urlDecode,
  datetime_part: datetimePart,
  ipv4_is_in_range: (args, place) => isInRange(4, exactly(2, args, place), place),
  ipv4_is_in_any_range: (args, place) => isInRange(4, args, place),
  ipv6_is_in_range: (args, place) => isInRange(6, exactly(2, args, place), place),
  ipv6_is_in_any_range: (args, place) => isInRange(6, args, place),
};

function exactly(count: number, args: readonly Expression[], place: Place): readonly Expression[] {
  if (args.length !== count) throw new TypeClash(place, `${args.length} arguments where there are ${count}`);
  return args;
}

function only(args: readonly Expression[], place: Place): Expression {
  return exactly(1, args, place)[0]!;
}

/** "`true` if the argument is an empty string or is null" (https://learn.microsoft.com/kusto/query/isempty-function). */
function isEmpty(args: readonly Expression[], expected: boolean, place: Place): Expression<Truth> {
  const value = only(args, place);
  return bool((frame) => isNothing(value.evaluate(frame)) === expected);
}

const isNothing = (value: Value): boolean => value === null || value === '';

/** A string is never null, so this is false of all (https://learn.microsoft.com/kusto/query/isnull-function). */
function isNull(args: readonly Expression[], expected: boolean, place: Place): Expression<Truth> {
  const value = only(args, place);
  return bool((frame) => (value.evaluate(frame) === null) === expected);
}

/** `iff(condition, then, else)`: else unless the condition is true (https://learn.microsoft.com/kusto/query/iff-function). */
function iff(args: readonly Expression[], place: Place): Expression {
  const [condition, then, otherwise] = exactly(3, args, place);
  if (then!.type !== otherwise!.type) throw new TypeClash(place, `${then!.type} or ${otherwise!.type}`);
  const test = asCondition(condition!, place);
  return { type: then!.type, evaluate: (frame) => (test.evaluate(frame) === true ? then! : otherwise!).evaluate(frame) };
}

/** The first that is not null or, of strings, not empty (https://learn.microsoft.com/kusto/query/coalesce-function). */
function coalesce(args: readonly Expression[], place: Place): Expression {
  const [first] = args;
  if (!first || args.length < 2) throw new TypeClash(place, 'coalesce takes two values or more');
  const { type } = first;
  for (const arg of args) if (arg.type !== type) throw new TypeClash(place, `${type} or ${arg.type}`);
  const isMissing = type === 'string' ? (value: Value) => value === '' : (value: Value) => value === null;
  return {
    type,
    evaluate: (frame: Frame) => {
      for (const arg of args) {
        const value = arg.evaluate(frame);
        if (!isMissing(value)) return value;
      }
      return type === 'string' ? '' : null;
    },
  };
}

/** `strcat` of 1 to 64 values, each as text (https://learn.microsoft.com/kusto/query/strcat-function). */
function joined(args: readonly Expression[], place: Place): Expression<string> {
  if (args.length < 1 || args.length > 64) throw new TypeClash(place, 'strcat takes 1 to 64 values');
  const texts = args.map((arg) => toText(arg, place));
  return { type: 'string', evaluate: (frame) => texts.map((text) => text.evaluate(frame)).join('') };
}

/** `extract(regex, group, text)`: nothing where nothing matches (https://learn.microsoft.com/kusto/query/extract-function). */
function extract(args: readonly Expression[], place: Place): Expression<string> {
  if (args.length === 4) throw new UnsupportedKql(place, 'extract with a type');
  const [pattern, group, text] = exactly(3, args, place);
  const expression = constantText(pattern!, place);
  const { group: groupOf } = regex(expression, place);
  const number = group!.constant;
  if (typeof number !== 'bigint') throw new UnsupportedKql(place, 'a group that is not a literal number');
  if (number < 0n || number > BigInt(groupsIn(expression))) throw new UnsupportedKql(place, 'a group that the expression has not');
  const source = asText(text!, place);
  return { type: 'string', evaluate: (frame) => groupOf(source.evaluate(frame), Number(number)) };
}
