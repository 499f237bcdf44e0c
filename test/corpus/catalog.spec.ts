import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as yaml from 'js-yaml';
import { sourceOf, TestCatalog } from '../support/test-catalog.js';
import { CORPUS_FOLDER, corpusSources, hasCorpus } from '../support/corpus.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { openFolder } from '../../src/imports/sources/folder-source.js';
import { sourceLimits } from '../../src/imports/sources/source-limits.js';

/** What the files say, read without the reader of rules. */
interface PlainRule {
  readonly text: string;
  readonly id: string;
  readonly tags: readonly string[];
  readonly level: unknown;
  readonly status: unknown;
  readonly product: unknown;
  readonly category: unknown;
  readonly service: unknown;
  readonly author: string;
}

function plainRules(): readonly PlainRule[] {
  return corpusSources().flatMap(({ text }) =>
    yaml.loadAll(text, { schema: yaml.CORE_SCHEMA }).map((document) => {
      const rule = document as Record<string, unknown> & { logsource: Record<string, unknown> };
      const { product, category, service } = rule.logsource;
      const tags = Array.isArray(rule['tags']) ? rule['tags'].map(String) : [];
      const { id, level, status } = rule;
      return {
        text,
        id: String(id).toLowerCase(),
        tags,
        level,
        status,
        product,
        category,
        service,
        author: typeof rule['author'] === 'string' ? rule['author'] : '',
      };
    }),
  );
}

function countsOf(values: readonly unknown[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) if (typeof value === 'string') counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

(hasCorpus ? describe.each(DATABASES) : describe.skip.each(DATABASES))(
  `the rules under ${CORPUS_FOLDER} in $kind (skipped where they are absent)`,
  ({ open }) => {
    let opened: TestDatabase;
    let test: TestCatalog;
    const plain = plainRules();
    beforeAll(async () => {
      opened = await open();
      test = new TestCatalog(opened.database);
      const start = performance.now();
      const run = await (await test.importer.start(openFolder(CORPUS_FOLDER, sourceLimits()), { name: 'corpus' })).done;
      console.log(`${run.counts.filesRead} files imported in ${((performance.now() - start) / 1000).toFixed(1)} s`);
      expect(run).toMatchObject({ state: 'done', counts: { added: plain.length, rejected: 0 } });
    }, 240_000);
    afterAll(() => opened.drop());

    const idsOf = async (filter: Parameters<TestCatalog['catalog']['rules']>[0]): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let after: string | undefined; ;) {
        const { edges, hasNextPage } = await test.catalog.rules(filter).page({ first: 100, orderBy: 'ID', ...(after && { after }) });
        ids.push(...edges.map(({ node }) => node.id));
        if (!hasNextPage) return ids;
        after = edges.at(-1)?.cursor;
      }
    };
    const plainIds = (wanted: (rule: PlainRule) => boolean): readonly string[] =>
      plain
        .filter(wanted)
        .map(({ id }) => id)
        .sort();

    it('are all there, as the files have them, and unchanged the next time', async () => {
      expect(await idsOf({})).toEqual(plainIds(() => true));
      const texts = await test.database.prisma.rule.findMany({ select: { id: true, yaml: true }, orderBy: { id: 'asc' } });
      expect(texts).toEqual([...plain].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, text }) => ({ id, yaml: text })));
      const again = sourceOf(Object.fromEntries(corpusSources().map(({ name, text }) => [name, text])));
      expect(await (await test.importer.start(again, { name: 'corpus' })).done).toMatchObject({
        counts: { unchanged: plain.length, added: 0, changed: 0, removed: 0 },
      });
    }, 240_000);

    it.each([
      ['levels', 'level'],
      ['statuses', 'status'],
      ['products', 'product'],
      ['categories', 'category'],
      ['services', 'service'],
    ] as const)('are counted by %s as the files say', async (facet, property) => {
      const values = await test.catalog.rules().facet(facet);
      expect(Object.fromEntries(values.map(({ value, count }) => [value, count]))).toEqual(countsOf(plain.map((rule) => rule[property])));
    });

    it('are found by every technique that a tag names, alone and with its sub-techniques', async () => {
      const tagged = new Set(plain.flatMap(({ tags }) => tags.filter((tag) => /^attack\.t\d{4}/.test(tag)).map((tag) => tag.slice(7))));
      expect(tagged.size).toBeGreaterThan(200);
      // Ids that other ids stand for are found under those too, which the files do not say.
      const plainly = [...tagged].filter((id) => {
        const match = test.attack.index.matchTechnique(id, { includeSubtechniques: false }).value;
        return match?.ids.length === 1;
      });
      expect(plainly.length).toBeGreaterThan(150);
      for (const id of plainly) {
        const alone = await test.catalog.rules({ technique: [id], includeSubtechniques: false }).total();
        expect([id, alone]).toEqual([id, plainIds(({ tags }) => tags.includes(`attack.${id}`)).length]);
      }
      const families = plainly
        .filter((id) => !id.includes('.'))
        .filter((id) => {
          const match = test.attack.index.matchTechnique(id).value;
          return match?.ids.every((one) => one.startsWith(id.toUpperCase())) === true;
        });
      expect(families.length).toBeGreaterThan(20);
      for (const id of families) {
        const pattern = new RegExp(`^\\s*- attack\\.${id}(\\.\\d{3})?\\s*$`, 'm');
        expect(await idsOf({ technique: [id] })).toEqual(plainIds(({ text }) => pattern.test(text)));
      }
    }, 240_000);

    it('are found by parts of authors and words of titles as a plain search finds them', async () => {
      for (const author of ['Florian Roth', 'nextron', 'Nasreddine']) {
        const part = author.toLowerCase();
        expect(await idsOf({ author: [author] })).toEqual(plainIds((rule) => rule.author.toLowerCase().includes(part)));
      }
      for (const word of ['mimikatz', 'certutil', 'rundll32']) {
        const found = new Set(await idsOf({ search: word }));
        const inTitle = plainIds(({ text }) => new RegExp(`^title:.*\\b${word}\\b`, 'im').test(text));
        expect(inTitle.length).toBeGreaterThan(3);
        expect(inTitle.filter((id) => !found.has(id))).toEqual([]);
        // Nothing is found that has no such word anywhere.
        const anywhere = new Set(plainIds(({ text }) => text.toLowerCase().includes(word)));
        expect([...found].filter((id) => !anywhere.has(id))).toEqual([]);
      }
    }, 120_000);
  },
);
