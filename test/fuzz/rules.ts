import fc from 'fast-check';
import { hostileText, spoiltText } from './hostile-text.js';
import { LOG_SOURCES, ordinaryValues, type FieldKind, type FuzzedLogSource } from './log-sources.js';

/** A rule before it is written as YAML. */
export interface FuzzedRule {
  /** Under `logsource:`, without the product. */
  readonly logsource: string;
  readonly detections: readonly { readonly name: string; readonly detection: FuzzedSelection }[];
  readonly condition: string;
}

export type FuzzedSelection =
  | { readonly kind: 'map'; readonly tests: readonly FuzzedTest[] }
  | { readonly kind: 'maps'; readonly maps: readonly (readonly FuzzedTest[])[] }
  | { readonly kind: 'keywords'; readonly modifiers: readonly string[]; readonly values: readonly FuzzedValue[] };

export interface FuzzedTest {
  readonly field: string;
  readonly modifiers: readonly string[];
  readonly values: readonly FuzzedValue[];
}

/** Text, in the quotes that it is written in where they can hold it; or a scalar as it stands in the rule. */
export type FuzzedValue = { readonly text: string; readonly quotes: '"' | "'" | '' } | { readonly scalar: string };

const quotes = fc.constantFrom<'"' | "'" | ''>('"', "'", '');
const scalar = (...scalars: readonly string[]): fc.Arbitrary<FuzzedValue> => fc.constantFrom(...scalars).map((one) => ({ scalar: one }));
const written = (text: fc.Arbitrary<string>): fc.Arbitrary<FuzzedValue> => fc.record({ text, quotes });

const ordinaryText = (kind: FieldKind): fc.Arbitrary<string> => fc.constantFrom(...ordinaryValues(kind));

/** Text that is meant: ordinary, between wildcards, spoilt, hostile. */
const soughtText = (kind: FieldKind): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: ordinaryText(kind) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('*', '', '?', '*\\'), spoiltText(ordinaryText(kind)), fc.constantFrom('*', '', '?', '\\*'))
        .map((parts) => parts.join('')),
    },
    { weight: 3, arbitrary: spoiltText(ordinaryText(kind)) },
    { weight: 1, arbitrary: hostileText },
  );

const ODD_SCALARS = [
  'null',
  '',
  "''",
  '""',
  '~',
  'true',
  'no',
  '0',
  '-1',
  '5',
  '4104',
  '0x1F',
  '0o17',
  '017',
  '1e3',
  '1.50',
  '9223372036854775808',
  '.inf',
  '2024-02-29',
  '12:30',
  '1_000',
];

const value = (kind: FieldKind): fc.Arbitrary<FuzzedValue> =>
  fc.oneof({ weight: 9, arbitrary: written(soughtText(kind)) }, { weight: 1, arbitrary: scalar(...ODD_SCALARS) });

const REGEXES = [
  String.raw`\\cmd\.exe$`,
  String.raw`^C:\\Windows`,
  String.raw`(?i)who\x61mi`,
  String.raw`a|b|`,
  String.raw`[^\w\s"'\\]{2,}`,
  String.raw`\d+\.\d+`,
  String.raw`(?:-e(?:nc)?)\s`,
  String.raw`\bwho.mi\b`,
  String.raw`[\]\[]`,
  String.raw`\p{Lu}`,
  String.raw`.`,
  String.raw`^$`,
  String.raw`(a(b(c)))\1`,
  String.raw`a(?=b)`,
  String.raw`\Qa.b\E`,
  String.raw`[[:alpha:]]+`,
  String.raw`a{,3}`,
  String.raw`x{1001}`,
  String.raw`\/\*`,
  String.raw`[a&&b]`,
  String.raw`é`,
  String.raw`\xff`,
  String.raw`\Aa\z`,
  String.raw`\C`,
  String.raw`"`,
];

/** A test as rules have it: a modifier with the values that it is for. */
function plausibleTest(field: string, kind: FieldKind, fields: readonly string[]): fc.Arbitrary<FuzzedTest> {
  const test = (modifiers: fc.Arbitrary<readonly string[]>, values: fc.Arbitrary<FuzzedValue>, most = 3): fc.Arbitrary<FuzzedTest> =>
    fc.record({ field: fc.constant(field), modifiers, values: fc.array(values, { minLength: 1, maxLength: most }) });
  const chain = (...names: readonly fc.Arbitrary<string | undefined>[]): fc.Arbitrary<readonly string[]> =>
    fc.tuple(...names).map((chosen) => chosen.filter((name) => name !== undefined));
  const maybe = (name: string): fc.Arbitrary<string | undefined> => fc.option(fc.constant(name), { freq: 3, nil: undefined });
  const one = (...names: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...names);
  const text = written(soughtText(kind));
  return fc.oneof(
    { weight: 6, arbitrary: test(chain(maybe('cased'), maybe('neq')), value(kind)) },
    {
      weight: 8,
      arbitrary: test(chain(one('contains', 'startswith', 'endswith'), maybe('cased'), maybe('all'), maybe('neq')), value(kind)),
    },
    { weight: 1, arbitrary: test(chain(maybe('windash'), maybe('contains'), maybe('all')), text, 2) },
    {
      weight: 2,
      arbitrary: test(
        chain(one('re'), maybe('i'), maybe('m'), maybe('s'), maybe('neq')),
        written(fc.oneof(one(...REGEXES), spoiltText(one(...REGEXES)))),
      ),
    },
    { weight: 1, arbitrary: test(chain(one('cidr'), maybe('neq')), written(ordinaryText('network'))) },
    { weight: 1, arbitrary: test(chain(one('exists')), scalar('true', 'false', 'yes', "'true'"), 1) },
    {
      weight: 1,
      arbitrary: test(
        chain(one('fieldref'), fc.option(one('contains', 'startswith', 'endswith'), { nil: undefined }), maybe('neq')),
        written(one(...fields)),
        2,
      ),
    },
    {
      weight: 1,
      arbitrary: test(
        chain(one('lt', 'lte', 'gt', 'gte'), maybe('neq')),
        scalar('0', '5', '-1', '1024', "'80'", '1.5', '0x10', '9223372036854775807'),
        2,
      ),
    },
    { weight: 1, arbitrary: test(chain(one('minute', 'hour', 'day', 'week', 'month', 'year')), scalar('0', '1', '12', '2024'), 2) },
    {
      weight: 1,
      arbitrary: test(
        chain(fc.option(one('wide', 'utf16le', 'utf16be', 'utf16'), { nil: undefined }), one('base64', 'base64offset'), one('contains')),
        text,
        2,
      ),
    },
    {
      weight: 1,
      arbitrary: test(
        chain(one('expand'), maybe('contains'), maybe('neq')),
        written(one('%name%', 'a%name%b', '%name%\\x', '*%name%', '%no name%')),
      ),
    },
  );
}

