import { describe, expect, it } from '@jest/globals';
import { corpusSources, hasCorpus } from '../../support/corpus.js';
import type { FieldValue, LogEvent } from '../log-event.js';
import { evaluate, InvalidRule, matches, parseRule, UnknownPlaceholder, type Placeholders, type ParsedRule } from './evaluate.js';

const HEAD = 'title: A rule\nlogsource: { product: windows, category: process_creation }\n';
const indented = (lines: string): string => lines.replace(/^(?=.)/gm, '  ');

/** The rule with these lines as its detection. */
const ruleOf = (detection: string): ParsedRule => parseRule(`${HEAD}detection:\n${indented(detection)}\n`)[0]!;

/** The rule with one selection, which is these lines. */
const selectionOf = (lines: string): ParsedRule => ruleOf(`s:\n${indented(lines)}\ncondition: s`);

type Fields = Readonly<Record<string, FieldValue>>;
const eventOf = (fields: Fields): LogEvent => ({ logsource: { product: 'windows', category: 'process_creation' }, fields });

/** A value of the field `F`; undefined where the event does not have it. */
type Given = FieldValue | undefined;
const eventWith = (value: Given): LogEvent => eventOf(value === undefined ? { Other: 'x' } : { F: value });

interface FieldCase {
  readonly entry: string;
  readonly is: readonly Given[];
  readonly isNot: readonly Given[];
  readonly placeholders?: Placeholders;
}

/** For a test of the field `F`, the values on which it holds and those on which it does not. */
function itHolds(cases: readonly FieldCase[]): void {
  it.each(cases)('$entry', ({ entry, is, isNot, placeholders }) => {
    const rule = selectionOf(entry);
    expect([...is, ...isNot].filter((value) => matches(rule, eventWith(value), placeholders))).toEqual(is);
  });
}

describe('text', () => {
  itHolds([
    { entry: 'F: whoami', is: ['whoami', 'WHOAMI', 'WhoAmI'], isNot: ['whoami ', 'xwhoami', '', null, undefined] },
    { entry: 'F: ÄÖ', is: ['äö', 'Äö'], isNot: ['ao'] },
    { entry: 'F: ΟΔΟΣ', is: ['οδοσ'], isNot: ['οδο'] },
    { entry: 'F|cased: WhoAmI', is: ['WhoAmI'], isNot: ['whoami'] },
    { entry: 'F|contains: net', is: ['net', 'a NET b', 'line\nnet'], isNot: ['ne t', '', undefined] },
    { entry: 'F|startswith: net', is: ['net', 'Net use'], isNot: ['a net', 'ne'] },
    { entry: 'F|endswith: .exe', is: ['.exe', 'a.EXE'], isNot: ['a.exe ', 'exe'] },
    { entry: 'F|contains|cased: Net', is: ['a Net'], isNot: ['a net'] },
    { entry: `F|contains: ''`, is: ['x', ' '], isNot: ['', null, undefined] },
    { entry: 'F: [a, b]', is: ['a', 'B'], isNot: ['ab', 'a, b'] },
  ]);
});

describe('wildcards', () => {
  itHolds([
    { entry: 'F: a*', is: ['a', 'ab', 'a\nb'], isNot: ['ba'] },
    { entry: 'F: a*b*c', is: ['abc', 'a b c', 'aabbcc', 'abcbc'], isNot: ['acb', 'abcd', 'xabc'] },
    { entry: 'F: a?c', is: ['abc', 'a\nc', 'a😀c', 'aİc'], isNot: ['ac', 'abbc'] },
    { entry: `F: '??'`, is: ['ab', '😀😀'], isNot: ['a', '😀', 'abc'] },
    { entry: `F: '?*'`, is: ['a', 'abc'], isNot: ['', undefined] },
    { entry: `F: '*'`, is: ['a', '*'], isNot: ['', null, undefined] },
    { entry: `F: '**'`, is: ['a'], isNot: ['', undefined] },
    { entry: 'F|contains: a*c', is: ['xabcx', 'ac'], isNot: ['ca'] },
    { entry: `F|endswith: ' 8???'`, is: ['-p 8080', ' 8000'], isNot: ['8080', ' 80', ' 80801'] },
    { entry: `F|startswith: '*a'`, is: ['a', 'xab'], isNot: ['b'] },
  ]);
});

