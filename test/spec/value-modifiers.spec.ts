import { describe, expect, it } from '@jest/globals';
import { convert } from '../../src/compiler/index.js';
import { parseField, ruleText, showDetection, valuesOf } from './parse-rule.js';

const shapeOf = (entry: string): string => showDetection(parseField(entry).detection);

describe('modifier appendix, section "Generic Modifiers"', () => {
  it.each([
    { entry: 'F|contains: a', values: ['*"a"*'] },
    { entry: 'F|startswith: a', values: ['"a"*'] },
    { entry: 'F|endswith: a', values: ['*"a"'] },
    { entry: 'F|contains: a*b', values: ['*"a"*"b"*'] },
    { entry: `F|contains: '*a*'`, values: ['*"a"*'] },
    { entry: `F|contains: ''`, values: ['*'] },
    { entry: 'F|cased: a', values: ['cased "a"'] },
    { entry: 'F|contains|cased: a', values: ['cased *"a"*'] },
    { entry: 'F|cased|contains: a', values: ['cased *"a"*'] },
  ])('$entry is $values', ({ entry, values }) => {
    expect(valuesOf(entry)).toEqual(values);
  });

  it.each([
    { entry: 'F|contains|all: [a, b]', shape: 'F all of *"a"* | *"b"*' },
    { entry: 'F|all|contains: [a, b]', shape: 'F all of *"a"* | *"b"*' },
    { entry: `'|all': [a, b]`, shape: 'keyword all of "a" | "b"' },
    { entry: 'F|neq: [a, b]', shape: 'not F "a" | "b"' },
    { entry: 'F|contains|neq: a', shape: 'not F *"a"*' },
    { entry: 'F|neq: 4', shape: 'not F number 4' },
    { entry: 'F|fieldref|neq: G', shape: 'not F equals G' },
  ])('$entry is $shape', ({ entry, shape }) => {
    expect(shapeOf(entry)).toBe(shape);
  });
});

describe('modifier appendix, section "String Modifiers"', () => {
  it('replaces a dash at the start of a word by every dash', () => {
    expect(valuesOf('F|windash|contains: " -param-name"')).toEqual([
      '*" -param-name"*',
      '*" /param-name"*',
      '*" –param-name"*',
      '*" —param-name"*',
      '*" ―param-name"*',
    ]);
  });

  it.each([
    { value: '-a', count: 5 },
    { value: '/a', count: 5 },
    { value: '–a', count: 5 },
    { value: '-a -b', count: 25 },
    { value: '*-a', count: 5 },
    { value: 'a-b', count: 1 },
    { value: '- a', count: 1 },
    { value: '--a', count: 5 },
    { value: '-', count: 1 },
    { value: '-é', count: 5 },
  ])('makes $count values of $value', ({ value, count }) => {
    expect(new Set(valuesOf(`F|windash: '${value}'`)).size).toBe(count);
  });

  it('keeps the variants of one value alternatives under "all"', () => {
    expect(shapeOf('F|contains|all|windash: ["-a", x]')).toBe('all(F *"-a"* | *"/a"* | *"–a"* | *"—a"* | *"―a"*, F *"x"*)');
    expect(shapeOf('F|all|neq|base64offset|contains: [foo, bar]')).toBe(
      'any(not F *"Zm9v"* | *"Zvb"* | *"mb2"*, not F *"YmFy"* | *"Jhc"* | *"iYX"*)',
    );
  });

  it('refuses a value that would become too many', () => {
    expect(parseField('F|windash: -a -b -c -d -e -f').reports).toEqual(['LIMIT_EXCEEDED -a -b -c -d -e -f']);
    expect(parseField(`F${'|windash'.repeat(8)}: -a`).reports).toEqual(['LIMIT_EXCEEDED -a']);
  });
});

describe('modifier appendix, section "Regular Expression"', () => {
  it.each([
    { entry: 'F|re: a.*b$', value: '/a.*b$/' },
    { entry: `F|re: '\\\\\\*\\d'`, value: '/\\\\\\*\\d/' },
    { entry: 'F|re|i: a', value: '/a/i' },
    { entry: 'F|re|i|m|s: a', value: '/a/ims' },
    { entry: 'F|re|ignorecase|multiline|dotall: a', value: '/a/ims' },
    { entry: 'F|re|contains: a|b', value: '/a|b/' },
    { entry: 'F|re|startswith: a|b', value: '/\\A(?:a|b)/' },
    { entry: 'F|re|endswith: a|b', value: '/(?:a|b)\\z/' },
  ])('$entry is $value', ({ entry, value }) => {
    expect(valuesOf(entry)).toEqual([value]);
  });

  it.each([
    { source: 'a(?=b)c', place: '(?=', reason: 'look-around' },
    { source: 'a(?!b)c', place: '(?!', reason: 'look-around' },
    { source: "it''s ''a'' (?=b)", place: '(?=', reason: 'look-around' },
    { source: 'c(?<=b)', place: '(?<=b)', reason: 'look-around' },
    { source: '(?P<n>a)(?P=n)', place: '(?P=', reason: 'back-reference' },
    { source: '(a)b\\1', place: '\\1', reason: 'back-reference' },
    { source: '(?>a)', place: '(?>', reason: 'atomic group' },
    { source: 'ba++', place: '++', reason: 'possessive' },
    { source: 'x[a', place: '[a', reason: 'missing closing ]' },
  ])('refuses $source at $place', ({ source, place, reason }) => {
    const { reports, messages } = parseField(`F|re: '${source}'`);
    expect(reports).toEqual([`UNSUPPORTED_REGEX ${place}`]);
    expect(messages[0]).toContain(reason);
  });
});

