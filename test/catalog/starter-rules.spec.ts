import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StarterRules } from '../../src/imports/starter-rules.js';
import { StagedRulesRepository } from '../../src/rules/staged-rules.repository.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { idOf, ruleText, TestCatalog } from '../support/test-catalog.js';

describe.each(DATABASES)('the starter rules in $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  let starter: StarterRules;
  const folders: string[] = [];

  beforeEach(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
    starter = new StarterRules(test.importer, test.imports, new StagedRulesRepository(opened.database));
  });
  afterEach(async () => {
    await opened.drop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** The rules of a version of the program, by their numbers. */
  function rulesOf(texts: Readonly<Record<number, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
    folders.push(folder);
    for (const [number, text] of Object.entries(texts)) writeFileSync(join(folder, `${number}.yml`), text);
    writeFileSync(join(folder, 'README.md'), '# Not a rule');
    return folder;
  }

  it('are those of the program by default', async () => {
    await starter.bringUpToDate();
    const [run] = await test.imports.list(10);
    expect(run).toMatchObject({ source: 'starter', location: 'starter-rules', state: 'done', counts: { rejected: 0, changed: 0 } });
    expect(await test.catalog.rules({ technique: ['T1048.003'], source: ['starter'] }).total()).toBeGreaterThan(0);
  });

  it('fill a new catalog once, and follow the program', async () => {
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1), 2: ruleText(2) }));
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1), 2: ruleText(2) }));
    expect(await test.imports.list(10)).toMatchObject([{ counts: { added: 2 } }]);
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1, { title: 'Newer' }), 3: ruleText(3) }));
    expect(await test.titles({})).toEqual(['Newer', 'Rule 3']);
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1, { title: 'Newer' }), 3: ruleText(3), 4: ruleText(4) }));
    expect(await test.titles({})).toEqual(['Newer', 'Rule 3', 'Rule 4']);
  });

  it('do not come into a catalog that has or had other rules, whether they were imported or sent', async () => {
    const folder = rulesOf({ 1: ruleText(1) });
    await test.editor.create(ruleText(7));
    await starter.bringUpToDate(folder);
    expect(await test.titles({})).toEqual(['Rule 7']);
    await test.editor.remove(idOf(7), '*');
    await starter.bringUpToDate(folder);
    expect(await test.titles({})).toEqual([]);
  });

  it('do not come back where somebody has removed them', async () => {
    const folder = rulesOf({ 1: ruleText(1) });
    await starter.bringUpToDate(folder);
    await opened.database.prisma.source.delete({ where: { name: 'starter' } });
    await test.import({ 'a.yml': ruleText(5) });
    await starter.bringUpToDate(folder);
    expect(await test.titles({})).toEqual(['Rule 5']);
  });

  it('leave a source alone that somebody else has imported under their name', async () => {
    await test.import({ 'a.yml': ruleText(5) }, { name: 'starter' });
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1) }));
    expect(await test.titles({})).toEqual(['Rule 5']);
  });

  it('come at the next start where the first was cut short', async () => {
    await test.importer.beforeApplicationShutdown();
    await starter.bringUpToDate(rulesOf({ 1: ruleText(1) }));
    expect(await test.titles({})).toEqual([]);
    const next = new TestCatalog(opened.database);
    await new StarterRules(next.importer, next.imports, new StagedRulesRepository(opened.database)).bringUpToDate(
      rulesOf({ 1: ruleText(1) }),
    );
    expect(await test.titles({})).toEqual(['Rule 1']);
  });
});