describe('escaping', () => {
  itHolds([
    { entry: String.raw`F: 'a\*b'`, is: ['a*b'], isNot: ['axb', String.raw`a\b`, String.raw`a\*b`] },
    { entry: String.raw`F: 'a\?b'`, is: ['a?b'], isNot: ['axb'] },
    { entry: String.raw`F: 'a\\*b'`, is: [String.raw`a\b`, String.raw`a\xyzb`], isNot: ['a*b', 'ab'] },
    { entry: String.raw`F: 'a\\\*b'`, is: [String.raw`a\*b`], isNot: [String.raw`a\xb`] },
    { entry: String.raw`F: 'a\b'`, is: [String.raw`a\b`], isNot: ['ab'] },
    { entry: String.raw`F: 'a\\b'`, is: [String.raw`a\b`], isNot: [String.raw`a\\b`] },
    { entry: String.raw`F: 'a\\\b'`, is: [String.raw`a\\b`], isNot: [String.raw`a\b`] },
    { entry: String.raw`F: '\\\\host'`, is: [String.raw`\\host`], isNot: [String.raw`\host`] },
    { entry: String.raw`F|contains: '\Temp\'`, is: [String.raw`C:\Temp\x`], isNot: [String.raw`C:\Temp`] },
    { entry: String.raw`F: 'C:\*'`, is: ['C:*'], isNot: [String.raw`C:\x`] },
    { entry: String.raw`F|endswith: '\\*'`, is: [String.raw`a\b`], isNot: ['a*'] },
    { entry: String.raw`F: "a\tb"`, is: ['a\tb'], isNot: [String.raw`a\tb`] },
    { entry: 'F|contains: "(.+)[a]^$"', is: ['x(.+)[A]^$x'], isNot: ['aa'] },
  ]);
});

describe('scalars', () => {
  itHolds([
    { entry: 'F: 4688', is: [4688, '4688'], isNot: ['46880', '04688', 4688.5] },
    { entry: `F: '4688'`, is: [4688, '4688'], isNot: [468] },
    { entry: 'F: 0x1410', is: [5136, '5136'], isNot: ['0x1410'] },
    { entry: `F: '0x1410'`, is: ['0x1410', '0X1410'], isNot: [5136] },
    { entry: 'F: 0123', is: [83], isNot: ['0123', 123] },
    { entry: 'F: 1e3', is: ['1e3'], isNot: [1000] },
    { entry: 'F: 1.0', is: [1, '1'], isNot: ['1.0'] },
    { entry: 'F: 0xFFFFFFFFFFFFFFFF', is: ['18446744073709551615'], isNot: ['18446744073709551616'] },
    { entry: 'F: 08:30', is: ['08:30'], isNot: [510] },
    { entry: 'F: 2022-01-07', is: ['2022-01-07'], isNot: ['2022-01-07T00:00:00Z'] },
    { entry: 'F: true', is: [true, 'true', 'True'], isNot: [false, '1'] },
    { entry: `F: 'true'`, is: [true, 'TRUE'], isNot: [false] },
    { entry: 'F: no', is: [false, 'FALSE'], isNot: ['no'] },
    { entry: 'F: y', is: ['y', 'Y'], isNot: [true] },
    { entry: 'F|startswith: 10.10', is: ['10.10', '10.10.0.1'], isNot: ['10.1'] },
    { entry: 'F|endswith: 0x1F', is: ['a 0x1f'], isNot: ['31'] },
    { entry: 'F|contains: yes', is: ['oh yes'], isNot: ['true', true] },
    { entry: 'F|contains: .inf', is: ['a.inf'], isNot: ['Infinity'] },
  ]);
});

describe('what is not there', () => {
  itHolds([
    { entry: 'F: null', is: [undefined, null, ''], isNot: ['null', ' ', 0, false] },
    { entry: 'F:', is: [undefined, null, ''], isNot: ['x'] },
    { entry: `F: ''`, is: [undefined, null, ''], isNot: [' '] },
    { entry: 'F: []', is: [undefined], isNot: ['x'] },
    { entry: `F: [null, '', x]`, is: [undefined, '', 'x'], isNot: ['y'] },
    { entry: 'F|exists: true', is: ['x', 0, false], isNot: [undefined, null, ''] },
    { entry: 'F|exists: no', is: [undefined, null, ''], isNot: ['x'] },
    { entry: 'F|neq: x', is: ['y', '', undefined], isNot: ['x', 'X'] },
    { entry: 'F|neq: null', is: ['x'], isNot: [undefined, ''] },
    { entry: `F|re: '^.*$'`, is: ['x'], isNot: [undefined, null, ''] },
  ]);
});