describe('modifier appendix, section "Encoding"', () => {
  it.each([
    { entry: 'F|base64: foobar', values: ['"Zm9vYmFy"'] },
    { entry: 'F|base64: fooba', values: ['"Zm9vYmE="'] },
    { entry: 'F|base64: foob', values: ['"Zm9vYg=="'] },
    { entry: 'F|base64: "\\xe9\\u20ac\\U0001F600"', values: ['"w6nigqzwn5iA"'] },
    { entry: `F|base64: 'a\\*b'`, values: ['"YSpi"'] },
    { entry: 'F|base64|contains: foobar', values: ['*"Zm9vYmFy"*'] },
    { entry: 'F|base64offset|contains: foobar', values: ['*"Zm9vYmFy"*', '*"Zvb2Jhc"*', '*"mb29iYX"*'] },
    { entry: 'F|base64offset: fooba', values: ['"Zm9vYm"', '"Zvb2Jh"', '"mb29iY"'] },
    { entry: 'F|wide|base64: cmd', values: ['"YwBtAGQA"'] },
    { entry: 'F|utf16le|base64: cmd', values: ['"YwBtAGQA"'] },
    { entry: 'F|utf16be|base64: cmd', values: ['"AGMAbQBk"'] },
    { entry: 'F|utf16|base64: cmd', values: ['"//5jAG0AZAA="'] },
    { entry: 'F|wide|base64: "\\xe9"', values: ['"6QA="'] },
    { entry: 'F|wide: ab', values: ['"a\\u0000b\\u0000"'] },
    { entry: 'F|utf16be|contains: ab', values: ['*"\\u0000a\\u0000b"*'] },
  ])('$entry is $values', ({ entry, values }) => {
    expect(valuesOf(entry)).toEqual(values);
  });

  // Whatever stands before and after the value, one of the three is in the encoded text.
  it.each(['a secret', 'IEX (New-Object', 'https://'])('finds %j in every encoded text that has it', (value) => {
    const parts = parseField(`F|base64offset: '${value}'`).test!.values.map((found) =>
      found.kind === 'pattern' && typeof found.parts[0] === 'string' ? found.parts[0] : '',
    );
    for (const before of ['', 'x', 'xy', 'xyz', 'abcd']) {
      for (const after of ['', 'q', 'qr', 'qrs']) {
        const encoded = Buffer.from(before + value + after).toString('base64');
        expect(parts.some((part) => encoded.includes(part))).toBe(true);
      }
    }
  });

  it.each([
    { entry: 'F|base64: a*b', report: 'INVALID_VALUE a*b' },
    { entry: 'F|base64offset: a?b', report: 'INVALID_VALUE a?b' },
    { entry: 'F|contains|base64: ab', report: 'INVALID_VALUE ab' },
    { entry: 'F|base64offset: a', report: 'INVALID_VALUE a' },
    { entry: 'F|wide: é', report: 'INVALID_VALUE é' },
  ])('refuses $entry', ({ entry, report }) => {
    expect(parseField(entry).reports).toEqual([report]);
  });
});

describe('modifier appendix, sections "Numeric Modifiers" and "Time Modifiers"', () => {
  it.each([
    { entry: 'F|lt: 5', value: '< 5' },
    { entry: 'F|lte: 5', value: '<= 5' },
    { entry: 'F|gt: 5.5', value: '> 5.5' },
    { entry: 'F|gte: 0x10', value: '>= 16' },
    { entry: `F|gte: '16'`, value: '>= 16' },
    { entry: 'F|minute: 0', value: 'minute 0' },
    { entry: 'F|hour: 23', value: 'hour 23' },
    { entry: 'F|day: 31', value: 'day 31' },
    { entry: 'F|week: 53', value: 'week 53' },
    { entry: 'F|month: 12', value: 'month 12' },
    { entry: 'F|year: 2024', value: 'year 2024' },
  ])('$entry is $value', ({ entry, value }) => {
    expect(valuesOf(entry)).toEqual([value]);
  });

  it.each(['F|lt: abc', 'F|gt: true', 'F|hour: 24', 'F|month: 0', 'F|day: 1.5'])('refuses %s', (entry) => {
    expect(parseField(entry).reports).toEqual([`INVALID_VALUE ${entry.split(': ')[1]}`]);
  });
});

