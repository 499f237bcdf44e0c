import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kindOf, kusto, nodesIn, type KustoNode } from '../../../test/support/kusto-language.js';
import { kustoDiagnostics, kustoSyntax } from '../../../test/support/kusto-oracle.js';
import { isBareName, quoteJsonText, quoteName, quoteText } from './quote.js';

/** What text is made of that has ended a literal somewhere, sometime. */
const NASTY = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '"',
          '""',
          "'",
          "''",
          '\\',
          '\\\\',
          '\\"',
          '@',
          '@"',
          'h"',
          '`',
          '```',
          '~~~',
          '//',
          '/*',
          '|',
          ';',
          '*',
          '?',
          '{',
          '}',
          '[',
          ']',
          '(',
          ')',
          ',',
        ],
        ...[
          '\r',
          '\n',
          '\r\n',
          '\t',
          '\0',
          '\u0007',
          '\u000b',
          '\u001b',
          '\u007f',
          '\u0085',
          '\u00a0',
          '\u00ad',
          '\u2028',
          '\u2029',
          '\u202e',
          '\u200b',
          '\ufeff',
        ],
        ...[
          '\uffff',
          '\ufdd0',
          '\ud800',
          '\udc00',
          '\ud83d\ude00',
          'é',
          'e\u0301',
          '\\n',
          '\\u0041',
          '\\x41',
          '\\101',
          '0',
          '1',
          '7',
          'a',
          'F',
          ' ',
          '  ',
        ],
        ...['where', 'and', 'or', 'let', 'print', '| where true', '" or "1" == "1', "' or true", '%', '$', '#'],
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const PROPERTY = { seed: 20_260_801, numRuns: 500 };

/** The values of the string literals in a query. */
function literalsIn(query: string): string[] {
  expect(kustoSyntax(query)).toEqual([]);
  return stringsBelow(kusto.KustoCode.Parse(query).Syntax);
}

function stringsBelow(root: KustoNode): string[] {
  const values: string[] = [];
  for (const node of nodesIn(root)) {
    if (kindOf(node) === 'CompoundStringLiteralExpression') throw new Error('Two literals in a row.');
    if (kindOf(node) === 'StringLiteralExpression') values.push(node.LiteralValue as string);
  }
  return values;
}

describe('quoteText', () => {
  it.each([
    { form: 'plain', value: 'whoami /all', literal: '"whoami /all"' },
    { form: 'plain', value: '', literal: '""' },
    { form: 'plain', value: "it's 100% é \u{1f600} // | * ?", literal: '"it\'s 100% é \u{1f600} // | * ?"' },
    { form: 'verbatim', value: 'C:\\Windows\\', literal: '@"C:\\Windows\\"' },
    { form: 'verbatim', value: 'say "hi"', literal: '@"say ""hi"""' },
    { form: 'verbatim', value: '"', literal: '@""""' },
    { form: 'verbatim', value: '\\"', literal: '@"\\"""' },
    { form: 'escaped', value: 'a\nb\tc\r\0' + '1', literal: '"a\\nb\\tc\\r\\u00001"' },
    { form: 'escaped', value: '\\\n"', literal: '"\\\\\\n\\""' },
    { form: 'escaped', value: '\u2028\u0085\u202e', literal: '"\\u2028\\u0085\\u202e"' },
    { form: 'escaped', value: '\ud800', literal: '"\\ud800"' },
    { form: 'escaped', value: '\u{e0001}', literal: '"\\udb40\\udc01"' },
  ])('writes $literal, $form', ({ value, literal }) => {
    expect(quoteText(value)).toBe(literal);
    expect(literalsIn(`T | where x == ${literal} and y == "end"`)).toEqual([value, 'end']);
  });

  it('gives Kusto back the same text, whatever the text is', () => {
    fc.assert(
      fc.property(NASTY, (value) => {
        expect(literalsIn(`T | where x == ${quoteText(value)} and y == "end"`)).toEqual([value, 'end']);
      }),
      PROPERTY,
    );
  });

  it('writes no character that a line, a reader or UTF-8 would lose', () => {
    fc.assert(
      fc.property(NASTY, (value) => {
        expect(quoteText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u);
      }),
      PROPERTY,
    );
  });
});