describe('all and neq', () => {
  itHolds([
    { entry: 'F|contains|all: [a, b]', is: ['ab', 'b a'], isNot: ['a', 'b', undefined] },
    { entry: 'F|all|contains: [a, b]', is: ['ba'], isNot: ['a'] },
    { entry: `F|all: ['*one', 'two*']`, is: ['two and one'], isNot: ['one two', 'one'] },
    { entry: 'F|contains|all: a', is: ['ab'], isNot: ['b'] },
    { entry: 'F|neq: [a, b]', is: ['c', undefined], isNot: ['a', 'B'] },
    { entry: 'F|contains|neq: [a, b]', is: ['c'], isNot: ['xa', 'xb'] },
    { entry: 'F|contains|all|neq: [a, b]', is: ['a', 'b', 'c', undefined], isNot: ['ab'] },
    { entry: 'F|neq|neq: a', is: ['a'], isNot: ['b'] },
    { entry: 'F|neq: 4', is: [5, '04'], isNot: [4, '4'] },
    { entry: 'F|gt|neq: 4', is: [4, 'abc', undefined], isNot: [5] },
  ]);
});

describe('windash', () => {
  itHolds([
    { entry: `F|windash|contains: ' -f '`, is: ['a -f b', 'a /f b', 'a –f b', 'a —F b', 'a ―f b'], isNot: ['a f b', 'a +f b'] },
    { entry: `F|contains|windash: '-a /b'`, is: ['-a -b', '/a /b', '—a –b'], isNot: ['a /b', '-a b'] },
    { entry: `F|windash: '-param-name'`, is: ['/param-name', '-param-name'], isNot: ['/param/name', '-param/name'] },
    { entry: `F|windash: 'a - b'`, is: ['a - b'], isNot: ['a / b'] },
    { entry: `F|windash: '--x'`, is: ['--x', '-/x'], isNot: ['//x', '/-x'] },
    { entry: `F|contains|all|windash: ['-a', x]`, is: ['/a x', '-a x'], isNot: ['/a', 'x', '-a /a'] },
    { entry: `F|windash|all|neq: ['-a', '-b']`, is: ['/a', '/b', 'c'], isNot: [] },
    { entry: `F|windash|contains|all|neq: ['-a', '-b']`, is: ['/a', 'c'], isNot: ['/a -b'] },
  ]);
});

describe('encodings', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

  itHolds([
    { entry: 'F|base64: foobar', is: ['Zm9vYmFy'], isNot: ['foobar', 'xZm9vYmFy'] },
    { entry: 'F|base64|contains: foo', is: [`-e ${base64('foo')}`], isNot: [`-e ${base64('xfoo')}`] },
    { entry: 'F|base64offset|contains: foobar', is: ['', 'x', 'xy', 'xyz'].map((before) => base64(`${before}foobar!`)), isNot: ['foobar'] },
    { entry: 'F|base64offset|contains: "é€"', is: [base64('-é€-'), base64('--é€')], isNot: [base64('e€')] },
    { entry: 'F|base64offset: foobar', is: ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX'], isNot: [base64('xfoobar')] },
    { entry: 'F|base64offset|contains|all: [foo, bar]', is: [base64('foo, bar'), base64('bar foo')], isNot: [base64('foo')] },
    { entry: 'F|wide|base64offset|contains: cmd', is: [wide('cmd'), wide('run cmd')], isNot: [base64('cmd')] },
    { entry: 'F|utf16le|base64: cmd', is: [wide('cmd')], isNot: [] },
    { entry: 'F|utf16be|base64: cmd', is: ['AGMAbQBk'], isNot: [wide('cmd')] },
    { entry: 'F|utf16|base64: cmd', is: ['//5jAG0AZAA='], isNot: [wide('cmd')] },
    { entry: String.raw`F|base64: 'a\*b'`, is: [base64('a*b')], isNot: [] },
    { entry: 'F|wide|contains: ab', is: ['x\0a\0b\0'], isNot: ['ab'] },
  ]);
});