describe('modifier appendix, section "IP (Internet Protocol) Modifiers"', () => {
  it.each([
    { value: '10.0.0.0/8', network: 'IPv4 10.0.0.0/8' },
    { value: '10.1.2.3', network: 'IPv4 10.1.2.3/32' },
    { value: '10.0.0.0/255.0.0.0', network: 'IPv4 10.0.0.0/8' },
    { value: `'fe80::/10'`, network: 'IPv6 fe80::/10' },
    { value: `'::1/128'`, network: 'IPv6 ::1/128' },
  ])('reads $value', ({ value, network }) => {
    expect(valuesOf(`F|cidr: ${value}`)).toEqual([network]);
  });

  it('refuses a network with bits behind its prefix, and names the network', () => {
    const { reports, hints } = parseField('F|cidr: 10.1.2.3/8');
    expect(reports).toEqual(['INVALID_VALUE 10.1.2.3/8']);
    expect(hints).toEqual(['the network is 10.0.0.0/8']);
  });
});

describe('modifier appendix, section "Specific Modifiers"', () => {
  it.each([
    { entry: 'F|fieldref: G', value: 'equals G' },
    { entry: 'F|fieldref|contains: G', value: 'contains G' },
    { entry: 'F|fieldref|startswith: G', value: 'startswith G' },
    { entry: 'F|fieldref|endswith|cased: G', value: 'cased endswith G' },
    { entry: `F|expand: '%name%'`, value: '%name%' },
    { entry: `F: '%name%'`, value: '"%name%"' },
    { entry: `F|expand: '\\%plain%name%'`, value: '"%plain"%name%' },
    { entry: `F|expand: 'a%b%c%d%'`, value: '"a"%b%"c"%d%' },
    { entry: `F|expand: '100%'`, value: '"100%"' },
    { entry: `F|contains|expand: '%name%'`, value: '*%name%*' },
  ])('$entry is $value', ({ entry, value }) => {
    expect(valuesOf(entry)).toEqual([value]);
  });

  it('refuses wildcards in the name of a field', () => {
    expect(parseField('F|fieldref: G*').reports).toEqual(['INVALID_VALUE G*']);
  });
});

describe('specification, section "Value Modifiers"', () => {
  it.each([
    { entry: 'F|contians: a', report: 'UNSUPPORTED_MODIFIER contians', hint: 'did you mean "contains"?' },
    { entry: 'F|contains|startwith: a', report: 'UNSUPPORTED_MODIFIER startwith', hint: 'did you mean "startswith"?' },
    { entry: 'F|: a', report: 'UNSUPPORTED_MODIFIER ', hint: '' },
    { entry: 'F|contains|re: a', report: 'UNSUPPORTED_MODIFIER re', hint: 'write "re" first' },
    { entry: 'F|windash|cidr: a', report: 'UNSUPPORTED_MODIFIER cidr', hint: 'write "cidr" first' },
    { entry: 'F|re|cased: a', report: 'UNSUPPORTED_MODIFIER cased', hint: '' },
    { entry: 'F|i: a', report: 'INVALID_VALUE a', hint: '' },
    { entry: 'F|re|expand: "%a%"', report: 'UNSUPPORTED_MODIFIER expand', hint: '' },
    { entry: 'F|hour|gte: 8', report: 'UNSUPPORTED_MODIFIER gte', hint: '' },
    { entry: 'F|cidr|contains: 10.0.0.0/8', report: 'UNSUPPORTED_MODIFIER contains', hint: '' },
    { entry: 'F|exists|contains: true', report: 'UNSUPPORTED_MODIFIER contains', hint: '' },
  ])('refuses $entry and points at the modifier', ({ entry, report, hint }) => {
    const { reports, hints } = parseField(entry);
    expect(reports).toEqual([report]);
    expect(hints).toEqual([hint]);
  });

  it('reports a wrong modifier once, however many values there are', () => {
    const text = ruleText('s:\n  F|re|cased: [a, b, c]\ncondition: s');
    const [rule] = convert({ name: 'rule.yml', text }).rules;
    expect(rule!.problems).toMatchObject([{ code: 'UNSUPPORTED_MODIFIER', locations: [{ line: 6, column: 10 }] }]);
  });

  it('points at a modifier of a quoted key', () => {
    expect(parseField(`'F|nope|contains': a`).reports).toEqual(['UNSUPPORTED_MODIFIER nope']);
  });
});
