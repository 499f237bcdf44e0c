import { TypeClash, UnsupportedKql, type Place } from './errors.js';
import { asText, constantText, type Expression } from './expression.js';
import { groupsIn, regex } from './regex.js';

/** `replace_string(text, lookup, rewrite)` (https://learn.microsoft.com/kusto/query/replace-string-function). */
export function replaceString(args: readonly Expression[], place: Place): Expression<string> {
  const [text, lookup, rewrite] = three(args, place);
  return replaced(text, [[constantText(lookup, place), constantText(rewrite, place)]], place);
}

/**
 * `replace_strings(text, lookups, rewrites)`: all lookups are looked for in the text as it came, an earlier one taking its places
 * before a later one; what a rewrite brings is not looked at again ("Replacement order",
 * https://learn.microsoft.com/kusto/query/replace-strings-function).
 */
export function replaceStrings(args: readonly Expression[], place: Place): Expression<string> {
  const [text, lookups, rewrites] = three(args, place);
  const [from, to] = [textsIn(lookups, place), textsIn(rewrites, place)];
  if (from.length !== to.length) throw new UnsupportedKql(place, 'lookups and rewrites that are not pairs');
  return replaced(
    text,
    from.map((lookup, i) => [lookup, to[i]!]),
    place,
  );
}

/** `replace_regex(text, regex, rewrite)` (https://learn.microsoft.com/kusto/query/replace-regex-function). */
export function replaceRegex(args: readonly Expression[], place: Place): Expression<string> {
  const [text, pattern, rewrite] = three(args, place);
  const source = asText(text, place);
  const expression = constantText(pattern, place);
  const { replace } = regex(expression, place);
  const replacement = constantText(rewrite, place);
  const groups = Array.from(replacement.matchAll(/\\(\d?)/g), ([, digit]) => (digit === '' ? Infinity : Number(digit)));
  if (replacement.includes('$') || groups.some((group) => group > groupsIn(expression))) {
    throw new UnsupportedKql(place, 'a rewrite with a dollar, a backslash, or a group that the expression has not');
  }
  return { type: 'string', evaluate: (frame) => replace(source.evaluate(frame), replacement) };
}

function three(args: readonly Expression[], place: Place): readonly [Expression, Expression, Expression] {
  const [text, lookup, rewrite] = args;
  if (!text || !lookup || !rewrite || args.length !== 3) throw new TypeClash(place, 'a text, what to look for and a rewrite are needed');
  return [text, lookup, rewrite];
}

function textsIn(list: Expression, place: Place): readonly string[] {
  const values = list.constant;
  if (!Array.isArray(values)) throw new UnsupportedKql(place, 'something other than a dynamic array of literals');
  return values.map((value: unknown) => {
    if (typeof value !== 'string') throw new UnsupportedKql(place, 'an array with something other than text');
    return value;
  });
}

function replaced(text: Expression, pairs: readonly (readonly [string, string])[], place: Place): Expression<string> {
  if (pairs.some(([lookup]) => lookup === '')) throw new UnsupportedKql(place, 'a lookup of nothing');
  const source = asText(text, place);
  return { type: 'string', evaluate: (frame) => replaceAll(source.evaluate(frame), pairs, 0) };
}

/** The pairs from the given one on, in a stretch of text that no earlier one has touched. */
function replaceAll(text: string, pairs: readonly (readonly [string, string])[], first: number): string {
  for (let i = first; i < pairs.length; i++) {
    const [lookup, rewrite] = pairs[i]!;
    if (!text.includes(lookup)) continue;
    return text
      .split(lookup)
      .map((stretch) => replaceAll(stretch, pairs, i + 1))
      .join(rewrite);
  }
  return text;
}

/**
 * `url_decode(text)` (https://learn.microsoft.com/kusto/query/url-decode-function). Only what `%` and two digits are all of is decoded here:
 * what becomes of other characters, as `+`, the page leaves open.
 */
export function urlDecode(args: readonly Expression[], place: Place): Expression<string> {
  if (args.length !== 1) throw new TypeClash(place, 'url_decode takes one text');
  const source = asText(args[0]!, place);
  return {
    type: 'string',
    evaluate: (frame) => {
      const text = source.evaluate(frame);
      if (!/^(?:%[0-9A-F]{2})*$/i.test(text)) throw new UnsupportedKql(place, 'url_decode of a text with other characters');
      return Buffer.from(text.replaceAll('%', ''), 'hex').toString('utf8');
    },
  };
}