describe('regular expressions', () => {
  itHolds([
    { entry: `F|re: 'a.c'`, is: ['abc', 'xabcx'], isNot: ['ABC', 'a\nc', undefined] },
    { entry: `F|re|i: 'a.c'`, is: ['ABC'], isNot: ['ac'] },
    { entry: `F|re|s: 'a.c'`, is: ['a\nc'], isNot: ['A\nc'] },
    { entry: `F|re: '^b$'`, is: ['b'], isNot: ['a\nb', 'b\n'] },
    { entry: `F|re|m: '^b$'`, is: ['a\nb\nc'], isNot: ['ab'] },
    { entry: `F|re|i|m|s: '^a.b$'`, is: ['x\nA\nB'], isNot: ['ab'] },
    { entry: `F|re: '\\*\\\\'`, is: ['*\\'], isNot: ['*', '\\'] },
    { entry: `F|re|startswith: 'a|b'`, is: ['ax', 'bx'], isNot: ['xb'] },
    { entry: `F|re|endswith: 'a|b'`, is: ['xa', 'xb'], isNot: ['ax', 'a\n'] },
    { entry: 'F|re: 12', is: [512, '0120'], isNot: ['21'] },
    { entry: `F|re: ['^a', 'b$']`, is: ['ax', 'xb'], isNot: ['xax'] },
  ]);
});

describe('networks', () => {
  itHolds([
    { entry: 'F|cidr: 10.0.0.0/8', is: ['10.0.0.0', '10.255.255.255'], isNot: ['11.0.0.0', '10.0.0', '10.0.0.0/8', 'host', 10, undefined] },
    { entry: 'F|cidr: 192.168.1.128/25', is: ['192.168.1.128', '192.168.1.255'], isNot: ['192.168.1.127', '192.168.2.128'] },
    { entry: 'F|cidr: 10.1.2.3', is: ['10.1.2.3'], isNot: ['10.1.2.4'] },
    { entry: 'F|cidr: 10.0.0.0/255.0.0.0', is: ['10.9.9.9'], isNot: ['11.0.0.0'] },
    { entry: 'F|cidr: 0.0.0.0/0', is: ['1.2.3.4'], isNot: ['::1', '::ffff:1.2.3.4'] },
    { entry: `F|cidr: 'fe80::/10'`, is: ['fe80::1', 'FEBF::1'], isNot: ['fec0::1', 'fe80::1%eth0', '10.0.0.1'] },
    { entry: `F|cidr: '::1/128'`, is: ['::1', '0:0:0:0:0:0:0:1'], isNot: ['::', '::2'] },
    { entry: `F|cidr: '::ffff:10.0.0.0/104'`, is: ['::ffff:10.1.2.3', '::ffff:a01:203'], isNot: ['10.1.2.3', '::ffff:11.0.0.0'] },
    { entry: `F|cidr: ['10.0.0.0/8', 'fc00::/7']`, is: ['10.1.1.1', 'fd00::1'], isNot: ['8.8.8.8'] },
  ]);
});

describe('numbers and dates', () => {
  itHolds([
    { entry: 'F|lt: 5', is: [4, '4', '-7', '4.9'], isNot: [5, 'abc', '', '1e0', undefined] },
    { entry: 'F|lte: 5', is: [5, '5.0'], isNot: ['5.1'] },
    { entry: 'F|gt: 5.5', is: [6, '10'], isNot: ['5.5', '0x10'] },
    { entry: 'F|gte: 0x10', is: [16, '16'], isNot: [15] },
    { entry: `F|gte: '16'`, is: ['100'], isNot: ['9'] },
    { entry: 'F|hour: 10', is: ['2023-03-01 10:20:30.123', '2023-03-01T12:20:30+02:00'], isNot: ['2023-03-01T11:00:00Z', 'ten', 10] },
    { entry: 'F|minute: 20', is: ['2023-03-01T10:20:00.0000000Z'], isNot: ['2023-03-01T20:00:00Z'] },
    { entry: 'F|day: 1', is: ['2023-03-01'], isNot: ['2023-01-03'] },
    { entry: 'F|month: 3', is: ['2023-03-31 23:59'], isNot: ['2023-04-01'] },
    { entry: 'F|year: 2023', is: ['2023-12-31T23:59:59Z'], isNot: ['2024-01-01T00:00:00Z', 2023] },
    { entry: 'F|week: 53', is: ['2021-01-01', '2020-12-28'], isNot: ['2021-01-04', '2020-12-27'] },
    { entry: 'F|week: 1', is: ['2019-12-30', '2020-01-05'], isNot: ['2019-12-29', '2020-01-06'] },
  ]);
});

