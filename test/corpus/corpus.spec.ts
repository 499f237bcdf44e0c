import { describe, expect, it } from '@jest/globals';
import { convert, type ConvertedRule } from '../../src/compiler/index.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { CORPUS_FOLDER, corpusSources, hasCorpus } from '../support/corpus.js';

/** The log sources that are served: `product/category/service`. */
const served = new Set(
  TARGETS.flatMap(({ routes }) => routes.map(({ when }) => `${when.product ?? '-'}/${when.category ?? '-'}/${when.service ?? '-'}`)),
);

interface Outcome {
  readonly file: string;
  readonly rule: ConvertedRule;
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;

(hasCorpus ? describe : describe.skip)(`the rules under ${CORPUS_FOLDER} (skipped where they are absent)`, () => {
  const outcomes = corpusSources().flatMap((source) => convert(source).rules.map((rule): Outcome => ({ file: source.name, rule })));
  const inScope = outcomes.filter(({ rule }) => !rule.problems.some(({ code }) => code === 'UNSUPPORTED_LOGSOURCE'));

  it('are all read', () => {
    const broken = outcomes.filter(({ rule }) => rule.problems.some(({ code }) => code !== 'UNSUPPORTED_LOGSOURCE'));
    expect(broken.map(({ file, rule }) => `${file}: ${rule.problems.map(({ message }) => message).join(' ')}`)).toEqual([]);
  });

  it('convert on at least one table: 99 in 100 of those whose log source is served', () => {
    const nowhere = inScope.filter(({ rule }) => rule.conversions.every(({ query }) => query === null));
    const share = 1 - nowhere.length / inScope.length;
    console.log(report(inScope, nowhere));
    expect(inScope.length).toBeGreaterThan(1500);
    expect(share).toBeGreaterThanOrEqual(0.99);
  });
});

/** What a person wants to know of a run: counts by target and table, and why the rest was not converted. */
function report(inScope: readonly Outcome[], nowhere: readonly Outcome[]): string {
  const lines = [
    `${inScope.length} rules of ${served.size} log sources; on at least one table: ${percent(inScope.length - nowhere.length, inScope.length)}`,
  ];
  for (const { file, rule } of nowhere)
    lines.push(
      `  nowhere: ${file}: ${[...new Set(rule.conversions.flatMap(({ problems }) => problems.map(({ code }) => code)))].join(', ')}`,
    );
  for (const { id } of TARGETS) {
    const conversions = inScope.flatMap(({ rule }) => rule.conversions.filter(({ target }) => target === id));
    const rules = inScope.filter(({ rule }) => rule.conversions.some(({ target, query }) => target === id && query !== null));
    lines.push(
      `${id}: ${rules.length} rules, ${conversions.filter(({ query }) => query !== null).length} of ${conversions.length} conversions`,
    );
    for (const table of [...new Set(conversions.map((conversion) => conversion.table))].sort()) {
      const own = conversions.filter((conversion) => conversion.table === table);
      const reasons = new Map<string, number>();
      for (const { problems, query } of own)
        if (query === null)
          for (const code of new Set(problems.map((problem) => problem.code))) reasons.set(code, (reasons.get(code) ?? 0) + 1);
      const why = [...reasons].map(([code, count]) => `${code} ${count}`).join(', ');
      lines.push(`  ${table}: ${own.filter(({ query }) => query !== null).length} of ${own.length}${why === '' ? '' : ` (${why})`}`);
    }
  }
  return lines.join('\n');
}
