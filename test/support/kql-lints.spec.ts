import { describe, expect, it } from '@jest/globals';
import { lintKql } from './kql-lints.js';
import type { KustoSchema } from './kusto-oracle.js';

const SCHEMA: KustoSchema = {
  tables: [
    {
      name: 'T',
      columns: {
        s: 'string',
        u: 'string',
        n: 'int',
        l: 'long',
        r: 'real',
        b: 'bool',
        d: 'dynamic',
        t: 'datetime',
        g: 'guid',
        span: 'timespan',
      },
    },
  ],
};

const lint = (condition: string): readonly string[] => lintKql(`T | where ${condition}`, SCHEMA);

describe('lintKql', () => {
  it.each<{ wrong: string; finding: RegExp; right: string }>([
    { wrong: 'nosuch == "x"', finding: /^KS142: .*nosuch/, right: 's == "x"' },
    { wrong: 's == "x" and', finding: /^KS006/, right: 's == "x" and b' },
    { wrong: 's matches regex @"a(?=b)"', finding: /^regex: /, right: 's matches regex @"(?is)^a.b$"' },
    { wrong: 's matches regex @"(a)\\1"', finding: /^regex: /, right: 's matches regex @"(a)\\d"' },
    { wrong: 'extract(@"(?<!a)b", 0, s) == "b"', finding: /^regex: /, right: 'extract(@"a(b)", 1, s) == "b"' },
    { wrong: 'replace_regex(s, "(", "") == ""', finding: /^regex: /, right: 'replace_regex(s, "^a", "") == ""' },
    { wrong: 's matches regex @"a{"', finding: /^regex: "\{"/, right: 's matches regex @"a{2,3}\\{\\p{Lu}\\x{41}[{]"' },
    { wrong: 's matches regex @"[a[b]"', finding: /^regex: "\["/, right: 's matches regex @"[]a\\[b[:alpha:]]"' },
    { wrong: 's matches regex @"[a&&b]"', finding: /^regex: "&&"/, right: 's matches regex @"[a&b]&&"' },
    { wrong: 's matches regex @"\\<a"', finding: /^regex: \\< is a word boundary/, right: 's matches regex @"<a"' },
    { wrong: 's matches regex @"\\Qa.b\\E"', finding: /^regex: \\Q/, right: 's matches regex @"a\\.b"' },
    { wrong: 'isnull(s)', finding: /^null text: isnull\(s\)/, right: 'isempty(s)' },
    { wrong: 'isnotnull(tostring(d.a))', finding: /^null text/, right: 'isnotnull(d.a)' },
    { wrong: 'n contains "5"', finding: /^text operator: contains on n, which is int/, right: 'tostring(n) contains "5"' },
    { wrong: 'd.a startswith "5"', finding: /^text operator: startswith on d.a, which is dynamic/, right: 'tostring(d.a) startswith "5"' },
    { wrong: 't =~ "x"', finding: /^text operator: =~ on t/, right: 's =~ "x"' },
    { wrong: 'd in~ ("x")', finding: /^text operator: in~ on d/, right: 's in~ ("x", "y")' },
    { wrong: 'd has_any ("x")', finding: /^text operator: has_any on d/, right: 's has_any (dynamic(["x"]))' },
    { wrong: 's == 5', finding: /^types: s \(string\) == 5 \(long\)/, right: 'l == 5' },
    { wrong: 'n == "5"', finding: /^types: n \(int\) == "5" \(string\)/, right: 'n == -5' },
    { wrong: 's in (5)', finding: /^types: s \(string\) in 5/, right: 's in ("5")' },
    { wrong: 'n in ("5")', finding: /^types: n \(int\) in "5"/, right: 'n in (5, 6)' },
    { wrong: 'n !in (5, "6")', finding: /^types: n \(int\) !in "6"/, right: 'n !in (5)' },
    { wrong: '"5" == n', finding: /^types: "5" \(string\) == n/, right: '5 == n' },
    { wrong: 'b == "true"', finding: /^types: b/, right: 'b == true' },
    { wrong: 'b == 1', finding: /^types: b/, right: 'b == false' },
    { wrong: 't == "2024-01-01"', finding: /^types: t/, right: 't == datetime(2024-01-01)' },
    { wrong: 'g == "x"', finding: /^types: g/, right: 'g == toguid("x")' },
    { wrong: 's == n', finding: /^types: s \(string\) == n/, right: 's == tostring(n)' },
    { wrong: 's < 5', finding: /^types: s/, right: 'tolong(s) < 5' },
    {
      wrong: 'not(ipv4_is_in_range(s, "10.0.0.0/8"))',
      finding: /^null under not: ipv4_is_in_range/,
      right: 'not(coalesce(ipv4_is_in_range(s, "10.0.0.0/8"), false))',
    },
    {
      wrong: 'not(b == true or ipv6_is_in_any_range(s, "fe80::/10"))',
      finding: /^null under not: ipv6/,
      right: 'ipv6_is_in_any_range(s, "fe80::/10") or b',
    },
    {
      wrong: 'not(b == true and not(ipv4_is_match(s, u)))',
      finding: /^null under not: ipv4_is_match/,
      right: 'not(coalesce(ipv4_is_match(s, u), false))',
    },
    { wrong: 'not(n < 5)', finding: /^null under not: n < 5/, right: 'not(isnotnull(n) and n < 5)' },
    {
      wrong: 'not(s == "x" or n >= 5)',
      finding: /^null under not: n >= 5/,
      right: 'not(s == "x" or (isnotnull(n) and (n >= 5 or n < 2)))',
    },
    { wrong: 'isnotnull(n) or not(n < 5)', finding: /^null under not: n < 5/, right: 'isnotnull(n) and s == "x" and not(n < 5)' },
    { wrong: 'not(tolong(s) > 5)', finding: /^null under not/, right: 'not(coalesce(tolong(s) > 5, false)) and not(strlen(s) > 5)' },
    { wrong: 'not(n == l)', finding: /^null under not: n == l/, right: 'not(n == 5) and not(s == u)' },
    { wrong: 'not(b)', finding: /^null under not: not\(b\)/, right: 'not(b == true)' },
    { wrong: 's == "a\tb"', finding: /^raw control: U\+0009/, right: 's == "a\\tb"' },
    { wrong: 's == "a\u2028b"', finding: /^raw control: U\+2028/, right: 's == "a\\u2028b"' },
    {
      wrong: Array.from({ length: 600 }, () => 'b').join(' or '),
      finding: /^too deep/,
      right: Array.from({ length: 400 }, () => 'b').join(' or '),
    },
  ])('reports $wrong', ({ wrong, finding, right }) => {
    expect(lint(wrong)).toContainEqual(expect.stringMatching(finding));
    expect(lint(right)).toEqual([]);
  });

  it('reads columns that the query makes', () => {
    expect(lintKql('T | extend x = tostring(d.a), y = tolong(d.b) | where x == "a" and y == 5', SCHEMA)).toEqual([]);
    expect(lintKql('T | extend x = tostring(d.a) | where x == 5', SCHEMA)).toHaveLength(1);
  });

  it('is fast enough for thousands of queries', () => {
    const query = (i: number): string =>
      `T | where s in~ ("a${i}", "b") and not(n == ${i} or u startswith "x" or coalesce(ipv4_is_in_range(s, "10.0.0.0/8"), false))`;
    const start = performance.now();
    for (let i = 0; i < 100; i++) lintKql(query(i), SCHEMA);
    // Some 8 ms each; the limit leaves room for a busy machine.
    expect((performance.now() - start) / 100).toBeLessThan(60);
  });
});