describe('placeholders', () => {
  const placeholders = { admins: ['root', 'adm*'], domain: ['corp', 'lab'] };

  itHolds([
    { entry: `F|expand: '%admins%'`, is: ['root', 'ROOT', 'adm*'], isNot: ['admin', '%admins%'], placeholders },
    { entry: `F|contains|expand: '%domain%-%admins%'`, is: ['x lab-root', 'corp-adm*'], isNot: ['lab', 'root-lab'], placeholders },
    { entry: `F|expand: '%domain%.%domain%'`, is: ['lab.lab'], isNot: ['lab.corp'], placeholders },
    { entry: String.raw`F|expand: '\%admins%'`, is: ['%admins%'], isNot: ['root'] },
    { entry: `F: '%admins%'`, is: ['%admins%'], isNot: ['root'], placeholders },
    { entry: `F|expand: '100%'`, is: ['100%'], isNot: ['100'] },
  ]);

  it.each([{}, { name: [] }])('have no meaning without values, as in %j', (given) => {
    expect(() => matches(selectionOf(`F|expand: '%name%'`), eventOf({ F: 'x' }), given)).toThrow(UnknownPlaceholder);
  });
});

interface EventCase {
  readonly lines: string;
  readonly matching: readonly Fields[];
  readonly others: readonly Fields[];
}

/** For a selection, the events it matches and those that it does not. */
function itMatches(cases: readonly EventCase[], ruleFrom: (lines: string) => ParsedRule): void {
  it.each(cases)('$lines', ({ lines, matching, others }) => {
    const rule = ruleFrom(lines);
    expect([...matching, ...others].filter((fields) => matches(rule, eventOf(fields)))).toEqual(matching);
  });
}

describe('references to another field', () => {
  const cases = [
    {
      lines: 'A|fieldref: B',
      matching: [
        { A: 'x', B: 'X' },
        { A: 5, B: '5' },
      ],
      others: [{ A: 'x' }, { B: 'x' }, {}, { A: '', B: '' }],
    },
    { lines: 'A|fieldref: B', matching: [{ A: 'a*', B: 'a*' }], others: [{ A: 'ab', B: 'a*' }] },
    { lines: 'A|fieldref|cased: B', matching: [{ A: 'x', B: 'x' }], others: [{ A: 'x', B: 'X' }] },
    { lines: 'A|fieldref|contains: B', matching: [{ A: 'abc', B: 'B' }], others: [{ A: 'b', B: 'abc' }, { A: 'abc' }] },
    { lines: 'A|fieldref|startswith: B', matching: [{ A: 'abc', B: 'ab' }], others: [{ A: 'abc', B: 'bc' }] },
    { lines: 'A|fieldref|endswith: B', matching: [{ A: 'abc', B: 'bc' }], others: [{ A: 'abc', B: 'ab' }] },
    { lines: 'A|fieldref|neq: B', matching: [{ A: 'x', B: 'y' }, { A: 'x' }], others: [{ A: 'x', B: 'x' }] },
    { lines: 'A|fieldref: [B, C]', matching: [{ A: 'x', C: 'x' }], others: [{ A: 'x', D: 'x' }] },
  ];
  itMatches(cases, selectionOf);
});

