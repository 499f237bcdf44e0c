import { RE2JS } from 're2js';

/**
 * Why Kusto would refuse a regular expression, or read it otherwise than RE2 does; undefined if there is no reason.
 *
 * The syntax of Kusto is that of Rust's regex crate ("Regex syntax", https://learn.microsoft.com/kusto/query/regex, and
 * https://docs.rs/regex/latest/regex/#syntax). It is close to RE2's, so re2js refuses most of what Rust does: look-around,
 * back-references, atomic groups, possessive quantifiers. The rest is looked for here.
 */
export function rustRegexProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return rustOnlyProblem(pattern);
}

function rustOnlyProblem(pattern: string): string | undefined {
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i]!;
    if (character === '\\') {
      const escaped = pattern[++i] ?? '';
      if (escaped === '<' || escaped === '>') return `\\${escaped} is a word boundary in Rust and a literal in RE2`;
      if (/[1-9QEC]/.test(escaped)) return `\\${escaped} is not known to Rust`;
      if (/[^\x00-\x7f]/.test(escaped)) return `Rust does not escape "${escaped}"`;
      // `\p{…}`, `\x{…}`: the braces are not a repetition.
      if (/[pPx]/.test(escaped) && pattern[i + 1] === '{') i = Math.max(i, pattern.indexOf('}', i));
    } else if (inClass) {
      if (character === ']') inClass = false;
      else if (character === '[' && pattern[i + 1] === ':') i = Math.max(i, pattern.indexOf(':]', i) + 1);
      else if (character === '[') return '"[" in a class opens a class inside it in Rust and is a literal in RE2';
      else if (/^(?:&&|--|~~)/.test(pattern.slice(i)))
        return `"${pattern.slice(i, i + 2)}" in a class is an operator in Rust and literal in RE2`;
    } else if (character === '[') {
      inClass = true;
      // A bracket that comes first is a literal, after `^` too.
      if (pattern[i + 1] === '^') i++;
      if (pattern[i + 1] === ']') i++;
    } else if (character === '{' && !/^\{\d+(?:,\d*)?\}/.test(pattern.slice(i, i + 24))) {
      return '"{" that opens no repetition is an error in Rust and a literal in RE2';
    }
  }
  return undefined;
}
