import { describe, expect, it } from '@jest/globals';
import { convert, type Conversion, type ConvertedRule } from '../../src/compiler/index.js';
import { parseSigma } from '../../src/compiler/sigma/parse-sigma.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { CORPUS_FOLDER, corpusSources, hasCorpus } from '../support/corpus.js';

/** How well the best of the tables serves a rule. */
type Support = 'full' | 'partial' | 'nowhere';

interface Outcome {
  readonly file: string;
  /** `product/category/service`. */
  readonly logsource: string;
  readonly rule: ConvertedRule;
  readonly support: Support;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
const isPartial = ({ warnings }: Conversion): boolean => warnings.some(({ code }) => code === 'PARTIAL_SUPPORT');

function supportOf({ conversions }: ConvertedRule): Support {
  const converted = conversions.filter(({ query }) => query !== null);
  if (converted.length === 0) return 'nowhere';
  return converted.every(isPartial) ? 'partial' : 'full';
}

function outcomesOf(): readonly Outcome[] {
  return corpusSources().flatMap((source) => {
    const { documents } = parseSigma(source);
    return convert(source).rules.map((rule, index): Outcome => {
      const document = documents[index]?.document;
      const { product, category, service } = document?.kind === 'rule' ? document.logsource : {};
      const logsource = [product, category, service].map((part) => part ?? '-').join('/');
      return { file: source.name, logsource, rule, support: supportOf(rule) };
    });
  });
}

(hasCorpus ? describe : describe.skip)(`the rules under ${CORPUS_FOLDER} (skipped where they are absent)`, () => {
  const outcomes = outcomesOf();
  const count = (...supports: readonly Support[]): number => outcomes.filter(({ support }) => supports.includes(support)).length;

  it('are all read', () => {
    const broken = outcomes.filter(({ rule }) => rule.problems.some(({ code }) => code !== 'UNSUPPORTED_LOGSOURCE'));
    expect(broken.map(({ file, rule }) => `${file}: ${rule.problems.map(({ message }) => message).join(' ')}`)).toEqual([]);
  });

  it('convert: 92 in 100 on a table that has all their events, 96 on one that has some of them', () => {
    console.log([...byLogsource(outcomes), ...byTable(outcomes), ...elsewhere(outcomes)].join('\n'));
    expect(count('full')).toBeGreaterThanOrEqual(0.92 * outcomes.length);
    expect(count('full', 'partial')).toBeGreaterThanOrEqual(0.96 * outcomes.length);
  });

  it('say of what was not converted why, and where in the rule', () => {
    const silent = outcomes.filter(
      ({ rule, support }) =>
        support === 'nowhere' && rule.problems.length === 0 && rule.conversions.every(({ problems }) => problems.length === 0),
    );
    expect(silent.map(({ file }) => file)).toEqual([]);
  });
});

function groupsOf<T>(list: readonly T[], keyOf: (element: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const element of list) groups.set(keyOf(element), [...(groups.get(keyOf(element)) ?? []), element]);
  return groups;
}

/** A line for each log source, the largest first: how many of its rules convert, and the tables that take them. */
function byLogsource(outcomes: readonly Outcome[]): readonly string[] {
  const groups = [...groupsOf(outcomes, ({ logsource }) => logsource)].sort(([, a], [, b]) => b.length - a.length);
  const served = groups.filter(([, rules]) => rules.some(({ support }) => support !== 'nowhere')).length;
  const sum = (support: Support): number => outcomes.filter((outcome) => outcome.support === support).length;
  const line = (name: string, numbers: readonly (number | string)[], tables: string): string =>
    `${name.padEnd(52)}${numbers.map((number) => String(number).padStart(9)).join('')}  ${tables}`.trimEnd();
  const counts = (rules: readonly Outcome[]): readonly number[] =>
    (['full', 'partial', 'nowhere'] as const).map((support) => rules.filter((outcome) => outcome.support === support).length);
  const tables = (rules: readonly Outcome[]): string => {
    const queries = rules.flatMap(({ rule }) => rule.conversions.filter(({ query }) => query !== null));
    return [...groupsOf(queries, ({ table }) => table)].map(([table, list]) => `${table} ${list.length}`).join(', ');
  };
  return [
    `${outcomes.length} rules of ${groups.length} log sources, ${served} of them served: ${percent(sum('full'), outcomes.length)} in full, ` +
      `${percent(sum('full') + sum('partial'), outcomes.length)} with partial support`,
    line('log source', ['rules', 'full', 'partial', 'nowhere'], 'queries by table'),
    ...groups.map(([name, rules]) => line(name, [rules.length, ...counts(rules)], tables(rules))),
  ];
}

/** A line for each table: how many queries, and why there are not more. */
function byTable(outcomes: readonly Outcome[]): readonly string[] {
  return TARGETS.flatMap(({ id }) => {
    const conversions = outcomes.flatMap(({ rule }) => rule.conversions.filter(({ target }) => target === id));
    const converted = conversions.filter(({ query }) => query !== null).length;
    const rules = outcomes.filter(({ rule }) => rule.conversions.some(({ target, query }) => target === id && query !== null)).length;
    const tables = [...groupsOf(conversions, ({ table }) => table)].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      `${id}: ${rules} rules, ${converted} of ${conversions.length} conversions`,
      ...tables.map(([table, own]) => {
        const refused = own.filter(({ query }) => query === null);
        const codes = refused.flatMap(({ problems }) => [...new Set(problems.map(({ code }) => code))]);
        const why = [...groupsOf(codes, (code) => code)].map(([code, list]) => `${code} ${list.length}`).join(', ');
        return `  ${table}: ${own.length - refused.length} of ${own.length}${why === '' ? '' : ` (${why})`}`;
      }),
    ];
  });
}

/** A line for each rule that converts on no table, with the reasons. */
const elsewhere = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes
    .filter(({ support }) => support === 'nowhere')
    .map(({ file, rule: { problems, conversions } }) => {
      const all = [...problems, ...conversions.flatMap((conversion) => conversion.problems)];
      return `nowhere: ${file}: ${[...new Set(all.map(({ code, message }) => `${code} ${message}`))].slice(0, 2).join(' | ')}`;
    });
