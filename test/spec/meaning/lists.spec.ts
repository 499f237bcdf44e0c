import { describe, expect, it } from '@jest/globals';
import { addMapping, BUILT_IN_TARGETS, convert, type TargetRegistry } from '../../../src/compiler/index.js';
import { compileKql } from '../../semantics/kql/evaluate.js';
import { databaseOf } from '../../semantics/kql/target-database.js';
import type { Json, Row } from '../../semantics/rows/row.js';

/** A table with lists: in text, in a dynamic column, as the text of a member, and as the member of elements. */
const MAPPING = `
target: sentinel
tables:
  List_CL: { columns: { TimeGenerated: datetime, Text: string, Bag: dynamic } }
mappings:
  - logsource: { product: list }
    table: List_CL
    fields:
      inText: { anyElement: Text }
      inBag: { anyElement: { column: Bag, json: list } }
      ofElements: { anyElement: { column: Bag, json: elements }, member: command, listed: true }
`;

const REGISTRY: TargetRegistry = addMapping({ name: 'lists.yml', text: MAPPING }, BUILT_IN_TARGETS).registry;
const DATABASE = databaseOf(REGISTRY.targets.find(({ id }) => id === 'sentinel')!);

const conversionOf = (test: string, condition = 'selection') =>
  convert(
    {
      name: 'rule.yml',
      text: `title: List\nlogsource: { product: list }\ndetection:\n  selection: { ${test} }\n  condition: ${condition}\n`,
    },
    {},
    REGISTRY,
  ).rules[0]!.conversions[0]!;

function finds(test: string, row: Row): boolean {
  const selects = (condition: string): boolean => compileKql(conversionOf(test, condition).query!, DATABASE).selects(row);
  const found = selects('selection');
  expect(selects('not selection')).toBe(!found);
  return found;
}

/** The list in each of the places, with the name of the field that reads it. */
const PLACES: readonly (readonly [field: string, rowOf: (list: readonly Json[]) => Row])[] = [
  ['inText', (list) => ({ Text: JSON.stringify(list) })],
  ['inText', (list) => ({ Text: JSON.stringify(list, null, 2) })],
  ['inBag', (list) => ({ Bag: { list } })],
  ['inBag', (list) => ({ Bag: { list: JSON.stringify(list) } })],
  [
    'ofElements',
    (list) => ({
      Bag: {
        elements: [
          { name: 'b', command: ['other'] },
          { command: list, image: 'b' },
        ],
      },
    }),
  ],
];

describe.each(PLACES)('the elements of a list, by %s', (field, rowOf) => {
  it.each<{ title: string; test: string; list: readonly Json[]; found: boolean }>([
    { title: 'the first', test: 'a', list: ['a', 'b'], found: true },
    { title: 'the last, without case', test: 'C', list: ['a', 'b', 'c'], found: true },
    { title: 'one as a whole', test: 'a', list: ['ab', 'ca'], found: false },
    { title: 'none across two', test: '\'a","b\'', list: ['a', 'b'], found: false },
    { title: 'none across two with a wildcard', test: 'a*c', list: ['ab', 'bc'], found: false },
    { title: 'one with a wildcard', test: 'a*c', list: ['x', 'abc'], found: true },
    { title: 'one that begins so', test: "',*'", list: ['a', 'b'], found: false },
    { title: 'one with a comma', test: "'a,b'", list: ['x', 'a,b'], found: true },
    { title: 'one with a bracket and a quote', test: "']\"*'", list: ['x', ']"y'], found: true },
    { title: 'one behind a text with quotes', test: 'b', list: ['a","b'], found: false },
    { title: 'a number', test: '4', list: ['x', 4], found: true },
    { title: 'no number within a text', test: '4', list: ['1,4,5'], found: false },
    { title: 'a number written as text', test: '4', list: ['1,5', '4'], found: true },
    { title: 'no number that goes on', test: '4', list: [44, '4a'], found: false },
    { title: 'none where there are none', test: 'a', list: [], found: false },
    { title: 'none: the field is missing', test: 'null', list: [], found: true },
    { title: 'any: the field is there', test: "'*'", list: ['a'], found: true },
  ])('$title', ({ test, list, found }) => {
    // Of the elements with commands, one has another.
    const isThere = field === 'ofElements' && (test === 'null' || test === "'*'");
    expect(finds(`${field}: ${test}`, rowOf(list))).toBe(isThere ? test !== 'null' : found);
  });
});

describe('an expression for the elements of a list', () => {
  it('is looked for in all of its text, with a warning', () => {
    expect(finds("inText|re: 'a.c'", { Text: '["x","abc"]' })).toBe(true);
    const messages = conversionOf("inText|re: 'a.*c'").warnings.map(({ message }) => message);
    expect(messages).toEqual([
      expect.stringContaining('matches more events than the rule'),
      expect.stringContaining('matches fewer events than the rule'),
    ]);
  });

  it('is refused where it asks how an element begins', () => {
    expect(conversionOf("inText|re: '^a'").problems.map(({ code }) => code)).toEqual(['UNMAPPED_VALUE']);
  });
});
