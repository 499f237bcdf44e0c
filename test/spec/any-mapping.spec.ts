import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMapping, BUILT_IN_TARGETS, convert } from '../../src/compiler/index.js';
import { MAPPING_FILE } from '../../src/compiler/mapping/mapping-shape.js';
import type { KindsShape, Shape } from '../../src/compiler/mapping/shape.js';
import { kustoErrors } from '../support/kusto-errors.js';

const COLUMNS = {
  TimeGenerated: 'datetime',
  Text: 'string',
  Other: 'string',
  Number: 'long',
  Small: 'int',
  Real: 'real',
  Yes: 'bool',
  Id: 'guid',
  Raw: 'dynamic',
  Took: 'timespan',
  Price: 'decimal',
};

const RULE = `title: Any
logsource: { product: any }
detection:
  one: { Text: 'a*', Number|gt: 5, Yes: true }
  two: { Other|contains|all: [a, b], Empty: null }
  three: { Net|cidr: 10.0.0.0/8, Pattern|re: 'a.*b' }
  four: { There|exists: true, Same|fieldref: Text, Hour|hour: 3 }
  words: [mimikatz]
  condition: one or not two or three or (four and not words) or not 1 of them
`;
const FIELDS = ['Text', 'Number', 'Yes', 'Other', 'Empty', 'Net', 'Pattern', 'There', 'Same', 'Hour'];

/** Files that have the form of a mapping, sensible or not. */
function anyOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'part':
      return anyOf(shape.is(), depth);
    case 'text':
      return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...Object.keys(COLUMNS)) }, fc.constantFrom('', 'a"b', "'", '1', 'no'));
    case 'number':
      return fc.integer({ min: shape.least, max: 9 });
    case 'value':
      return fc.oneof(fc.integer(), fc.constant(1.5));
    case 'mark':
      return fc.constant(true);
    case 'word':
      return fc.constantFrom(...shape.words);
    case 'list':
      return fc.array(anyOf(shape.of, depth - 1), { minLength: 1, maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.constantFrom(...FIELDS), anyOf(shape.of, depth - 1), { maxKeys: 4 });
    case 'object': {
      const entries = Object.entries(shape.properties).map(([name, property]) => [name, anyOf(property.shape, depth - 1)] as const);
      return fc.record(Object.fromEntries(entries), {
        requiredKeys: Object.keys(shape.properties).filter((name) => shape.properties[name]!.required),
      });
    }
    case 'either':
      return fc
        .oneof(
          ...shape.of
            .filter((one) => depth > 0 || one.kind === 'text' || one.kind === 'value' || one.kind === 'mark')
            .map((one) => fc.constant(one)),
        )
        .chain((one) => anyOf(one, depth));
    case 'kinds':
      return anyKind(shape, depth);
  }
}

const anyKind = ({ kinds, words }: KindsShape, depth: number): fc.Arbitrary<unknown> =>
  fc.constantFrom(...kinds).chain(({ needs, may = [] }) =>
    fc.record(Object.fromEntries([...needs, ...may].map((name) => [name, anyOf(words[name]!.shape, depth - 1)])), {
      requiredKeys: [...needs],
    }),
  );

/** The shapes of the parts of a logsource mapping. */
function partsOfMapping(): Readonly<Record<string, Shape>> {
  const inner = (shape: Shape): Shape => (shape.kind === 'part' ? inner(shape.is()) : shape.kind === 'list' ? inner(shape.of) : shape);
  const file = inner(MAPPING_FILE);
  const one = file.kind === 'object' ? inner(file.properties['mappings']!.shape) : file;
  return one.kind === 'object' ? Object.fromEntries(Object.entries(one.properties).map(([name, { shape }]) => [name, shape])) : {};
}

/** A logsource mapping with a few parts at a time: with many, one is nearly always wrong. */
const PARTS = partsOfMapping();
const fieldShape = PARTS['fields']!.kind === 'map' ? PARTS['fields'].of : PARTS['fields']!;
const logsourceMapping = fc.record(
  {
    fields: fc.dictionary(fc.constantFrom(...FIELDS), anyOf(fieldShape, 3), { minKeys: 1, maxKeys: 2 }),
    where: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, anyOf(PARTS['where']!, 3)),
    keywords: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, anyOf(PARTS['keywords']!, 3)),
    jsonFields: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, anyOf(PARTS['jsonFields']!, 3)),
    openEventData: fc.constantFrom(undefined, true),
  },
  { requiredKeys: ['fields'] },
);
const file = fc.record({
  one: logsourceMapping.map((parts) => ({ ...parts, logsource: { product: 'any' }, table: 'Any_CL' })),
  eventData: fc.constantFrom({ column: 'Raw', format: 'dynamic' }, { column: 'Text', format: 'xml' }),
});

describe('any mapping', () => {
  it('is refused with its mistakes, or makes queries that Kusto accepts; nothing is thrown', () => {
    let accepted = 0;
    fc.assert(
      fc.property(file, ({ one, eventData }) => {
        const mapping = JSON.stringify({ target: 'sentinel', tables: { Any_CL: { columns: COLUMNS, eventData } }, mappings: [one] });
        const { registry, problems } = addMapping({ name: 'any.yml', text: mapping }, BUILT_IN_TARGETS);
        for (const problem of problems) expect(problem).toMatchObject({ code: 'INVALID_MAPPING', locations: [{ line: 1 }] });
        if (problems.length > 0) return;
        accepted += 1;
        const sentinel = registry.targets.find(({ id }) => id === 'sentinel')!;
        for (const tested of [RULE, ...FIELDS.map((field) => ruleOf(field))]) {
          const { rules } = convert({ name: 'rule.yml', text: tested }, { tables: ['Any_CL'] }, registry);
          for (const { query } of rules[0]!.conversions) if (query !== null) expect(kustoErrors(query, sentinel)).toEqual([]);
        }
      }),
      { numRuns: 120, seed: 20_24 },
    );
    expect(accepted).toBeGreaterThan(15);
  });
});

const ruleOf = (field: string): string => {
  const test = /[{,] (\w+[|\w]*): (\[[^\]]*\]|[^,}]*)/g;
  const found = [...RULE.matchAll(test)].find(([, key = '']) => key.split('|')[0] === field);
  return `title: One\nlogsource: { product: any }\ndetection:\n  one: { ${found?.[1] ?? field}: ${found?.[2]?.trim() ?? 'a'} }\n  condition: not one\n`;
};
