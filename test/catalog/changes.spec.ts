import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTERPRISE_MATRIX } from '../../src/attack/enterprise-matrix.js';
import { BUNDLED_MATRIX } from '../../src/attack/index.js';
import { toTechnique } from '../../src/attack/matrix.js';
import { AttackIndexService } from '../../src/attack-index/attack-index.service.js';
import { AttackIndexRepository } from '../../src/attack-index/attack-index.repository.js';
import { BUILT_IN_TARGETS, type TargetRegistry } from '../../src/compiler/index.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { idOf, ruleText, TestCatalog } from '../support/test-catalog.js';

describe.each(DATABASES)('changes of the catalog in $kind', ({ open }) => {
  let opened: TestDatabase;
  let test: TestCatalog;
  beforeAll(async () => {
    opened = await open();
    test = new TestCatalog(opened.database);
    await test.import({ 'imported.yml': ruleText(900) });
  });
  afterAll(() => opened.drop());

  describe('rules that are sent one by one', () => {
    it('are kept as they came, and are there once', async () => {
      const yaml = ruleText(1, { level: 'high' });
      const created = await test.editor.create(yaml);
      expect(created).toMatchObject({ id: idOf(1), yaml, version: 1, level: 'high', origin: { source: 'local', path: `${idOf(1)}.yml` } });
      expect(await test.catalog.rule(idOf(1).toUpperCase())).toEqual(created);
      await expect(test.editor.create(ruleText(1))).rejects.toMatchObject({ code: 'DUPLICATE_RULE' });
      await expect(test.editor.create(ruleText(900))).rejects.toMatchObject({ code: 'DUPLICATE_RULE' });
      expect(await test.catalog.rule(idOf(1))).toEqual(created);
    });

    it('are added once, when many try at the same time', async () => {
      const tries = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => test.editor.create(ruleText(2, { title: `Try ${index}` }))),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'DUPLICATE_RULE' });
      expect(await test.titles({ source: ['local'], search: 'try' })).toHaveLength(1);
    });

    it('are one rule with an id, and report what is wrong, with the places', async () => {
      const refused = [
        'title: [\n',
        'title: Nothing else\n',
        '',
        ruleText(3, { id: undefined }),
        `${ruleText(3)}---\n${ruleText(4)}`,
        ruleText(3, { title: 'x'.repeat(600) }),
        'title: \0\n',
        'title: \ud800\n',
      ];
      for (const yaml of refused) await expect(test.editor.create(yaml)).rejects.toMatchObject({ code: 'INVALID_RULE' });
      await expect(test.editor.create('title: Broken\ntags: [unclosed\nlevel: low\n')).rejects.toMatchObject({
        diagnostics: [{ code: 'INVALID_YAML', locations: [{ line: 3 }] }],
      });
      await expect(test.catalog.rule(idOf(3))).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
    });

    it('get another text, of the version that is expected', async () => {
      await test.editor.create(ruleText(10));
      const text = (title: string): string => ruleText(10, { title });
      expect(await test.editor.replace(idOf(10), text('Two'), 1)).toMatchObject({ title: 'Two', version: 2 });
      await expect(test.editor.replace(idOf(10), text('Late'), 1)).rejects.toMatchObject({ code: 'VERSION_MISMATCH' });
      const three = await test.editor.replace(idOf(10).toUpperCase(), text('Three'), '*');
      expect(three).toMatchObject({ title: 'Three', version: 3 });
      expect((await test.catalog.versions(three)).map(({ version, yaml }) => [version, yaml])).toEqual([
        [3, text('Three')],
        [2, text('Two')],
        [1, ruleText(10)],
      ]);
      // The same text makes no new version.
      expect(await test.editor.replace(idOf(10), text('Three'), 3)).toMatchObject({ version: 3 });
      await expect(test.editor.replace(idOf(10), ruleText(11), '*')).rejects.toMatchObject({ code: 'INVALID_RULE' });
      await expect(test.editor.replace(idOf(11), ruleText(11), '*')).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
      await expect(test.editor.replace(idOf(900), ruleText(900), '*')).rejects.toMatchObject({ code: 'RULE_IN_SOURCE' });
    });

    it('are replaced by one of those who have read the same version', async () => {
      await test.editor.create(ruleText(20));
      const tries = await Promise.allSettled(
        Array.from({ length: 6 }, (_, index) => test.editor.replace(idOf(20), ruleText(20, { title: `By ${index}` }), 1)),
      );
      const winner = tries.findIndex(({ status }) => status === 'fulfilled');
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'VERSION_MISMATCH' });
      expect(await test.catalog.rule(idOf(20))).toMatchObject({ title: `By ${winner}`, version: 2 });
    });

    it('are removed, of the version that is expected, and come back with the next', async () => {
      await test.editor.create(ruleText(30));
      await expect(test.editor.remove(idOf(30), 2)).rejects.toMatchObject({ code: 'VERSION_MISMATCH' });
      await test.editor.remove(idOf(30), 1);
      await expect(test.catalog.rule(idOf(30))).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
      await expect(test.editor.remove(idOf(30), '*')).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
      await expect(test.editor.remove(idOf(900), '*')).rejects.toMatchObject({ code: 'RULE_IN_SOURCE' });
      for (const id of ['', '\0', '\ud800', 'x'.repeat(5000)]) {
        await expect(test.editor.remove(id, '*')).rejects.toMatchObject({ code: 'RULE_NOT_FOUND' });
      }
      expect(await test.editor.create(ruleText(30))).toMatchObject({ version: 2 });
    });

    it('count as changes of the catalog, what is refused does not', async () => {
      const before = await test.rules.revision();
      await test.editor.create(ruleText(40));
      const after = await test.rules.revision();
      expect(after).toBeGreaterThan(before);
      await expect(test.editor.create(ruleText(40))).rejects.toThrow();
      expect(await test.rules.revision()).toBe(after);
    });
  });

  describe('the tables that rules run on', () => {
    const table = (name: string): Promise<readonly string[]> => test.titles({ source: ['tables'], table: [name] });
    const ofLinux = {
      title: 'Now of Linux',
      logsource: '{ category: process_creation, product: linux }',
      detection: '{ selection: { Image: /bin/x }, condition: selection }',
    };

    it('are known when the index has seen the rule, and again when its text changes', async () => {
      const index = test.tableIndex();
      await test.import(
        { 'a.yml': ruleText(1), 'b.yml': ruleText(2, { detection: '{ selection: { NoSuchField: x }, condition: selection }' }) },
        { name: 'tables' },
      );
      expect(await table('DeviceProcessEvents')).toEqual([]);
      await index.refresh();
      expect(await index.progress()).toMatchObject({ running: false });
      const { rules, indexed } = await index.progress();
      expect(indexed).toBe(rules);
      expect(await table('DeviceProcessEvents')).toEqual(['Rule 1']);
      expect(await table('SecurityEvent')).toEqual(['Rule 1']);

      const before = await test.rules.revision();
      await test.import({ 'a.yml': ruleText(1, ofLinux), 'b.yml': ruleText(2) }, { name: 'tables' });
      // What the text before ran on says nothing of this one.
      expect(await table('SecurityEvent')).toEqual([]);
      await index.refresh();
      expect(await table('SecurityEvent')).toEqual(['Rule 2']);
      expect(await table('DeviceProcessEvents')).toEqual(['Now of Linux', 'Rule 2']);
      expect(await test.rules.revision()).toBeGreaterThan(before + 1n);
    });

    it('are matched again when the mappings of the targets change', async () => {
      await test.tableIndex().refresh();
      expect(await table('SecurityEvent')).toEqual(['Rule 2']);
      const without: TargetRegistry = { ...BUILT_IN_TARGETS, targets: BUILT_IN_TARGETS.targets.filter(({ id }) => id !== 'sentinel') };
      const other = test.tableIndex(without);
      expect((await other.progress()).indexed).toBe(0);
      await other.refresh();
      expect(await table('SecurityEvent')).toEqual([]);
      expect(await table('DeviceProcessEvents')).toEqual(['Now of Linux', 'Rule 2']);
      await test.tableIndex().refresh();
      expect(await table('SecurityEvent')).toEqual(['Rule 2']);
    });
  });

  describe('another version of ATT&CK', () => {
    it('has its ids for the techniques and tactics of the rules that are there', async () => {
      await test.import({ 'a.yml': ruleText(1, { tags: '[attack.defense-evasion, attack.t1562.001, attack.t9999]' }) }, { name: 'attack' });
      const facets = async (): Promise<unknown> => {
        const list = test.catalog.rules({ source: ['attack'] });
        const values = async (facet: 'techniques' | 'tactics'): Promise<string[]> => (await list.facet(facet)).map(({ value }) => value);
        return { techniques: await values('techniques'), tactics: await values('tactics') };
      };
      expect(await facets()).toEqual({ techniques: ['T1685', 'T9999'], tactics: ['defense-impairment'] });
      const rule = await test.catalog.rule(idOf(1), 'attack');
      expect(rule).toMatchObject({ techniques: ['T1562.001', 'T9999'], currentTactics: ['defense-impairment'] });

      const before = await test.rules.revision();
      await test.attack.replace({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });
      expect(test.attack.index.matrix.version).toBe('18.1');
      expect(await facets()).toEqual({ techniques: ['T1562.001', 'T9999'], tactics: ['defense-evasion'] });
      expect(await test.catalog.rule(idOf(1), 'attack')).toMatchObject({
        techniques: rule.techniques,
        currentTactics: ['defense-evasion'],
        version: 1,
      });
      expect(await test.rules.revision()).toBeGreaterThan(before);
      // Under either id.
      expect(await test.titles({ source: ['attack'], technique: ['T1685'] })).toEqual(['Rule 1']);
      expect(await test.titles({ source: ['attack'], technique: ['T1562.001'] })).toEqual(['Rule 1']);

      // As the next start of the program finds it.
      const next = new AttackIndexService(new AttackIndexRepository(test.database));
      await next.load();
      expect(next.index.matrix.version).toBe('18.1');

      await test.attack.replace(BUNDLED_MATRIX);
      expect(await facets()).toEqual({ techniques: ['T1685', 'T9999'], tactics: ['defense-impairment'] });
    });

    it('that another process imports is minded by the next import and the next change', async () => {
      const other = new TestCatalog(test.database);
      const tactics = async (id: number): Promise<readonly string[]> => (await test.catalog.rule(idOf(id))).currentTactics;
      await other.attack.replace({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });
      await test.import({ 'a.yml': ruleText(61, { tags: '[attack.defense-evasion]' }) }, { name: 'after' });
      expect(await tactics(61)).toEqual(['defense-evasion']);
      await other.attack.replace(BUNDLED_MATRIX);
      await test.editor.create(ruleText(62, { tags: '[attack.defense-evasion]' }));
      expect(await tactics(62)).toEqual(await tactics(61));
      expect(await tactics(62)).not.toEqual(['defense-evasion']);
    });
  });

  describe('rules that another version of the program has read', () => {
    const findStale = async (id: number): Promise<void> => {
      const was = { extractionVersion: 0, title: 'Was', level: null, currentTactics: ['was'], searchText: 'was' };
      await test.database.prisma.rule.updateMany({ where: { id: idOf(id) }, data: was });
    };

    it('are extracted again at the start, those of every source', async () => {
      const tags = { tags: '[attack.exfiltration]', level: 'high' };
      await test.editor.create(ruleText(71, tags));
      await test.import({ 'a.yml': ruleText(72, tags) }, { name: 'reread' });
      const before = [await test.catalog.rule(idOf(71)), await test.catalog.rule(idOf(72))];
      for (const id of [71, 72]) await findStale(id);
      expect(await test.catalog.rule(idOf(71))).toMatchObject({ title: 'Was', currentTactics: ['was'] });
      const revision = await test.rules.revision();
      await test.rereading.bringUpToDate();
      expect([await test.catalog.rule(idOf(71)), await test.catalog.rule(idOf(72))]).toEqual(before);
      expect(await test.titles({ search: 'rule 71' })).toEqual(['Rule 71']);
      expect(await test.rules.revision()).toBeGreaterThan(revision);
      const settled = await test.content();
      await test.rereading.bringUpToDate();
      expect(await test.content()).toEqual(settled);
    });

    it('stay as they are where their text is none that this program reads', async () => {
      await test.import({ 'a.yml': ruleText(73) }, { name: 'unreadable' });
      await test.database.prisma.rule.updateMany({ where: { id: idOf(73) }, data: { extractionVersion: 0, yaml: 'title: [' } });
      await test.rereading.bringUpToDate();
      expect(await test.catalog.rule(idOf(73))).toMatchObject({ title: 'Rule 73', yaml: 'title: [' });
      await test.database.prisma.rule.deleteMany({ where: { id: idOf(73) } });
    });

    it('have the meaning that their tags have in the present version of ATT&CK', async () => {
      await test.import({ 'a.yml': ruleText(74, { tags: '[attack.t1562.001]' }) }, { name: 'meaning' });
      await test.database.prisma.rule.updateMany({ where: { id: idOf(74) }, data: { currentTechniques: ['T0000'] } });
      await test.rereading.bringUpToDate();
      expect((await test.catalog.rules({ source: ['meaning'] }).facet('techniques')).map(({ value }) => value)).toEqual(['T1685']);
    });
  });
});
