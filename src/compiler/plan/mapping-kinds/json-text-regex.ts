import type { Pattern } from '../plan.js';

/**
 * A pattern as it reads between the quotes of a text in JSON, as a regular expression: with the escapes of JSON, of which a
 * wildcard never takes a part.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc8259#section-7. That Kusto writes the short escapes, and characters beyond ASCII
 * either as they are or as `\u`, is what is allowed for.
 */
export const jsonTextRegex = (pattern: Pattern): string =>
  pattern.map((part) => (typeof part === 'string' ? jsonLiteral(part) : WILDCARDS[part.wildcard])).join('');

/** Any text between the quotes of JSON. */
export const ANY_JSON_TEXT = String.raw`(?:[^"\\]|\\.)*`;

const WILDCARDS = { one: String.raw`(?:[^"\\]|\\u[0-9a-fA-F]{4}|\\[^u])`, many: ANY_JSON_TEXT, component: String.raw`[^"\\]*` } as const;

/** A text between the quotes of JSON, as an expression that matches it. */
export const jsonLiteral = (text: string): string => Array.from(text, escaped).join('');

function escaped(character: string): string {
  const short = SHORT_ESCAPES[character];
  const code = unicodeEscape(character);
  if (short !== undefined) return character === '"' || character === '\\' ? short : `(?:${short}|${code})`;
  if (character < ' ') return code;
  if (character > '~') return `(?:${character}|${code})`;
  return character === '/' ? String.raw`\\?/` : character.replace(/[$()*+.?[\]^{|}]/, String.raw`\$&`);
}

/** As an expression matches them. */
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': String.raw`\\"`,
  '\\': String.raw`\\\\`,
  '\b': String.raw`\\b`,
  '\f': String.raw`\\f`,
  '\n': String.raw`\\n`,
  '\r': String.raw`\\r`,
  '\t': String.raw`\\t`,
};

const unicodeEscape = (character: string): string =>
  Array.from({ length: character.length }, (_, unit) => String.raw`\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`).join(
    '',
  );