describe('quoteJsonText', () => {
  it('is the same text to JSON and to Kusto', () => {
    fc.assert(
      fc.property(NASTY, NASTY, (first, second) => {
        const array = `[${quoteJsonText(first)}, ${quoteJsonText(second)}]`;
        expect(JSON.parse(array)).toEqual([first, second]);
        expect(literalsIn(`T | where x has_any (dynamic(${array}))`)).toEqual([first, second]);
      }),
      PROPERTY,
    );
  });
});

/** Every word that the language service has a token, a type or a function for. */
const WORDS: readonly string[] = [
  ...new Set(
    [
      ...Object.values(kusto.Syntax.SyntaxKind)
        .filter((kind) => typeof kind === 'number')
        .map((kind) => kusto.Syntax.SyntaxFacts.GetText(kind) as string),
      ...[...kusto.Functions.All, ...kusto.Aggregates.All].map(({ Name }: { Name: string }) => Name),
      ...['null', 'not', 'true', 'false', 'True', 'False', 'TRUE', 'FALSE', 'Null', 'guid', 'source', 'Title', 'Time', 'int', 'AND'],
    ].filter((word) => /^\w+$/.test(word)),
  ),
];

describe('quoteName', () => {
  it.each([
    { name: 'ProcessCommandLine', quoted: 'ProcessCommandLine' },
    { name: '_ResourceId', quoted: '_ResourceId' },
    { name: 'count', quoted: 'count' },
    { name: 'title', quoted: "['title']" },
    { name: 'Threat Name', quoted: "['Threat Name']" },
    { name: '2nd', quoted: "['2nd']" },
    { name: '', quoted: "['']" },
    { name: "it's\\", quoted: "['it\\'s\\\\']" },
    { name: '__id', quoted: "['__id']" },
  ])('writes $quoted', ({ name, quoted }) => {
    expect(quoteName(name)).toBe(quoted);
  });

  it('names a column in every place, also where it is called like a word of the language', () => {
    expect(WORDS.length).toBeGreaterThan(600);
    for (let i = 0; i < WORDS.length; i += 20) {
      const words = WORDS.slice(i, i + 20);
      const schema = { tables: [{ name: 'T', columns: { ...Object.fromEntries(words.map((word) => [word, 'string'])), d: 'dynamic' } }] };
      const path = (word: string): string => (isBareName(word) ? `d.${word}` : `d["${word}"]`);
      const tests = words
        .map(quoteName)
        .map((name) => `${name} == "x" and not(${name} contains "x") and (d == ${name} or ${name} in ("a"))`);
      const columns = words.map((word) => `${quoteName(word)} = tostring(${path(word)}.x)`);
      expect(
        kustoDiagnostics(`T | where ${tests.join(' and ')} | extend ${columns.join(', ')} | where ${tests.join(' and ')}`, schema),
      ).toEqual([]);
    }
  });

  it('names a table that is called like a word of the language', () => {
    const schema = { tables: WORDS.map((name) => ({ name, columns: { x: 'string' } })) };
    const wrong = WORDS.filter((word) => kustoDiagnostics(`${quoteName(word)} | where x == "x"`, schema).length > 0);
    expect(wrong).toEqual([]);
  });

  it('never lets a name out of its brackets', () => {
    fc.assert(
      fc.property(NASTY, (name) => {
        expect(kustoSyntax(`T | where ${quoteName(name)} == "x" | extend ${quoteName(name)} = "y"`)).toEqual([]);
        if (!isBareName(name)) expect(literalsIn(`T | where ${quoteName(name)} == "x"`)).toEqual([name, 'x']);
      }),
      PROPERTY,
    );
  });
});
