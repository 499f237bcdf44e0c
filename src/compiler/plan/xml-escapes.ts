import type { Table } from '../targets/target.js';
import type { Pattern } from './plan.js';

const ESCAPED = /[&<>]/;

/** The characters that Windows escapes in the XML of an event. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The pattern as it is, and as the rows have it that keep the escapes of XML, where the table has such rows and it differs there. */
export function escapedOrNot(pattern: Pattern, { escapedOnSomeRows }: Table): readonly Pattern[] {
  const differs = escapedOnSomeRows && pattern.some((part) => typeof part === 'string' && ESCAPED.test(part));
  return differs ? [pattern, pattern.map((part) => (typeof part === 'string' ? escaped(part) : part))] : [pattern];
}

/** Whether an expression may be about a character that some rows have escaped. In the name of a group `<` and `>` are not. */
export const missesEscapes = (pattern: string, { escapedOnSomeRows }: Table): boolean =>
  escapedOnSomeRows === true && ESCAPED.test(pattern.replace(/\(\?P?<\w+>/g, '('));

/**
 * Whether a pattern may need a brace that the same rows lose: of every value the parsers take one off either end, where GUIDs have
 * them.
 */
export function missesBraces(pattern: Pattern, { escapedOnSomeRows }: Table): boolean {
  const texts = pattern.filter((part) => typeof part === 'string');
  return escapedOnSomeRows === true && (texts[0]?.startsWith('{') === true || texts.at(-1)?.endsWith('}') === true);
}

export const bracesMissed = ({ name }: Table): string =>
  `${name} lacks a brace at either end of a value on some rows, which are not found.`;

export const escapesMissed = ({ name }: Table): string =>
  `${name} keeps text in the escapes of XML on some rows, "&amp;" for "&", on which the expression does not match.`;
