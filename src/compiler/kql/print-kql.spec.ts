import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lintKql } from '../../../test/support/kql-lints.js';
import { kusto } from '../../../test/support/kusto-language.js';
import { kustoDiagnostics, type KustoSchema } from '../../../test/support/kusto-oracle.js';
import type { KqlExpression, KqlOperator, KqlQuery } from './ast.js';
import {
  and,
  bool,
  call,
  column,
  compare,
  datetime,
  listTest,
  member,
  not,
  number,
  or,
  text,
  textArray,
  textTest,
  watchlistTest,
} from './build.js';
import { MAX_SYNTAX_DEPTH, MAX_CHAIN_LENGTH, printKql } from './print-kql.js';

const SCHEMA: KustoSchema = {
  tables: [
    {
      name: 'T',
      columns: {
        ...{ ActionType: 'string', RemotePort: 'int', FileName: 'string', FolderPath: 'string', CommandLine: 'string', RemoteIP: 'string' },
        ...{ EventData: 'dynamic', Size: 'long', Score: 'real', Price: 'decimal', Remote: 'bool', Time: 'datetime', title: 'string' },
      },
    },
  ],
};

const ACTION = column('ActionType', 'string');
const PORT = column('RemotePort', 'int');
const FILE = column('FileName', 'string');
const FOLDER = column('FolderPath', 'string');
const COMMAND = column('CommandLine', 'string');
const REMOTE = column('Remote', 'bool');
const DATA = column('EventData', 'dynamic');

const where = (predicate: KqlExpression<'bool'>): KqlOperator => ({ kind: 'where', predicate });
const query = (...operators: readonly KqlOperator[]): KqlQuery => ({ tableName: 'T', operators });
const is = (value: string): KqlExpression<'bool'> => textTest('=~', FILE, text(value));
const has = (value: string): KqlExpression<'bool'> => textTest('contains', COMMAND, text(value));
const lines = (...all: readonly string[]): string => all.join('\n');

const MAIL = and([
  listTest('in', ACTION, [text('ConnectionSuccess'), text('ConnectionFailed')]),
  listTest('in', PORT, [number('25'), number('587'), number('465'), number('2525')]),
  not(
    or([
      listTest('in~', FILE, [text('thunderbird.exe'), text('outlook.exe')]),
      textTest('startswith', FOLDER, text('C:\\Program Files\\Microsoft\\Exchange Server\\')),
      and([textTest('startswith', FOLDER, text('C:\\Program Files\\WindowsApps\\microsoft.windowscommunicationsapps_')), is('HxTsr.exe')]),
    ]),
  ),
]);

