import type { PatternPart } from './rule.js';

export const ANYTHING: PatternPart = { wildcard: '*' };

/**
 * The parts of a value as it is written. A backslash takes the meaning from a `*`, a `?` or a backslash after it; before
 * anything else, and at the end, it is a backslash (specification, section "Escaping").
 */
export function parsePattern(written: string): readonly PatternPart[] {
  const pieces = written.match(/\\[\\*?]|[^]/gu) ?? [];
  return joinTexts(
    pieces.map((piece) => {
      if (piece === '*' || piece === '?') return { wildcard: piece };
      return { text: piece.length === 2 && piece.startsWith('\\') ? piece.slice(1) : piece };
    }),
  );
}

/** The same parts with texts side by side made one, and empty ones left out. */
export function joinTexts(parts: readonly PatternPart[]): readonly PatternPart[] {
  const joined: PatternPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && part.text === '') continue;
    if ('text' in part && last !== undefined && 'text' in last) joined[joined.length - 1] = { text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

export const mapTexts = (
  parts: readonly PatternPart[],
  replace: (text: string) => PatternPart | readonly PatternPart[],
): readonly PatternPart[] => joinTexts(parts.flatMap((part) => ('text' in part ? replace(part.text) : [part])));

/** With `*` before, or after, unless it is there. */
export const openBefore = (parts: readonly PatternPart[]): readonly PatternPart[] => (isAnything(parts[0]) ? parts : [ANYTHING, ...parts]);
export const openAfter = (parts: readonly PatternPart[]): readonly PatternPart[] =>
  isAnything(parts.at(-1)) ? parts : [...parts, ANYTHING];

const isAnything = (part: PatternPart | undefined): boolean => part !== undefined && 'wildcard' in part && part.wildcard === '*';

/** The text of a pattern that is nothing else; undefined where it has wildcards or placeholders. */
export function literalText(parts: readonly PatternPart[]): string | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return '';
  return others.length === 0 && 'text' in first ? first.text : undefined;
}

/** Whether the pattern is the whole text. A character is one of Unicode; a line break is a character like any other. */
export function matchesPattern(parts: readonly PatternPart[], cased: boolean, text: string): boolean {
  const characters = charactersOf(text, cased);
  let places: readonly number[] = [0];
  for (const part of parts) places = placesAfter(part, places, characters, cased);
  return places.includes(characters.length);
}

/** Where in the text a part can end that starts at one of the places, which are in ascending order. */
function placesAfter(part: PatternPart, places: readonly number[], characters: readonly string[], cased: boolean): readonly number[] {
  if ('placeholder' in part) throw new Error(`The placeholder %${part.placeholder}% has to be filled before it is compared.`);
  if ('text' in part) {
    const wanted = charactersOf(part.text, cased);
    const isAt = (place: number): boolean => wanted.every((character, index) => character === characters[place + index]);
    return places.filter(isAt).map((place) => place + wanted.length);
  }
  if (part.wildcard === '?') return places.filter((place) => place < characters.length).map((place) => place + 1);
  const [first] = places;
  return first === undefined ? [] : Array.from({ length: characters.length - first + 1 }, (_, skipped) => first + skipped);
}

/** The characters of a text; folded one by one, so that folding never changes how many they are. */
const charactersOf = (text: string, cased: boolean): readonly string[] =>
  cased ? Array.from(text) : Array.from(text, (character) => character.toLowerCase());