const MODIFIERS = [
  'contains',
  'startswith',
  'endswith',
  'all',
  'cased',
  're',
  'i',
  'm',
  's',
  'cidr',
  'exists',
  'fieldref',
  'windash',
  'base64',
  'base64offset',
  'wide',
  'utf16',
  'neq',
  'lt',
  'gte',
  'expand',
  'hour',
  'nonsense',
  '',
];

/** Any modifiers with any values: what has to be refused, or means something after all. */
const wildTest = (field: string, kind: FieldKind): fc.Arbitrary<FuzzedTest> =>
  fc.record({
    field: fc.oneof(
      { weight: 5, arbitrary: fc.constant(field) },
      { weight: 1, arbitrary: fc.constantFrom('Imagw', field.toLowerCase(), 'Nonsense', 'a b', 'count', "it's", 'Image ') },
    ),
    modifiers: fc.array(fc.constantFrom(...MODIFIERS), { maxLength: 3 }),
    values: fc.array(value(kind), { maxLength: 3 }),
  });

/** Very many values: the query has limits of depth and length. */
const longTest = (field: string, kind: FieldKind): fc.Arbitrary<FuzzedTest> =>
  fc.record({
    field: fc.constant(field),
    modifiers: fc.constantFrom(['contains'], [], ['contains', 'all'], ['endswith', 'cased']),
    values: fc
      .tuple(fc.constantFrom(100, 600), spoiltText(ordinaryText(kind)))
      .map(([count, text]) => Array.from({ length: count }, (_, index) => ({ text: `${text}${index}`, quotes: '"' as const }))),
  });

function testsOf({ fields }: FuzzedLogSource): fc.Arbitrary<FuzzedTest> {
  const names = Object.keys(fields);
  return fc
    .constantFrom(...Object.entries(fields))
    .chain(([field, kind]) =>
      fc.oneof(
        { weight: 40, arbitrary: plausibleTest(field, kind, names) },
        { weight: 3, arbitrary: wildTest(field, kind) },
        { weight: 1, arbitrary: longTest(field, kind) },
      ),
    );
}

/** No key stands twice in a map: that is not YAML. */
const mapOf = (test: fc.Arbitrary<FuzzedTest>): fc.Arbitrary<readonly FuzzedTest[]> =>
  fc.uniqueArray(test, { minLength: 1, maxLength: 3, selector: ({ field, modifiers }) => [field, ...modifiers].join('|') });

function selectionsOf(source: FuzzedLogSource): fc.Arbitrary<FuzzedSelection> {
  const tests = testsOf(source);
  return fc.oneof(
    { weight: 8, arbitrary: mapOf(tests).map((map) => ({ kind: 'map' as const, tests: map })) },
    { weight: 2, arbitrary: fc.array(mapOf(tests), { minLength: 1, maxLength: 3 }).map((maps) => ({ kind: 'maps' as const, maps })) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('keywords' as const),
        modifiers: fc.constantFrom([], [], ['all'], ['cased'], ['re']),
        values: fc.array(written(soughtText('text')), { minLength: 1, maxLength: 3 }),
      }),
    },
  );
}

const NAMES = ['selection_a', 'selection_b', 'filter_main', '_hidden'];

const condition = fc.letrec<{ readonly condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 4, arbitrary: fc.constantFrom(...NAMES.slice(0, 3), 'selection_a', 'selection_a') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '1 of selection*',
        'all of selection*',
        '1 of them',
        'all of them',
        'any of *_a',
        'not 1 of filter*',
        'ALL OF sel*',
      ),
    },
    { weight: 2, arbitrary: tie('condition').map((inner) => `not ${inner}`) },
    { weight: 3, arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `${left} and ${right}`) },
    { weight: 2, arbitrary: fc.tuple(tie('condition'), tie('condition')).map(([left, right]) => `(${left} or ${right})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(1, 40, 99, 200), tie('condition'))
        .map(([depth, inner]) => '('.repeat(depth) + inner + ')'.repeat(depth)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(3, 60), tie('condition'))
        .map(([depth, inner]) => `${'not ('.repeat(depth)}${inner}${')'.repeat(depth)}`),
    },
  ),
})).condition;

/** Rules for all of the log sources, most of which mean something. */
export const fuzzedRule: fc.Arbitrary<FuzzedRule> = fc.constantFrom(...LOG_SOURCES).chain((source) =>
  fc.record({
    logsource: fc.constant(source.named),
    detections: fc
      .tuple(...NAMES.map(() => selectionsOf(source)))
      .map((detections) => detections.map((detection, index) => ({ name: NAMES[index]!, detection }))),
    condition,
  }),
);
