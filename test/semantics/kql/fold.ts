import { UnsupportedKql, type Place } from './errors.js';

/** A text prepared for comparison without case. */
export interface Folded {
  /** With the case of ASCII letters folded, which is what Kusto promises. */
  readonly ascii: string;
  /** With the case of all letters folded. The same string where the text is ASCII. */
  readonly all: string;
}

export function fold(text: string): Folded {
  if (isAscii(text)) {
    const lower = text.toLowerCase();
    return { ascii: lower, all: lower };
  }
  return { ascii: text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), all: text.toLowerCase() };
}

export const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

/**
 * Compares without case. "Case-insensitive operators are currently supported only for ASCII-text" ("=~ (equals) operator",
 * https://learn.microsoft.com/kusto/query/equals-operator): where folding the other letters would change the answer, there is none.
 */
export function withoutCase(left: Folded, right: Folded, test: (left: string, right: string) => boolean, place: Place): boolean {
  const answer = test(left.ascii, right.ascii);
  if ((left.ascii !== left.all || right.ascii !== right.all) && test(left.all, right.all) !== answer) {
    throw new UnsupportedKql(place, `case beyond ASCII decides between ${JSON.stringify(left.all)} and ${JSON.stringify(right.all)}`);
  }
  return answer;
}
