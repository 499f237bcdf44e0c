import { describe, expect, it } from '@jest/globals';
import { convert } from '../../src/compiler/index.js';
import { TARGETS } from '../../src/compiler/targets/index.js';
import { corpusSources, hasCorpus } from '../support/corpus.js';
import { kustoErrors } from '../support/kusto-errors.js';

/**
 * That Microsoft's parser and binder and our lints accept every query of the corpus for some tables of a target. One
 * spec for each group of tables, so that they run side by side.
 */
export function describeAccepted(id: string, tables: readonly string[]): void {
  const target = TARGETS.find((candidate) => candidate.id === id)!;
  (hasCorpus ? describe : describe.skip)(`queries of the corpus for ${id} (skipped where the corpus is absent)`, () => {
    it.each(tables)('are accepted on %s', (table) => {
      const queries = corpusSources().flatMap((source) =>
        convert(source, { targets: [id], tables: [table] }).rules.flatMap(({ conversions }) =>
          conversions.flatMap(({ query }) => (query === null ? [] : [{ file: source.name, query }])),
        ),
      );
      expect(queries.length).toBeGreaterThan(0);
      expect(queries.flatMap(({ file, query }) => kustoErrors(query, target).map((error) => `${file}: ${error}`))).toEqual([]);
    });
  });
}
