import { UnsupportedKql, type Place } from './errors.js';

/**
 * Whether a text has a term: "each string value is broken into maximal sequences of alphanumeric characters" ("What is a term?",
 * https://learn.microsoft.com/kusto/query/datatypes-string-operators). What `has` does with anything but one such sequence, and whether
 * a letter beyond ASCII is part of one, is not documented.
 */
export function hasTerm(text: string, term: string, place: Place): boolean {
  if (!/^[A-Za-z0-9]+$/.test(term)) throw new UnsupportedKql(place, `${JSON.stringify(term)} is not one term of ASCII letters and digits`);
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const before = neighbour(text.slice(Math.max(0, at - 2), at), /[A-Za-z0-9]$/, /[\p{L}\p{N}\p{M}]$/u, place);
    const after = neighbour(text.slice(at + term.length, at + term.length + 2), /^[A-Za-z0-9]/, /^[\p{L}\p{N}\p{M}]/u, place);
    if (!before && !after) return true;
  }
  return false;
}

/** Whether the character beside a term makes it a part of a longer one. */
function neighbour(beside: string, ascii: RegExp, any: RegExp, place: Place): boolean {
  if (ascii.test(beside)) return true;
  if (any.test(beside)) throw new UnsupportedKql(place, `a term beside ${JSON.stringify(beside)}`);
  return false;
}
