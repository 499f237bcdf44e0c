import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { addMapping, BUILT_IN_TARGETS, convert } from '../../src/compiler/index.js';
import { parseSigma } from '../../src/compiler/sigma/parse-sigma.js';
import { corpusSources, hasCorpus } from '../support/corpus.js';
import { kustoErrors } from '../support/kusto-errors.js';

/** The log sources that a template of `mappings/` serves. */
const TEMPLATES = [
  { path: 'mappings/bitbucket.yml', table: 'Bitbucket_CL', logsource: 'bitbucket/-/audit' },
  { path: 'mappings/opencanary.yml', table: 'OpenCanary_CL', logsource: 'opencanary/application/-' },
] as const;

(hasCorpus ? describe : describe.skip)('rules for tables of your own (skipped where the corpus is absent)', () => {
  it.each(TEMPLATES)('all convert in full with $path', ({ path, table, logsource }) => {
    const file = resolve(import.meta.dirname, '../..', path);
    const { registry } = addMapping({ name: path, text: readFileSync(file, 'utf8') }, BUILT_IN_TARGETS);
    const sources = corpusSources().filter(({ name, text }) =>
      parseSigma({ name, text }).documents.some(({ document }) => {
        if (document?.kind !== 'rule') return false;
        const { product, category, service } = document.logsource;
        return [product, category, service].map((part) => part ?? '-').join('/') === logsource;
      }),
    );
    expect(sources.length).toBeGreaterThan(0);
    const sentinel = registry.targets.find(({ id }) => id === 'sentinel')!;
    for (const source of sources) {
      const { rules } = convert(source, {}, registry);
      expect(rules.map(({ warnings, conversions }) => ({ warnings, conversions }))).toMatchObject([
        { warnings: [], conversions: [{ target: 'sentinel', table, status: 'converted', warnings: [] }] },
      ]);
      const { query, fields } = rules[0]!.conversions[0]!;
      expect(fields.filter(({ fidelity }) => fidelity !== 'exact')).toEqual([]);
      expect(kustoErrors(query!, sentinel)).toEqual([]);
    }
    console.log(`${logsource}: ${sources.length} rules on ${table}`);
  });
});
