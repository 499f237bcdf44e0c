import { describe, expect, it } from '@jest/globals';
import { databaseFor } from '../../semantics/judge.js';
import { compileKql } from '../../semantics/kql/evaluate.js';
import { conversion, problemsOf, queryOf } from '../../support/convert-rule.js';

const ruleOf = (category: string, detection: string): string =>
  [
    'title: t',
    'logsource:',
    `  category: ${category}`,
    'detection:',
    ...detection.split('\n').map((line) => `  ${line}`),
    '  condition: selection',
  ].join('\n');

const webserver = (test: string): string => ruleOf('webserver', `selection:\n  ${test}`);
const proxy = (test: string): string => ruleOf('proxy', `selection:\n  ${test}`);

/** Whether the query of a rule on imWebSession selects a request of a proxy, or of a web server, with the URL. */
function selects(rule: string, Url: string): boolean {
  const row = { EventType: rule.includes('webserver') ? 'WebServerSession' : 'HTTPsession', Url };
  return compileKql(queryOf(rule, 'imWebSession'), databaseFor('sentinel-asim')).selects(row);
}

describe('a URL of which the column has the whole', () => {
  it.each([
    ['https://user@a.example:8443/b/c.php?d=/e.exe#f', true],
    ['http://a.example/b/c.php', true],
    ['a.example/b/c.php', true],
    ['/b/c.php?d', true],
    ['http://a.example/x/b/c.php', false],
    ['http://b/c.php', false],
  ])('is asked from the path on for a value that begins with a slash: %s', (url, expected) => {
    expect(selects(proxy("c-uri|startswith: '/b/c.php'"), url)).toBe(expected);
  });

  it.each([
    ['http://a.example/b/c.php?d=1', true],
    ['/b/c.php?d=1', true],
    ['http://a.example/b/c.php?d=1&e', false],
  ])('has the path with the query: %s', (url, expected) => {
    expect(selects(webserver("cs-uri-query: '/b/c.php?d=1'"), url)).toBe(expected);
  });

  it.each([
    ['http://a.example/b/c.php?d=1', true],
    ['/?d=1', true],
    ['http://a.example/d=1', false],
  ])('has the query alone for a value that begins otherwise: %s', (url, expected) => {
    expect(selects(webserver("cs-uri-query: 'd=1'"), url)).toBe(expected);
  });

  it.each([
    ['http://a.example/b/c.php?d=1', true],
    ['a.example:80/b/c.php', true],
    ['/b/c.php#e', true],
    ['/b/c.php/d', false],
  ])('has a path without the query: %s', (url, expected) => {
    expect(selects(webserver("cs-uri-stem|endswith: '/c.php'"), url)).toBe(expected);
  });

  it.each([
    ['http://a.example/b/c.exe', true],
    ['http://a.example/b.zip/c.EXE?d=e.txt', true],
    ['a.example//c.exe', true],
    ['/c.exe', true],
    ['http://a.exe', false],
    ['http://a.exe/', false],
    ['http://a.exe:8080', false],
    ['http://a.example/b.exe/c', false],
    ['http://a.example/b?c.exe', false],
    ['http://a.example/b.txt?c=d.exe', false],
  ])('has the extension of the last part of its path: %s', (url, expected) => {
    expect(selects(proxy('c-uri-extension: exe'), url)).toBe(expected);
  });

  it.each([
    ['http://a.example:8080/b', true],
    ['a.example:443', true],
    ['http://u:p@a.example/b', true],
    ['http://b.example/a.example', false],
  ])('has the host without the port: %s', (url, expected) => {
    expect(selects(proxy("cs-host: 'a.example'"), url)).toBe(expected);
  });

  it('is asked as a whole for a part of it', () => {
    expect(queryOf(proxy("c-uri|contains: '/b'"), 'imWebSession')).toContain('Url contains "/b"');
  });

  it('is asked from the path on by an expression that asks for its beginning', () => {
    expect(queryOf(proxy("c-uri|re: '(?i)^/b'"), 'imWebSession')).toContain('UrlFromPath matches regex');
    expect(queryOf(proxy("c-uri|re: '^http'"), 'imWebSession')).toContain('Url matches regex');
  });
});

describe('a URL that may be without its scheme', () => {
  it('is asked in both ways for the host behind a scheme', () => {
    const { query, warnings } = conversion(proxy("c-uri|contains: '://a.example/b'"), 'CommonSecurityLog');
    expect(query).toBe(
      ['CommonSecurityLog', '| where RequestURL contains "://a.example/b"', '    or RequestURL startswith "a.example/b"'].join('\n'),
    );
    expect(warnings).toEqual([]);
  });

  it('has a warning that it is found with other schemes where one is named', () => {
    const { query, warnings } = conversion(proxy("c-uri|startswith: 'https://a.example/b'"), 'CommonSecurityLog');
    expect(query).toContain('or RequestURL startswith "a.example/b"');
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('The query matches more events than the rule.')]);
  });

  it('has a warning that it is missed where the scheme is all that is asked for', () => {
    const { warnings } = conversion(proxy('c-uri|startswith: http'), 'CommonSecurityLog');
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('The query matches fewer events than the rule.')]);
  });
});

describe('the log of a web server', () => {
  const iis = (test: string): string => queryOf(webserver(test), 'W3CIISLog');

  it('has - for nothing', () => {
    expect(iis('cs-referer: null')).toContain('isempty(csReferer)\n    or csReferer =~ "-"');
    expect(iis("cs-referer: '-'")).toBe(iis('cs-referer: null'));
    expect(iis('cs-referer|exists: true')).toContain('not(isempty(csReferer) or csReferer =~ "-")');
  });

  it('has something where a value would match the - for nothing', () => {
    expect(iis("cs-user-agent|contains: '-'")).toContain('not(isempty(csUserAgent) or csUserAgent =~ "-")');
    expect(iis("cs-user-agent|contains: 'a-'")).not.toContain('not(');
  });

  it('has + for a blank, with a warning', () => {
    const { query, warnings } = conversion(webserver("cs-user-agent|contains: 'a b'"), 'W3CIISLog');
    expect(query).toContain('csUserAgent contains "a+b"');
    expect(warnings.map(({ message }) => message)).toContainEqual(expect.stringContaining('from a plus sign'));
  });

  it('has either where some of the rows are of another server', () => {
    expect(queryOf(webserver("cs-user-agent|contains: 'a b'"), 'imWebSession')).toMatch(
      /contains "a b"\s+or HttpUserAgent contains "a\+b"/,
    );
  });

  it('cannot be asked by an expression for blanks', () => {
    expect(problemsOf(webserver(String.raw`cs-user-agent|re: 'a\sb'`), 'W3CIISLog')).toEqual(['UNMAPPED_VALUE']);
  });

  it('has the query apart from the path, and - where there is none', () => {
    const query = iis("cs-uri-query|endswith: '/b.aspx'");
    expect(query).toContain('csUri = iff(csUriQuery in ("", "-"), csUriStem, strcat(csUriStem, "?", csUriQuery))');
    expect(query).toContain('csUri endswith "/b.aspx"');
  });
});

describe('a name behind which the product has a dot', () => {
  it('is compared without it', () => {
    const query = queryOf(ruleOf('dns', "selection:\n  query|endswith: '.a.example'"), 'AZFWDnsQuery');
    expect(query).toContain(String.raw`query = replace_regex(QueryName, @"(?i)\.$", "")`);
    const program = compileKql(query, databaseFor('sentinel'));
    expect(['b.a.example.', 'b.a.example', 'b.a.example.c.'].map((QueryName) => program.selects({ QueryName }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
