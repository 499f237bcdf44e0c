import type { PatternPart } from './ast.js';

const MANY: PatternPart = { wildcard: 'many' };
const ONE: PatternPart = { wildcard: 'one' };

/**
 * A Sigma string to its parts, once and for all; a pattern is never printed back into a string with
 * wildcards. `*` is any number of characters, as `**` is, and `?` is one; `\*`, `\?` and `\\` are the character
 * after the backslash; a backslash before anything else, or at the end, is a backslash
 * (specification, section "Escaping").
 */
export function parsePattern(text: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let literal = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH && isSpecial(text.charCodeAt(at + 1))) {
      literal += text.slice(from, at);
      from = ++at;
    } else if (unit === STAR || unit === QUESTION_MARK) {
      literal += text.slice(from, at);
      if (literal !== '') parts.push(literal);
      if (unit === QUESTION_MARK) parts.push(ONE);
      else if (!isMany(parts.at(-1))) parts.push(MANY);
      literal = '';
      from = at + 1;
    }
  }
  literal += text.slice(from);
  if (literal !== '') parts.push(literal);
  return parts;
}

const BACKSLASH = 0x5c;
const STAR = 0x2a;
const QUESTION_MARK = 0x3f;
const isSpecial = (unit: number): boolean => unit === BACKSLASH || unit === STAR || unit === QUESTION_MARK;

/** `*` in front, unless it is there: two of them in a row are one. */
export const anythingBefore = (parts: readonly PatternPart[]): readonly PatternPart[] => (isMany(parts[0]) ? parts : [MANY, ...parts]);

/** `*` at the end, unless it is there. */
export const anythingAfter = (parts: readonly PatternPart[]): readonly PatternPart[] => (isMany(parts.at(-1)) ? parts : [...parts, MANY]);

/** Whether a part of a pattern is `*`. */
export const isMany = (part: PatternPart | undefined): boolean =>
  typeof part === 'object' && 'wildcard' in part && part.wildcard === 'many';

/** The text of a pattern that is nothing but text, and undefined for every other. */
export function literalOf(parts: readonly PatternPart[]): string | undefined {
  const [first = ''] = parts;
  return parts.length <= 1 && typeof first === 'string' ? first : undefined;
}

/** Parts with neighbouring texts joined and empty ones left out, as `PatternPart` promises. */
export function joinParts(parts: readonly PatternPart[]): readonly PatternPart[] {
  const joined: PatternPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}
