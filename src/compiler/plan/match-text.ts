import { RE2JS } from 're2js';
import type { SigmaValue } from '../sigma/ast.js';
import { literalOf as textOf } from '../sigma/pattern.js';
import { isAnything, type Pattern } from './plan.js';

/**
 * Whether Sigma's value matches a text that is known already: how the compiler decides a test of a field that is
 * the same on every row. undefined where it depends on more than the text.
 */
export function matchesText(value: SigmaValue, text: string): boolean | undefined {
  switch (value.kind) {
    case 'pattern':
      if (value.parts.some((part) => typeof part !== 'string' && 'placeholder' in part)) return undefined;
      return matchesPattern(value.parts as Written, text, value.cased);
    case 'number':
      return value.text === text;
    case 'boolean':
      return String(value.value) === text.toLowerCase();
    case 'null':
      return text === '';
    case 'exists':
      return value.value === (text !== '');
    case 'regex':
      return regexOf(value).matcher(text).find();
    case 'comparison': {
      const number = text.trim() === '' ? NaN : Number(text);
      if (value.op === '<') return number < value.value;
      if (value.op === '<=') return number <= value.value;
      return value.op === '>' ? number > value.value : number >= value.value;
    }
    case 'cidr':
    case 'field-reference':
    case 'date-part':
      return undefined;
  }
}

/** An expression is compiled once, however many tables ask. */
const compiled = new WeakMap<SigmaValue, RE2JS>();

function regexOf(value: Extract<SigmaValue, { kind: 'regex' }>): RE2JS {
  const known = compiled.get(value);
  if (known) return known;
  const { pattern, ignoreCase, multiline, dotAll } = value;
  const flags = (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (dotAll ? RE2JS.DOTALL : 0);
  const regex = RE2JS.compile(pattern, flags);
  compiled.set(value, regex);
  return regex;
}

/** A pattern of a rule, without placeholders. */
type Written = readonly (string | { readonly wildcard: 'one' | 'many' })[];

const fold = (pattern: Written): Written => pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part));

export const matchesPattern = (pattern: Written, text: string, cased: boolean): boolean =>
  cased ? matchesAsWritten(pattern, text) : matchesAsWritten(fold(pattern), text.toLowerCase());

/** Greedy matching with one point of return, the last `*`: linear in the text for each part. */
function matchesAsWritten(pattern: Written, text: string): boolean {
  const units = pattern.flatMap((part): readonly (string | { wildcard: 'one' | 'many' })[] =>
    typeof part === 'string' ? Array.from(part) : [part],
  );
  const characters = Array.from(text);
  let unit = 0;
  let at = 0;
  let retryUnit = -1;
  let retryAt = 0;
  while (at < characters.length) {
    const expected = units[unit];
    if (typeof expected === 'object' && expected.wildcard === 'many') {
      retryUnit = ++unit;
      retryAt = at;
    } else if (expected !== undefined && (typeof expected === 'object' || expected === characters[at])) {
      unit++;
      at++;
    } else if (retryUnit >= 0) {
      unit = retryUnit;
      at = ++retryAt;
    } else return false;
  }
  return units.slice(unit).every((rest) => typeof rest === 'object' && rest.wildcard === 'many');
}

/** Whether a value is `*`, which matches whatever is there. */
export const isAnyValue = (value: SigmaValue): boolean => value.kind === 'pattern' && isAnything(value.parts as Pattern);

/** Whether a value asks only if there is something, or nothing. */
export const testsPresence = ({ kind }: SigmaValue): boolean => kind === 'null' || kind === 'exists';

/** Whether a value asks for nothing: null, the empty text, or that the field is not there. */
export const matchesEmpty = (value: SigmaValue): boolean =>
  value.kind === 'null' || (value.kind === 'exists' && !value.value) || literalOf(value) === '';

/** The text of a value that has one and no wildcard. */
export function literalOf(value: SigmaValue): string | undefined {
  switch (value.kind) {
    case 'pattern':
      return textOf(value.parts);
    case 'number':
      return value.text;
    case 'boolean':
      return String(value.value);
    default:
      return undefined;
  }
}
