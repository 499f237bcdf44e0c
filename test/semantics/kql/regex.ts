import { RE2JS } from 're2js';
import { rustRegexProblem } from '../../support/rust-regex.js';
import { RegexRefused, type Place } from './errors.js';

/** A regular expression of Kusto's, searched for anywhere in a text. */
export interface Regex {
  readonly test: (text: string) => boolean;
  /** What a group matched where the expression matches first, `""` if it or the expression matched nothing. */
  readonly group: (text: string, group: number) => string;
  /** The text with each match, none of which is empty, replaced as a whole; `\1` stands for what the first group matched. */
  readonly replace: (text: string, replacement: string) => string;
}

/** "The maximum number of regex groups is 16" (https://learn.microsoft.com/kusto/query/matches-regex-operator). */
const MAX_GROUPS = 16;

/**
 * Kusto's syntax is that of Rust's regex crate (https://learn.microsoft.com/kusto/query/regex), run here by RE2, which has the same
 * leftmost-first matches. They differ in `\w`, `\d`, `\s` and `\b`, which are Unicode's in Rust and ASCII's in RE2.
 */
export function regex(pattern: string, place: Place): Regex {
  const problem = rustRegexProblem(pattern);
  if (problem !== undefined) throw new RegexRefused(place, problem);
  const plain = RE2JS.compile(translated(pattern, 'ASCII words')!);
  if (plain.groupCount() > MAX_GROUPS) throw new RegexRefused(place, `${plain.groupCount()} groups, of which Kusto takes ${MAX_GROUPS}`);
  let beyondAscii: RE2JS | undefined;
  const engineFor = (text: string): RE2JS => {
    if (!WORD_BEYOND_ASCII.test(text)) return plain;
    if (beyondAscii) return beyondAscii;
    const unicode = translated(pattern, 'Unicode words');
    if (unicode === undefined) throw new RegexRefused(place, `\\b, \\B or \\W in a class cannot be run on ${JSON.stringify(text)}`);
    return (beyondAscii = RE2JS.compile(unicode));
  };
  return {
    test: (text) => engineFor(text).test(text),
    group: (text, group) => {
      const matcher = engineFor(text).matcher(text);
      return matcher.find() ? (matcher.group(group) ?? '') : '';
    },
    replace: (text, replacement) => {
      const matcher = engineFor(text).matcher(text);
      let replaced = '';
      let from = 0;
      while (matcher.find()) {
        if (matcher.end() === matcher.start()) throw new RegexRefused(place, 'a match of nothing is replaced');
        replaced += text.slice(from, matcher.start()) + replacement.replace(/\\(\d)/g, (_, group) => matcher.group(Number(group)) ?? '');
        from = matcher.end();
      }
      return replaced + text.slice(from);
    },
  };
}

/** How many groups an expression has, the whole match not counted. The expression is one that `regex` has taken. */
export const groupsIn = (pattern: string): number => RE2JS.compile(pattern).groupCount();

/** A character that Rust takes for part of a word, or for a digit, and RE2 does not. */
const WORD_BEYOND_ASCII = /(?![\x00-\x7f])[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200c\u200d]/u;

/** `\p{White_Space}`, and everything else. */
const SPACE = String.raw`\t-\r\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`;
const NO_SPACE =
  String.raw`\x00-\x08\x0e-\x1f\x21-\x{84}\x{86}-\x{9f}\x{a1}-\x{167f}\x{1681}-\x{1fff}\x{200b}-\x{2027}\x{202a}-\x{202e}` +
  String.raw`\x{2030}-\x{205e}\x{2060}-\x{2fff}\x{3001}-\x{10ffff}`;

/** `\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`: RE2 has no `Alphabetic`; beyond letters and marks it holds enclosed letters. */
const WORD =
  String.raw`\p{L}\p{Nl}\p{M}\p{Nd}\p{Pc}\x{200c}\x{200d}` +
  String.raw`\x{24b6}-\x{24e9}\x{1f130}-\x{1f149}\x{1f150}-\x{1f169}\x{1f170}-\x{1f189}`;

/**
 * The expression with Rust's meaning of its classes written out. With ASCII words it is right for every text without a letter or
 * digit beyond ASCII; with Unicode words it is right for all, and undefined where RE2 cannot say it.
 */
function translated(pattern: string, words: 'ASCII words' | 'Unicode words'): string | undefined {
  const unicode = words === 'Unicode words';
  let result = '';
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '\\') {
      const escaped = pattern[++i] ?? '';
      const written = classOf(escaped, inClass, unicode);
      if (written === undefined) return undefined;
      result += written;
    } else {
      if (inClass && character === ']') inClass = false;
      else if (inClass && pattern.startsWith('[:', i)) {
        const end = pattern.indexOf(':]', i) + 1;
        result += pattern.slice(i, end);
        i = end;
        result += pattern[i]!;
        continue;
      } else if (!inClass && character === '[') {
        inClass = true;
        const opening = /^\[\^?\]?/.exec(pattern.slice(i, i + 3))![0];
        result += opening;
        i += opening.length - 1;
        continue;
      }
      result += character;
    }
  }
  return result;
}

/** What is written for an escape; undefined if Unicode cannot express it. */
function classOf(escaped: string, inClass: boolean, unicode: boolean): string | undefined {
  const listed = (list: string): string => (inClass ? list : `[${list}]`);
  switch (escaped) {
    case 's':
      return listed(SPACE);
    case 'S':
      return inClass ? NO_SPACE : `[^${SPACE}]`;
    case 'd':
      return unicode ? String.raw`\p{Nd}` : String.raw`\d`;
    case 'D':
      return unicode ? String.raw`\P{Nd}` : String.raw`\D`;
    case 'w':
      return unicode ? listed(WORD) : String.raw`\w`;
    case 'W':
      if (!unicode) return String.raw`\W`;
      return inClass ? undefined : `[^${WORD}]`;
    case 'b':
    case 'B':
      return unicode ? undefined : `\\${escaped}`;
    default:
      return `\\${escaped}`;
  }
}
