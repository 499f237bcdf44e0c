import { isMany, type Pattern } from '../plan/plan.js';

/**
 * A pattern as a regular expression over the whole text: anchored, in order, `?` one character, a line break being
 * a character like any other. `*` at either end is no anchor instead of a loop.
 */
export function patternRegex(pattern: Pattern, cased: boolean): string {
  return `${flags(cased)}${anchored(pattern)}`;
}

/** Any of the patterns, in one expression. */
export function anyPatternRegex(patterns: readonly Pattern[], cased: boolean): string {
  const open = patterns.every((pattern) => isMany(pattern[0]) && isMany(pattern.at(-1)));
  const alternatives = patterns.map((pattern) => (open ? body(pattern.slice(1, -1)) : anchored(pattern)));
  return `${flags(cased)}(?:${alternatives.join('|')})`;
}

const flags = (cased: boolean): string => (cased ? '(?s)' : '(?is)');

function anchored(pattern: Pattern): string {
  const start = isMany(pattern[0]) ? '' : '^';
  const end = isMany(pattern.at(-1)) ? '' : '$';
  return `${start}${body(pattern.slice(start === '' ? 1 : 0, end === '' && pattern.length > 1 ? -1 : undefined))}${end}`;
}

const body = (pattern: Pattern): string =>
  pattern.map((part) => (typeof part === 'string' ? regexLiteral(part) : WILDCARDS[part.wildcard])).join('');

const WILDCARDS = { one: '.', many: '.*', component: String.raw`[^\\]*` } as const;

/** The text as an expression that matches it: every character that means something by itself is escaped. */
export const regexLiteral = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
