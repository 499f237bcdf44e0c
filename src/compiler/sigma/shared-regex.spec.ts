import { describe, expect, it } from '@jest/globals';
import { rustRegexProblem } from '../../../test/support/rust-regex.js';
import { sharedRegex } from './shared-regex.js';

const sourceOf = (pattern: string): string | undefined => {
  const shared = sharedRegex(pattern);
  return 'pattern' in shared ? shared.pattern : undefined;
};

describe('a regular expression in the syntax that RE2 and Rust share', () => {
  it.each([
    { says: 'keeps what both read alike', from: String.raw`(?i)^a[b-d]{2,3}\d+(?:x|y)*?$`, to: String.raw`(?i)^a[b-d]{2,3}\d+(?:x|y)*?$` },
    { says: 'escapes a brace that opens no repetition', from: String.raw`\${?input|{x}|{,3}`, to: String.raw`\$\{?input|\{x}|\{,3}` },
    { says: 'keeps the braces of a class of characters', from: String.raw`\p{Greek}\x{41}{2}`, to: String.raw`\p{Greek}\x{41}{2}` },
    { says: 'escapes a bracket in a class', from: String.raw`[a[b]`, to: String.raw`[a\[b]` },
    { says: 'keeps a named class', from: '[[:alpha:]_]', to: '[[:alpha:]_]' },
    { says: 'escapes a bracket that comes first in a class', from: '[]a][^]a]', to: String.raw`[\]a][^\]a]` },
    { says: 'escapes an operator on classes', from: '[a&&b]&&', to: String.raw`[a\&&b]&&` },
    { says: 'takes the ends of a word for what RE2 takes them', from: String.raw`\<a\>`, to: '<a>' },
    { says: 'quotes what is quoted', from: String.raw`\Qa.b\E.\Q(c`, to: String.raw`a\.b.\(c` },
    { says: 'leaves letters beyond ASCII unescaped', from: String.raw`\é\😀`, to: 'é😀' },
  ])('$says: $from', ({ from, to }) => {
    expect(sourceOf(from)).toBe(to);
    expect(rustRegexProblem(to)).toBeUndefined();
  });

  it.each([
    { pattern: String.raw`a\Cb`, at: 1 },
    { pattern: String.raw`a\012`, at: 1 },
    { pattern: '[a--b]', at: 2 },
    { pattern: '[a~~b]', at: 2 },
  ])('is refused where Rust has no such thing: $pattern', ({ pattern, at }) => {
    expect(sharedRegex(pattern)).toMatchObject({ at });
  });

  it('captures nothing where there are more groups than Kusto takes', () => {
    const groups = (count: number): string => String.raw`\((?:x)(?i)` + '(?P<name>a)(b)'.repeat(count / 2);
    expect(sourceOf(groups(16))).toBe(groups(16));
    expect(sourceOf(groups(18))).toBe(String.raw`\((?:x)(?i)` + '(?:a)(?:b)'.repeat(9));
  });
});