describe('maps and lists', () => {
  const cases: readonly EventCase[] = [
    { lines: 'A: x\nB: y', matching: [{ A: 'x', B: 'y' }], others: [{ A: 'x' }, { B: 'y' }, {}] },
    {
      lines: '- A: x\n  B: y\n- C: z',
      matching: [{ A: 'x', B: 'y' }, { C: 'z' }],
      others: [{ A: 'x' }, { A: 'x', C: 'y' }],
    },
    { lines: '- word\n- A: y', matching: [{ B: 'a word' }, { A: 'y' }], others: [{ B: 'y' }] },
    { lines: '- - A: x\n  - B: y\n- C: z', matching: [{ A: 'x' }, { B: 'y' }, { C: 'z' }], others: [{ C: 'x' }] },
    { lines: '- [one, two]\n- A: z', matching: [{ B: 'one' }, { B: 'two' }, { A: 'z' }], others: [{ B: 'z' }] },
    { lines: '- A: null\n- B: x', matching: [{}, { A: 'y', B: 'x' }], others: [{ A: 'y' }] },
    { lines: 'md5: x', matching: [{ MD5: 'x' }, { md5: 'x', MD5: 'y' }], others: [{ md5: 'y', MD5: 'x' }, { sha1: 'x' }] },
    { lines: 'toString: null', matching: [{}], others: [{ toString: 'x' }] },
  ];
  itMatches(cases, selectionOf);
});

describe('keywords', () => {
  const cases: readonly EventCase[] = [
    { lines: '- mimikatz\n- 4688', matching: [{ A: 'run MIMIKATZ.exe' }, { A: 1, B: 46881 }], others: [{ A: 'mimi', B: 'katz' }, {}] },
    { lines: `'|all': [one, two]`, matching: [{ A: 'one', B: 'two' }, { A: 'two one' }], others: [{ A: 'one' }] },
    { lines: 'a*b', matching: [{ F: 'xa-bx' }], others: [{ A: 'a', B: 'b' }] },
    { lines: `'|startswith': one`, matching: [{ A: 'xone' }], others: [{ A: 'two' }] },
    { lines: `'|cased': One`, matching: [{ A: 'a One' }], others: [{ A: 'one' }] },
    { lines: `'|re': '^a\\d$'`, matching: [{ A: 'x', B: 'a1' }], others: [{ A: 'xa1' }] },
    { lines: 'true', matching: [{ A: true }, { A: 'untrue' }], others: [{ A: false }] },
    { lines: `'|contains|neq': one`, matching: [{ A: 'two' }, {}], others: [{ A: 'one' }] },
    { lines: 'fieldname', matching: [], others: [{ fieldname: 'x' }] },
    { lines: `''`, matching: [{}, { A: '' }], others: [{ A: 'x' }] },
  ];
  itMatches(cases, selectionOf);
});

describe('conditions', () => {
  const SELECTIONS = 'sel_a: { A: x }\nsel_b: { B: x }\nother: { C: x }\n_hidden: { D: x }\n';
  const all = { A: 'x', B: 'x', C: 'x' };
  const cases: readonly EventCase[] = [
    { lines: 'sel_a', matching: [{ A: 'x' }], others: [{ B: 'x' }] },
    { lines: 'sel_a and sel_b', matching: [all], others: [{ A: 'x' }] },
    { lines: 'sel_a or sel_b and other', matching: [{ A: 'x' }, { B: 'x', C: 'x' }], others: [{ B: 'x' }] },
    { lines: '(sel_a or sel_b) and other', matching: [all, { A: 'x', C: 'x' }], others: [{ A: 'x' }, { C: 'x' }] },
    { lines: 'not sel_a and sel_b', matching: [{ B: 'x' }], others: [all, {}] },
    { lines: 'not (sel_a and sel_b)', matching: [{ A: 'x' }, {}], others: [all] },
    { lines: 'not not sel_a', matching: [{ A: 'x' }], others: [{}] },
    { lines: '1 of them', matching: [{ A: 'x' }, { C: 'x' }], others: [{ D: 'x' }, {}] },
    { lines: 'all of them', matching: [all], others: [{ A: 'x', B: 'x', D: 'x' }] },
    { lines: 'any of sel*', matching: [{ A: 'x' }, { B: 'x' }], others: [{ C: 'x' }] },
    { lines: 'all of sel*', matching: [{ A: 'x', B: 'x' }], others: [{ A: 'x', C: 'x' }] },
    { lines: '1 of *_b', matching: [{ B: 'x' }], others: [{ A: 'x' }] },
    { lines: 'other and not 1 of sel_*', matching: [{ C: 'x' }], others: [{ A: 'x', C: 'x' }, all, {}] },
    { lines: 'not all of sel_*', matching: [{ A: 'x' }, {}], others: [all] },
    { lines: 'sel_a AND NOT other', matching: [{ A: 'x' }], others: [all] },
    { lines: '_hidden', matching: [{ D: 'x' }], others: [all] },
    { lines: '[sel_a, other]', matching: [{ A: 'x' }, { C: 'x' }], others: [{ B: 'x' }] },
  ];
  itMatches(cases, (condition) => ruleOf(`${SELECTIONS}condition: ${condition}`));

  it('are evaluated part by part to find the one that differs', () => {
    const { conditions, detections } = ruleOf(`${SELECTIONS}condition: sel_a and not other`);
    const [condition] = conditions;
    const parts = condition?.kind === 'and' ? condition.operands : [];
    const event = eventOf({ A: 'x', C: 'x' });
    expect(parts.map((part) => evaluate(part, event))).toEqual([true, false]);
    expect([...detections].map(([name, detection]) => [name, evaluate(detection, event)])).toEqual([
      ['sel_a', true],
      ['sel_b', false],
      ['other', true],
      ['_hidden', false],
    ]);
  });
});

