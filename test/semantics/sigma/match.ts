import { RE2JS } from 're2js';
import type { FieldValue, LogEvent } from '../log-event.js';
import { isInNetwork } from './address.js';
import { partOfDate } from './date-part.js';
import { decimalNumber } from './number.js';
import { ANYTHING, joinTexts, matchesPattern, openAfter, openBefore } from './pattern.js';
import type { ComparisonOperator, FieldReference, DetectionItem, PatternPart, PatternValue, RegexValue, Value } from './rule.js';

/** The values of placeholders (`|expand`), by name. They are text: no character in them has a meaning. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

/** Without values for its placeholders a rule has no meaning. */
export class UnknownPlaceholder extends Error {
  override readonly name = 'UnknownPlaceholder';
}

export function matchesTest({ field, values, matches, negated }: DetectionItem, event: LogEvent, placeholders: Placeholders): boolean {
  const holds = (value: Value): boolean =>
    fillPlaceholders(value, placeholders).some((filled) =>
      field === undefined ? isInEvent(filled, event) : isIn(textOf(event, field), filled, event),
    );
  return (matches === 'all' ? values.every(holds) : values.some(holds)) !== negated;
}

/**
 * The text of a field; undefined where it is missing, null or empty, which are one and the same. Rules do not agree on
 * the case of some names (`md5`, `MD5`), so that a field with the same letters is the field if there is none by the name.
 */
function textOf({ fields }: LogEvent, field: string): string | undefined {
  if (Object.hasOwn(fields, field)) return asText(fields[field]);
  const name = Object.keys(fields).find((known) => known.toLowerCase() === field.toLowerCase());
  return name === undefined ? undefined : asText(fields[name]);
}

const asText = (value: FieldValue | undefined): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : String(value);

/** Whether the field is as the value says. Only null, the empty text and `exists: false` say that there is nothing. */
function isIn(text: string | undefined, value: Value, event: LogEvent): boolean {
  if (value.kind === 'null') return text === undefined;
  if (value.kind === 'exists') return (text !== undefined) === value.value;
  if (value.kind === 'pattern' && value.parts.length === 0) return text === undefined;
  if (text === undefined) return false;
  switch (value.kind) {
    case 'pattern':
      return matchesPattern(value.parts, value.cased, text);
    case 'number':
      return text === value.digits;
    case 'boolean':
      return text.toLowerCase() === String(value.value);
    case 'regex':
      return compiled(value).matcher(text).find();
    case 'cidr':
      return isInNetwork(text, value);
    case 'comparison':
      return compare(decimalNumber(text), value.operator, value.number);
    case 'fieldref':
      return matchesReference(text, value, event);
    case 'date-part':
      return partOfDate(text, value.part) === value.number;
  }
}

/** A keyword: the value is somewhere in the text of the event, so that where a pattern begins and ends does not matter. */
function isInEvent(value: Value, event: LogEvent): boolean {
  const texts = Object.values(event.fields).flatMap((field) => asText(field) ?? []);
  const sought = somewhere(value);
  if (sought.kind === 'pattern' && sought.parts.length === 0) return texts.length === 0;
  return texts.some((text) => isIn(text, sought, event));
}

function somewhere(value: Value): Value {
  switch (value.kind) {
    case 'pattern':
      return value.parts.length === 0 ? value : { ...value, parts: openBefore(openAfter(value.parts)) };
    case 'number':
      return { kind: 'pattern', parts: [ANYTHING, { text: value.digits }, ANYTHING], cased: false };
    case 'boolean':
      return { kind: 'pattern', parts: [ANYTHING, { text: String(value.value) }, ANYTHING], cased: false };
    default:
      return value;
  }
}

/** The value with each of the values of its first placeholder, and so on for the others. */
function fillPlaceholders(value: Value, placeholders: Placeholders): readonly Value[] {
  const name = value.kind === 'pattern' ? value.parts.find((part) => 'placeholder' in part)?.placeholder : undefined;
  if (value.kind !== 'pattern' || name === undefined) return [value];
  const texts = Object.hasOwn(placeholders, name) ? (placeholders[name] ?? []) : [];
  if (texts.length === 0) throw new UnknownPlaceholder(`The placeholder %${name}% has no values.`);
  return texts.flatMap((text) => fillPlaceholders(fill(value, name, text), placeholders));
}

function fill(value: PatternValue, name: string, text: string): PatternValue {
  const replace = (part: PatternPart): PatternPart => ('placeholder' in part && part.placeholder === name ? { text } : part);
  return { ...value, parts: joinTexts(value.parts.map(replace)) };
}

/** The value of the other field as it is: no character in it has a meaning. Nothing is equal to a field that is not there. */
function matchesReference(text: string, { field, match, cased }: FieldReference, event: LogEvent): boolean {
  const other = textOf(event, field);
  if (other === undefined) return false;
  const before = match === 'contains' || match === 'endswith' ? [ANYTHING] : [];
  const after = match === 'contains' || match === 'startswith' ? [ANYTHING] : [];
  return matchesPattern([...before, { text: other }, ...after], cased, text);
}

/** What is not a number is neither less nor more than one. */
function compare(number: number | undefined, operator: ComparisonOperator, limit: number): boolean {
  if (number === undefined) return false;
  switch (operator) {
    case 'lt':
      return number < limit;
    case 'lte':
      return number <= limit;
    case 'gt':
      return number > limit;
    case 'gte':
      return number >= limit;
  }
}

/** Compiling costs far more than matching, and a rule is asked about many events. */
const compiledBefore = new WeakMap<RegexValue, RE2JS>();

function compiled(value: RegexValue): RE2JS {
  const known = compiledBefore.get(value);
  if (known !== undefined) return known;
  const { source, ignoreCase, multiline, dotAll } = value;
  const flags = (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (dotAll ? RE2JS.DOTALL : 0);
  const regex = RE2JS.compile(source, flags);
  compiledBefore.set(value, regex);
  return regex;
}
