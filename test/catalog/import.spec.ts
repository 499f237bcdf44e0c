import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ImportedFile } from '../../src/imports/import-run.js';
import { RuleImporter } from '../../src/imports/rule-importer.js';
import { StagedRulesRepository } from '../../src/rules/staged-rules.repository.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { idOf, ruleText, sourceOf, TestCatalog } from '../support/test-catalog.js';

describe.each(DATABASES)('an import into $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  beforeAll(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
  });
  afterAll(() => opened.drop());

  /** A source that no other test has. */
  const newName = (): string => `source ${randomUUID()}`;
  const report = async (id: string): Promise<readonly ImportedFile[]> => test.imports.files(id, 1000);
  const outcomesOf = async (id: string): Promise<readonly string[]> =>
    (await report(id)).map(({ outcome, path }) => `${outcome} ${path}`).sort();
  const titlesOf = (name: string): Promise<readonly string[]> => test.titles({ source: [name] });

  it('adds every rule, and finds all unchanged the next time', async () => {
    const name = newName();
    const files = { 'a.yml': ruleText(1), 'folder/b.yml': ruleText(2, { title: 'Second' }) };
    const first = await test.import(files, { name });
    expect(first).toMatchObject({ state: 'done', source: name, location: '/rules', problem: null });
    expect(first.counts).toEqual({ filesRead: 2, added: 2, changed: 0, unchanged: 0, removed: 0, rejected: 0 });
    expect(await report(first.id)).toEqual([
      { path: 'a.yml', outcome: 'added', ruleId: idOf(1), title: 'Rule 1', problems: [] },
      { path: 'folder/b.yml', outcome: 'added', ruleId: idOf(2), title: 'Second', problems: [] },
    ]);
    const rule = await test.catalog.rule(idOf(2), name);
    expect(rule).toMatchObject({
      yaml: files['folder/b.yml'],
      version: 1,
      title: 'Second',
      origin: { source: name, path: 'folder/b.yml' },
    });

    const before = await test.content();
    const again = await test.import(files, { name });
    expect(again.counts).toEqual({ filesRead: 2, added: 0, changed: 0, unchanged: 2, removed: 0, rejected: 0 });
    expect(await report(again.id)).toEqual([]);
    expect(await test.content()).toEqual(before);
  });

  it('tells what was edited, removed, moved, added and broken, and keeps the rule of a file that is broken now', async () => {
    const name = newName();
    const files = (numbers: readonly number[]): Record<string, string> =>
      Object.fromEntries(numbers.map((number) => [`${number}.yml`, ruleText(number)]));
    await test.import(files([1, 2, 3, 4, 5]), { name });
    const { id, counts } = await test.import(
      {
        ...files([1]),
        '2.yml': ruleText(2, { title: 'Edited' }),
        'moved/3.yml': ruleText(3),
        '5.yml': 'title: Broken\ntags: [unclosed\nlevel: low\n',
        '6.yml': ruleText(6),
      },
      { name },
    );
    expect(counts).toEqual({ filesRead: 5, added: 1, changed: 2, unchanged: 1, removed: 1, rejected: 1 });
    expect(await outcomesOf(id)).toEqual(['added 6.yml', 'changed 2.yml', 'changed moved/3.yml', 'rejected 5.yml', 'removed 4.yml']);
    const [broken] = (await report(id)).filter(({ outcome }) => outcome === 'rejected');
    expect(broken?.problems).toMatchObject([{ code: 'INVALID_YAML', locations: [{ line: 3 }] }]);
    expect(await titlesOf(name)).toEqual(['Rule 1', 'Edited', 'Rule 3', 'Rule 5', 'Rule 6']);
    expect(await test.catalog.rule(idOf(2), name)).toMatchObject({ version: 2 });
    expect(await test.catalog.rule(idOf(3), name)).toMatchObject({ version: 1, origin: { path: 'moved/3.yml' } });
    expect(await test.catalog.rule(idOf(5), name)).toMatchObject({ version: 1, yaml: ruleText(5) });

    const mended = await test.import({ ...files([1, 3, 5, 6]), '2.yml': ruleText(2, { title: 'Edited' }) }, { name });
    expect(mended.counts).toMatchObject({ changed: 1, unchanged: 4, removed: 0, rejected: 0 });
  });

  it('rejects what is not a rule, and files that the source could not give, with their places', async () => {
    const problem = { code: 'FILE_TOO_LARGE', message: 'The file is too large.', hint: 'Make it smaller.' } as const;
    const source = sourceOf({
      'good.yml': ruleText(1),
      'list.yml': '- one\n- two\n',
      'no-rule.yml': 'title: Nothing else\n',
      'large.yml': { path: 'large.yml', problem },
    });
    const { id, state, counts } = await (await test.importer.start(source, { name: newName() })).done;
    expect({ state, counts }).toMatchObject({ state: 'done', counts: { added: 1, rejected: 3, filesRead: 4 } });
    const files = await report(id);
    const problemsOf = (path: string): unknown => files.find((file) => file.path === path)?.problems;
    expect(problemsOf('list.yml')).toMatchObject([{ code: 'INVALID_SIGMA', locations: [{ line: 1, column: 1 }] }]);
    expect(problemsOf('no-rule.yml')).toMatchObject([{ code: 'INVALID_SIGMA' }, { code: 'INVALID_SIGMA' }]);
    expect(problemsOf('large.yml')).toEqual([{ ...problem, field: null, locations: [] }]);
  });

  it('rejects the second of two rules with one id, whether in two files or in one', async () => {
    const name = newName();
    const twice = `${ruleText(7)}---\n${ruleText(7, { title: 'Again' })}`;
    const { id, counts } = await test.import({ 'a.yml': ruleText(1), 'b.yml': ruleText(1, { title: 'Other' }), 'c.yml': twice }, { name });
    expect(counts).toMatchObject({ added: 1, rejected: 2 });
    expect((await report(id)).filter(({ outcome }) => outcome === 'rejected')).toMatchObject([
      { path: 'b.yml', title: 'Other', problems: [{ code: 'DUPLICATE_ID', message: expect.stringContaining('a.yml') }] },
      { path: 'c.yml', problems: [{ code: 'DUPLICATE_ID', message: expect.stringContaining('the same file') }] },
    ]);
    expect(await titlesOf(name)).toEqual(['Rule 1']);
  });

  it('keeps each rule of a file of several, with the whole text and its place in it', async () => {
    const name = newName();
    const text = `${ruleText(1)}---\n${ruleText(2)}---\n${ruleText(3, { id: undefined })}`;
    const { counts } = await test.import({ 'all.yml': text }, { name });
    expect(counts).toMatchObject({ filesRead: 1, added: 3 });
    const { edges } = await test.catalog.rules({ source: [name] }).page({ first: 10 });
    expect(edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining([0, 1, 2].map((document) => expect.objectContaining({ document, yaml: text, title: `Rule ${document + 1}` }))),
    );
  });

  it('gives a rule without an id one that stays as long as its place does, and another source another', async () => {
    const name = newName();
    const text = ruleText(1, { id: undefined });
    await test.import({ 'a.yml': text }, { name });
    const [first] = (await test.catalog.rules({ source: [name] }).page({ first: 1 })).edges;
    expect(first?.node).toMatchObject({
      ownId: false,
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
    });
    await test.import({ 'a.yml': `${text}level: low\n` }, { name });
    const [changed] = (await test.catalog.rules({ source: [name] }).page({ first: 1 })).edges;
    expect(changed?.node).toMatchObject({ id: first?.node.id, version: 2, level: 'low' });

    const other = newName();
    await test.import({ 'a.yml': text }, { name: other });
    const [elsewhere] = (await test.catalog.rules({ source: [other] }).page({ first: 1 })).edges;
    expect(elsewhere?.node.id).not.toBe(first?.node.id);
  });

  it('counts the versions of a rule on when it was removed and comes back, and keeps every text', async () => {
    const name = newName();
    const keeper = { 'keeper.yml': ruleText(9) };
    const texts = ['One', 'Two', 'Three'].map((title) => ruleText(1, { title }));
    await test.import({ ...keeper, 'a.yml': texts[0] ?? '' }, { name });
    await test.import({ ...keeper, 'a.yml': texts[1] ?? '' }, { name });
    await test.import(keeper, { name });
    await expect(test.catalog.rule(idOf(1), name)).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
    await test.import({ ...keeper, 'a.yml': texts[2] ?? '' }, { name });
    const rule = await test.catalog.rule(idOf(1), name);
    expect(rule.version).toBe(3);
    const versions = await test.catalog.versions(rule);
    expect(versions.map(({ version, yaml }) => ({ version, yaml }))).toEqual([
      { version: 3, yaml: texts[2] },
      { version: 2, yaml: texts[1] },
      { version: 1, yaml: texts[0] },
    ]);
    expect(versions.map(({ replacedAt }) => replacedAt === null)).toEqual([true, false, false]);

    // The text that it had when it was removed, again: the same rule, and no text is lost or reported twice.
    await test.import(keeper, { name });
    await test.import({ ...keeper, 'a.yml': texts[2] ?? '' }, { name });
    expect((await test.catalog.versions(await test.catalog.rule(idOf(1), name))).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('fails where there is no rule in it, and changes nothing', async () => {
    const name = newName();
    await test.import({ 'a.yml': ruleText(1) }, { name });
    const before = await test.content();
    for (const files of [{}, { 'broken.yml': 'title: [\n' }] as Record<string, string>[]) {
      const run = await test.import(files, { name });
      expect(run).toMatchObject({ state: 'failed', problem: { code: 'NO_RULES' } });
      expect(await test.content()).toEqual(before);
    }
  });

  it('fails where the reading ends with an error, and changes nothing', async () => {
    const name = newName();
    await test.import({ 'a.yml': ruleText(1) }, { name });
    const before = await test.content();
    const source = sourceOf({ 'b.yml': ruleText(2), 'c.yml': ruleText(3) }, (index) => {
      if (index === 1) throw new Error('the disk is gone');
    });
    const { run, done } = await test.importer.start(source, { name });
    await expect(done).rejects.toThrow('the disk is gone');
    expect(await test.imports.find(run.id)).toMatchObject({
      state: 'failed',
      problem: { message: expect.stringContaining('the disk is gone') },
    });
    expect(await test.content()).toEqual(before);
  });

  it('reads one source once at a time, and several at once', async () => {
    const [name, other] = [newName(), newName()];
    const gate = new AbortController();
    const opened = once(gate.signal, 'abort');
    const slow = await test.importer.start(
      sourceOf({ 'a.yml': ruleText(1) }, async () => {
        await opened;
      }),
      { name },
    );
    expect(await test.imports.find(slow.run.id)).toMatchObject({ state: 'running' });
    await expect(test.importer.start(sourceOf({}), { name })).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
    const second = await test.importer.start(sourceOf({ 'b.yml': ruleText(1, { title: 'Of the other' }) }), { name: other });
    expect(await second.done).toMatchObject({ state: 'done', counts: { added: 1 } });
    gate.abort();
    expect(await slow.done).toMatchObject({ state: 'done', counts: { added: 1 } });
    expect(await titlesOf(name)).toEqual(['Rule 1']);
    expect(await titlesOf(other)).toEqual(['Of the other']);
    expect(await test.import({ 'a.yml': ruleText(1) }, { name })).toMatchObject({ counts: { unchanged: 1 } });
  });

  it('lets the next one of its source begin as soon as it is done, while the database tidies up', async () => {
    const tidied = new AbortController();
    const begun = new AbortController();
    class SlowToTidy extends StagedRulesRepository {
      override async vacuumAnalyze(): Promise<void> {
        begun.abort();
        if (!tidied.signal.aborted) await once(tidied.signal, 'abort');
      }
    }
    const importer = new RuleImporter(opened.database, new SlowToTidy(opened.database), test.imports, test.attack);
    const name = newName();
    const tidying = once(begun.signal, 'abort');
    const first = await importer.start(sourceOf({ 'a.yml': ruleText(1) }), { name });
    await tidying;
    expect(await test.imports.find(first.run.id)).toMatchObject({ state: 'done' });
    expect(await test.import({ 'a.yml': ruleText(1), 'b.yml': ruleText(2) }, { name })).toMatchObject({ counts: { added: 1 } });
    tidied.abort();
    expect(await first.done).toMatchObject({ state: 'done' });
  });

  it('reports rejected files first, however much else it did', async () => {
    const name = newName();
    await test.import({ 'a.yml': ruleText(1), 'b.yml': ruleText(2), 'c.yml': ruleText(3) }, { name });
    const { id } = await test.import({ 'a.yml': ruleText(1, { title: 'Changed' }), 'd.yml': 'title: [' }, { name });
    expect((await report(id)).map(({ outcome, path }) => `${outcome} ${path}`)).toEqual([
      'rejected d.yml',
      'removed b.yml',
      'removed c.yml',
      'changed a.yml',
    ]);
    expect(await test.imports.files(id, 1)).toMatchObject([{ outcome: 'rejected' }]);
    expect(await test.imports.files(id, 2)).toMatchObject([{ outcome: 'rejected' }, { path: 'b.yml' }]);
  });

  it('stops on request, and leaves the catalog as it was', async () => {
    const name = newName();
    await test.import({ 'a.yml': ruleText(1) }, { name });
    const before = await test.content();
    const stop = new AbortController();
    const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`${index}.yml`, ruleText(index + 100)]));
    const source = sourceOf(files, (index) => {
      if (index === 500) stop.abort();
    });
    const { done } = await test.importer.start(source, { name, signal: stop.signal });
    expect(await done).toMatchObject({ state: 'interrupted', problem: { code: 'INTERRUPTED' } });
    expect(await test.content()).toEqual(before);
    expect(await test.import({ 'a.yml': ruleText(1) }, { name })).toMatchObject({ state: 'done', counts: { unchanged: 1 } });
  });

  it('is ended by the next start where the process that began it is gone, and goes on where it is there', async () => {
    const { id: source } = await test.imports.sourceNamed(newName(), 'folder');
    const left = randomUUID();
    await test.imports.begin(left, source, { kind: 'folder', location: '/rules', repository: null, commit: null });
    const gate = new AbortController();
    const opened = once(gate.signal, 'abort');
    const { run, done } = await test.importer.start(
      sourceOf({ 'a.yml': ruleText(1) }, async () => {
        await opened;
      }),
      { name: newName() },
    );
    await test.importer.onApplicationBootstrap();
    expect(await test.imports.find(left)).toMatchObject({ state: 'interrupted', problem: { code: 'INTERRUPTED' } });
    expect(await test.imports.find(run.id)).toMatchObject({ state: 'running' });
    gate.abort();
    expect(await done).toMatchObject({ state: 'done' });
  });

  it('never takes the place of the rules that are sent one by one', async () => {
    const mine = ruleText(5000);
    await test.editor.create(mine);
    await expect(test.import({ 'a.yml': ruleText(1) }, { name: 'local' })).rejects.toMatchObject({ code: 'RESERVED_SOURCE' });
    expect(await test.catalog.rule(idOf(5000), 'local')).toMatchObject({ yaml: mine });
  });

  it('keeps texts of any size and letters that a rule may have, and rejects names that are longer than any', async () => {
    const name = newName();
    const random = (length: number): string => Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('');
    const words = Array.from({ length: 86_000 }, () => random(11)).join(' ');
    const { id, counts } = await test.import(
      {
        'good.yml': ruleText(1),
        'controls.yml': ruleText(2, { title: '"Null \\0 and half \\ud800"', tags: '["attack.\\0"]', author: '"\\0"' }),
        'description.yml': ruleText(3, { description: words }),
        'title.yml': ruleText(4, { title: random(9000) }),
        'id.yml': ruleText(5, { id: random(9000) }),
        'tag.yml': ruleText(6, { tags: `[${random(9000)}]` }),
        'product.yml': ruleText(7, { logsource: `{ product: ${random(9000)} }` }),
        'detection.yml': ruleText(9, { detection: `{ keywords: ["${'x'.repeat(199_999)}\u{1F600}"], condition: keywords }` }),
        'reference.yml': ruleText(8, { references: `[${random(9000)}]`, author: random(9000) }),
        'many.yml': Array.from({ length: 1000 }, (_, number) => `${ruleText(100 + number)}# ${'-'.repeat(100)}\n`).join('---\n'),
      },
      { name },
    );
    expect(
      (await report(id)).filter(({ outcome }) => outcome === 'rejected').map(({ path, problems }) => [path, problems[0]?.code]),
    ).toEqual([
      ['title.yml', 'LIMIT_EXCEEDED'],
      ['id.yml', 'LIMIT_EXCEEDED'],
      ['tag.yml', 'LIMIT_EXCEEDED'],
      ['product.yml', 'LIMIT_EXCEEDED'],
      ['many.yml', 'LIMIT_EXCEEDED'],
    ]);
    expect(counts).toMatchObject({ added: 5, rejected: 5 });
    expect(await titlesOf(name)).toEqual(['Rule 1', 'Null \uFFFD and half \uFFFD', 'Rule 3', 'Rule 8', 'Rule 9']);
  });
});