describe('a rule', () => {
  it('is read with its log source', () => {
    expect(ruleOf('s: x\ncondition: s')).toMatchObject({
      title: 'A rule',
      logsource: { product: 'windows', category: 'process_creation' },
    });
  });

  it('is in every document of a text that is one, also after actions', () => {
    const global = 'action: global\ntitle: G\nlogsource: { product: windows }\ndetection: { condition: s }\n';
    const text = [
      global,
      'detection: { s: { F: a } }\n',
      'action: repeat\ntitle: R\ndetection: { s: { G: b } }\n',
      'action: reset\n',
      'title: C\ncorrelation: { type: event_count }\n',
      `${HEAD}detection: { s: c, condition: s }\n`,
    ].join('---\n');
    const rules = parseRule(text);
    expect(rules.map(({ title }) => title)).toEqual(['G', 'R', 'A rule']);
    expect(rules.map((rule) => matches(rule, eventOf({ F: 'a' })))).toEqual([true, false, false]);
    expect(rules.map((rule) => matches(rule, eventOf({ F: 'a', G: 'b' })))).toEqual([true, true, false]);
    expect(rules.map((rule) => matches(rule, eventOf({ H: 'c' })))).toEqual([false, false, true]);
  });

  it.each([
    's: { F: x }\ncondition: t',
    's: { F: x }\ncondition: 2 of s*',
    's: { F: x }\ncondition: s | count() > 5',
    's: { F: x }\ncondition: (s',
    's: { F: x }\ncondition: 1 of _*',
    's: { F: x }',
    's: {}\ncondition: s',
    's: [null]\ncondition: s',
    's: { F: { G: x } }\ncondition: s',
    's: { F|contians: x }\ncondition: s',
    's: { F|contains: null }\ncondition: s',
    's: { F|contains|re: a }\ncondition: s',
    's: { F|re|cased: a }\ncondition: s',
    `s: { F|re: 'a(?=b)' }\ncondition: s`,
    's: { F|base64: a*b }\ncondition: s',
    's: { F|base64offset: a }\ncondition: s',
    's: { F|wide: é }\ncondition: s',
    's: { F|lt: abc }\ncondition: s',
    's: { F|hour: 24 }\ncondition: s',
    's: { F|cidr: 10.1.2.3/8 }\ncondition: s',
    's: { F|exists: maybe }\ncondition: s',
    's: { F|fieldref: G* }\ncondition: s',
  ])('is refused where it has no meaning: %j', (detection) => {
    expect(() => ruleOf(detection)).toThrow(InvalidRule);
  });
});

(hasCorpus ? describe : describe.skip)('the rules of the corpus (skipped where they are absent)', () => {
  it('are all read, and come to an end on an event that has nothing', () => {
    const rules = corpusSources().flatMap(({ text }) => parseRule(text));
    expect(rules.length).toBeGreaterThan(2000);
    expect(rules.filter((rule) => typeof matches(rule, eventOf({})) !== 'boolean')).toEqual([]);
  });
});