/** Each form of query, its text, and what the form is an example of. */
const CASES: readonly { readonly says: string; readonly query: KqlQuery; readonly printed: string }[] = [
  { says: 'a table alone', query: query(), printed: 'T' },
  {
    says: 'one condition a line',
    query: query(where(MAIL)),
    printed: lines(
      'T',
      '| where ActionType in ("ConnectionSuccess", "ConnectionFailed")',
      '    and RemotePort in (25, 587, 465, 2525)',
      '    and not(',
      '        FileName in~ ("thunderbird.exe", "outlook.exe")',
      '        or FolderPath startswith @"C:\\Program Files\\Microsoft\\Exchange Server\\"',
      '        or (',
      '            FolderPath startswith @"C:\\Program Files\\WindowsApps\\microsoft.windowscommunicationsapps_"',
      '            and FileName =~ "HxTsr.exe"',
      '        )',
      '    )',
    ),
  },
  {
    says: 'a single condition on the line of its operator',
    query: query(where(is('a.exe'))),
    printed: 'T\n| where FileName =~ "a.exe"',
  },
  {
    says: 'short groups on one line, and no parentheses around the whole',
    query: query(where(or([and([is('a'), has('b')]), and([is('c'), not(has('d'))])]))),
    printed: lines(
      'T',
      '| where (FileName =~ "a" and CommandLine contains "b")',
      '    or (FileName =~ "c" and not(CommandLine contains "d"))',
    ),
  },
  {
    says: 'groups of more than three tests on lines of their own',
    query: query(where(not(or([is('a'), is('b'), is('c'), is('d')])))),
    printed: lines(
      'T',
      '| where not(',
      '    FileName =~ "a"',
      '    or FileName =~ "b"',
      '    or FileName =~ "c"',
      '    or FileName =~ "d"',
      ')',
    ),
  },
  {
    says: 'chains of one operator without parentheses inside',
    query: query(where(and([is('a'), and([is('b'), and([is('c'), and([])])]), or([is('d')])]))),
    printed: lines('T', '| where FileName =~ "a"', '    and FileName =~ "b"', '    and FileName =~ "c"', '    and FileName =~ "d"'),
  },
  { says: 'all of nothing', query: query(where(and([]))), printed: 'T\n| where true' },
  { says: 'any of nothing', query: query(where(not(or([or([]), or([])])))), printed: 'T\n| where not(false)' },
  { says: 'an empty list', query: query(where(listTest('in', PORT, []))), printed: 'T\n| where false' },
  {
    says: 'one column on the line of its operator',
    query: query({ kind: 'extend', columns: [{ name: 'Image', value: call('string', 'tostring', member(DATA, ['Image'])) }] }),
    printed: 'T\n| extend Image = tostring(EventData.Image)',
  },
  {
    says: 'several columns on lines of their own',
    query: query(
      {
        kind: 'extend',
        columns: [
          { name: 'Image', value: call('string', 'tostring', member(DATA, ['Image'])) },
          { name: 'title', value: call('string', 'tostring', member(DATA, ['Threat Name', 'where', 'Deep'])) },
        ],
      },
      where(textTest('endswith', column('Image', 'string'), text('\\whoami.exe'))),
    ),
    printed: lines(
      'T',
      '| extend',
      '    Image = tostring(EventData.Image),',
      `    ['title'] = tostring(EventData["Threat Name"]["where"].Deep)`,
      '| where Image endswith @"\\whoami.exe"',
    ),
  },
  {
    says: 'a long list of texts with one a line',
    query: query(
      where(
        and([
          listTest('in~', FILE, ['powershell.exe', 'pwsh.exe', 'powershell_ise.exe', 'cmd.exe', 'wscript.exe', 'cscript.exe'].map(text)),
          REMOTE,
        ]),
      ),
    ),
    printed: lines(
      'T',
      '| where FileName in~ (',
      '        "powershell.exe",',
      '        "pwsh.exe",',
      '        "powershell_ise.exe",',
      '        "cmd.exe",',
      '        "wscript.exe",',
      '        "cscript.exe"',
      '    )',
      '    and Remote',
    ),
  },
  {
    says: 'a long list of numbers in full lines',
    query: query(
      where(
        listTest(
          'in',
          PORT,
          Array.from({ length: 40 }, (_, i) => number(String(1000 + i))),
        ),
      ),
    ),
    printed: lines(
      'T',
      '| where RemotePort in (',
      `    ${Array.from({ length: 16 }, (_, i) => 1000 + i).join(', ')},`,
      `    ${Array.from({ length: 16 }, (_, i) => 1016 + i).join(', ')},`,
      `    ${Array.from({ length: 8 }, (_, i) => 1032 + i).join(', ')}`,
      ')',
    ),
  },
  {
    says: 'calls and arrays',
    query: query(
      where(
        call(
          'bool',
          'coalesce',
          call('bool', 'ipv4_is_in_any_range', column('RemoteIP', 'string'), textArray(['10.0.0.0/8', 'a\\"\n'])),
          bool(false),
        ),
      ),
    ),
    printed: 'T\n| where coalesce(ipv4_is_in_any_range(RemoteIP, dynamic(["10.0.0.0/8", "a\\\\\\"\\n"])), false)',
  },
  {
    says: 'a long call with one argument a line',
    query: query(
      where(
        call(
          'bool',
          'ipv6_is_in_any_range',
          column('RemoteIP', 'string'),
          textArray(['::1/128', 'fe80::/10', 'fc00::/7', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff/128']),
        ),
      ),
    ),
    printed: lines(
      'T',
      '| where ipv6_is_in_any_range(',
      '    RemoteIP,',
      '    dynamic(["::1/128", "fe80::/10", "fc00::/7", "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff/128"])',
      ')',
    ),
  },
  {
    says: 'a watchlist',
    query: query(where(and([watchlistTest(FILE, 'Admin "hosts"'), watchlistTest(FILE, 'admins', 'CONTOSO\\', '$')]))),
    printed: lines(
      'T',
      '| where FileName in~ ((_GetWatchlist(@"Admin ""hosts""") | project SearchKey))',
      '    and FileName in~ ((_GetWatchlist("admins") | project strcat(@"CONTOSO\\", SearchKey, "$")))',
    ),
  },
  {
    says: 'comparisons as operands in parentheses',
    query: query(where(compare('==', or([REMOTE, is('a')]), compare('!=', REMOTE, bool(true))))),
    printed: 'T\n| where (Remote or FileName =~ "a") == (Remote != true)',
  },
  {
    says: 'names that are words of the language in brackets',
    query: { tableName: 'T', operators: [where(textTest('matches regex', column('title', 'string'), text('(?is)^a.b$')))] },
    printed: `T\n| where ['title'] matches regex "(?is)^a.b$"`,
  },
];

describe('printKql', () => {
  it.each(CASES)('writes $says', ({ query: given, printed }) => {
    expect(printKql(given)).toBe(printed);
    expect(kustoDiagnostics(printed, SCHEMA)).toEqual([]);
  });

  it.each<{ type: 'int' | 'long' | 'real' | 'decimal'; digits: string; printed: string }>([
    { type: 'int', digits: '5', printed: '5' },
    { type: 'long', digits: '-5', printed: '-5' },
    { type: 'long', digits: '9223372036854775807', printed: '9223372036854775807' },
    { type: 'long', digits: '-9223372036854775808', printed: 'long(-9223372036854775808)' },
    { type: 'long', digits: '9223372036854775808', printed: 'decimal(9223372036854775808)' },
    { type: 'real', digits: '5', printed: '5.0' },
    { type: 'real', digits: '-0.25', printed: '-0.25' },
    { type: 'real', digits: '1e300', printed: 'real(1e300)' },
    { type: 'real', digits: '123456789012345678901234567890', printed: 'real(123456789012345678901234567890)' },
    { type: 'decimal', digits: '-1.5', printed: 'decimal(-1.5)' },
    { type: 'long', digits: '5) or (true', printed: 'tolong("5) or (true")' },
    { type: 'real', digits: '.5', printed: 'toreal(".5")' },
    { type: 'decimal', digits: 'x"', printed: 'todecimal(@"x""")' },
  ])('writes the $type $digits as $printed', ({ type, digits, printed }) => {
    const name = { int: 'RemotePort', long: 'Size', real: 'Score', decimal: 'Price' }[type];
    const of = column(name, type);
    const text = printKql(
      query(
        where(
          and([
            compare('==', of, number(digits, type)),
            compare('<', of, number(digits, type)),
            listTest('in', of, [number(digits, type)]),
          ]),
        ),
      ),
    );
    expect(text).toBe(lines('T', `| where ${name} == ${printed}`, `    and ${name} < ${printed}`, `    and ${name} in (${printed})`));
    expect(lintKql(text, SCHEMA)).toEqual([]);
  });

  it.each([
    { value: '2024-01-01T00:00:00Z', printed: 'datetime(2024-01-01T00:00:00Z)' },
    { value: '2024-01-01', printed: 'datetime(2024-01-01)' },
    { value: '2024-01-01) or (true', printed: 'todatetime("2024-01-01) or (true")' },
  ])('writes the time $value as $printed', ({ value, printed }) => {
    const text = printKql(query(where(compare('>=', column('Time', 'datetime'), datetime(value)))));
    expect(text).toBe(`T\n| where Time >= ${printed}`);
    expect(kustoDiagnostics(text, SCHEMA)).toEqual([]);
  });

  it.each(['and', 'or'] as const)('puts parentheses into an %s of 2,000, which Kusto would refuse as one chain', (kind) => {
    const operands = Array.from({ length: 2_000 }, (_, i) => has(`v${i}`));
    const text = printKql(query(where(kind === 'and' ? and(operands) : or(operands))));
    expect(kustoDiagnostics(text, SCHEMA)).toEqual([]);
    expect(text.match(/"v\d+"/g)).toEqual(operands.map((_, i) => `"v${i}"`));
    expect(text.match(new RegExp(`\\b${kind} `, 'g'))).toHaveLength(1_999);
  });

  it('knows how deep Kusto looks', () => {
    expect(kusto.Properties.MaxAnalysisDepth.DefaultValue).toBe(MAX_SYNTAX_DEPTH);
  });

  it('leaves a chain that Kusto accepts as it is', () => {
    const chain = (length: number): string => printKql(query(where(or(Array.from({ length }, (_, i) => has(`v${i}`))))));
    expect(chain(MAX_CHAIN_LENGTH)).not.toContain('(');
    expect(chain(MAX_CHAIN_LENGTH + 1)).toContain('(');
  });

  it('writes chains of a hundred in a chain of a hundred so that Kusto accepts them', () => {
    const chain = (letter: string): readonly KqlExpression<'bool'>[] => Array.from({ length: 99 }, (_, i) => has(`${letter}${i}`));
    const deep = or([...chain('a'), and([...chain('b'), not(or([...chain('c'), and(chain('d'))]))])]);
    expect(kustoDiagnostics(printKql(query(where(deep))), SCHEMA)).toEqual([]);
  });

  it('writes only what Kusto accepts, alike each time, and lets no text out of its literal', () => {
    fc.assert(
      fc.property(PREDICATE, (predicate) => {
        const given = query(
          { kind: 'extend', columns: [{ name: 'X', value: call('string', 'tostring', member(DATA, ['a', 'b c'])) }] },
          where(predicate),
        );
        const text = printKql(given);
        expect(kustoDiagnostics(text, SCHEMA)).toEqual([]);
        expect(printKql(given)).toBe(text);
        expect(text).not.toMatch(/[ \t]$/m);
      }),
      { seed: 20_260_802, numRuns: 300 },
    );
  });

  it('keeps lines within 100 columns where the pieces are short enough', () => {
    fc.assert(
      fc.property(PREDICATE, (predicate) => {
        for (const line of printKql(query(where(predicate))).split('\n')) {
          // A single test cannot be broken, and stands deeper the deeper it is nested.
          if (line.length > 100) expect(line.trimStart().length).toBeLessThan(140);
        }
      }),
      { seed: 20_260_803, numRuns: 300 },
    );
  });
});

const TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('\\', '"', '@"', '") or true', '\n| take 1', '//', '*?', "'"),
);

const PREDICATE: fc.Arbitrary<KqlExpression<'bool'>> = fc.letrec<{ predicate: KqlExpression<'bool'> }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'predicate' },
    fc.oneof(
      TEXT.map(has),
      TEXT.map((value) => textTest('matches regex', FOLDER, text(value))),
      fc.array(TEXT, { maxLength: 8 }).map((values) => listTest('in~', FILE, values.map(text))),
      fc.array(fc.integer(), { maxLength: 30 }).map((values) =>
        listTest(
          'in',
          PORT,
          values.map((value) => number(String(value))),
        ),
      ),
      fc.integer().map((value) => compare('<', PORT, number(String(value)))),
      fc.array(TEXT, { minLength: 1, maxLength: 4 }).map((values) => call('bool', 'ipv4_is_in_any_range', FOLDER, textArray(values))),
      TEXT.map((value) => watchlistTest(FILE, value, value)),
      fc.constant(REMOTE),
    ),
    fc.array(tie('predicate'), { maxLength: 5 }).map(and),
    fc.array(tie('predicate'), { maxLength: 5 }).map(or),
    tie('predicate').map(not),
  ),
})).predicate;
