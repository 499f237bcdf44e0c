/** What Kusto takes at most ("matches regex", https://learn.microsoft.com/kusto/query/matches-regex-operator). */
const MAX_GROUPS = 16;

/** An expression in the shared syntax, or the part of it that has none, and why. */
export type SharedRegex = { readonly pattern: string } | { readonly problem: string; readonly at: number; readonly length: number };

/**
 * A regular expression that RE2 reads, written so that Kusto reads it alike. Kusto's engine is that of Rust
 * ("Regex syntax", https://learn.microsoft.com/kusto/query/regex, https://docs.rs/regex/latest/regex/#syntax), which
 * refuses or reads otherwise a few things that RE2 and the engines rules are written for take for literals: `{` that
 * opens no repetition, `[` and `&&` in a class, `\<`, `\Q…\E`. They are escaped; everything else stays as it is written.
 * Groups beyond what Kusto takes do not capture: nothing asks for what they captured.
 */
export function sharedRegex(pattern: string): SharedRegex {
  let shared = '';
  let inClass = false;
  const groups: number[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    if (character === '\\') {
      const escape = parseEscape(pattern, at);
      if ('problem' in escape) return { ...escape, at };
      shared += escape.shared;
      at += escape.length - 1;
    } else if (inClass) {
      const next = pattern[at + 1];
      if (character === '[' && next === ':') {
        const end = pattern.indexOf(':]', at) + 2;
        shared += pattern.slice(at, end);
        at = end - 1;
      } else if ((character === '-' || character === '~') && next === character) {
        return { problem: `"${character}${next}" in a class, which Kusto takes for an operator`, at, length: 2 };
      } else {
        shared += character === '[' || (character === '&' && next === '&') ? `\\${character}` : character;
        inClass = character !== ']';
      }
    } else if (character === '[') {
      // A bracket that comes first is a literal, after `^` too.
      const [opening = '['] = /^\[\^?\]?/.exec(pattern.slice(at, at + 3)) ?? [];
      shared += opening.endsWith(']') ? `${opening.slice(0, -1)}\\]` : opening;
      at += opening.length - 1;
      inClass = true;
    } else if (character === '{' && !/^\{\d+(?:,\d*)?\}/.test(pattern.slice(at, at + 24))) {
      shared += '\\{';
    } else {
      if (character === '(' && (pattern[at + 1] !== '?' || /^\(\?P?<[A-Za-z_]/.test(pattern.slice(at, at + 5)))) groups.push(shared.length);
      shared += character;
    }
  }
  return { pattern: groups.length > MAX_GROUPS ? withoutCaptures(shared, groups) : shared };
}

type Escape = { readonly shared: string; readonly length: number } | { readonly problem: string; readonly length: number };

/** The escape that begins at the backslash: its way of writing in Rust, and its length in the pattern. */
function parseEscape(pattern: string, at: number): Escape {
  const escaped = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 0x5c);
  const length = 1 + escaped.length;
  if (escaped === 'Q') {
    const end = pattern.indexOf('\\E', at);
    const quoted = pattern.slice(at + 2, end < 0 ? undefined : end);
    return { shared: quoted.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'), length: end < 0 ? pattern.length - at : end + 2 - at };
  }
  if (escaped === 'C') return { problem: '\\C, a byte, which Kusto does not have', length };
  if (/[0-9]/.test(escaped)) return { problem: `\\${escaped}, an octal number, which Kusto does not have`, length };
  // Rust escapes neither letters beyond ASCII nor `<` and `>`, which stand for the ends of a word there.
  if (/[<>]|[^\x00-\x7f]/.test(escaped)) return { shared: escaped, length };
  const braces = /^\\[pPx]\{[^}]*\}/.exec(pattern.slice(at))?.[0];
  return { shared: braces ?? pattern.slice(at, at + length), length: braces?.length ?? length };
}

/** The same with groups that only group. */
function withoutCaptures(shared: string, groups: readonly number[]): string {
  const pieces = groups.map((start, index) => shared.slice(start, groups[index + 1]).replace(/^\((?:\?P?<[^>]*>)?/, '(?:'));
  return shared.slice(0, groups[0]) + pieces.join('');
}
