import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseService, type DatabaseLocation } from '../../src/database/database.service.js';
import { DATABASES } from '../support/databases.js';
import { ruleText, TestCatalog } from '../support/test-catalog.js';

const SCRIPT = join(import.meta.dirname, 'import-until-killed.mjs');

/** A database that outlives a process: of the embedded kind, in a folder. */
interface Place {
  readonly location: DatabaseLocation;
  readonly remove: () => Promise<void>;
}

const PLACES: readonly { readonly kind: string; readonly place: () => Promise<Place> }[] = DATABASES.map((database) => ({
  kind: database.kind,
  place: async () => {
    if (database.kind === 'PostgreSQL') {
      const opened = await database.open();
      return { location: opened.location, remove: () => opened.drop() };
    }
    const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    return { location: { kind: 'embedded', folder }, remove };
  },
}));

/** More than are written in one go. */
const COUNT = 300;

describe.each(PLACES)('an import into $kind whose process is killed', ({ place }) => {
  const ended: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });

  const files = (title: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: COUNT }, (_, number) => [`${number}.yml`, ruleText(number, { title: `${title} ${number}` })]));

  async function withCatalog<T>(location: DatabaseLocation, ask: (test: TestCatalog) => Promise<T>): Promise<T> {
    const database = await DatabaseService.open(location);
    try {
      return await ask(new TestCatalog(database));
    } finally {
      await database.close();
    }
  }

  /** Imports in another process, up to a line that it says. */
  async function importUntil(line: string, choice: object): Promise<ChildProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
    ended.push(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'import.json');
    writeFileSync(file, JSON.stringify(choice));
    const child = spawn(process.execPath, [SCRIPT, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    ended.push(() => {
      child.kill('SIGKILL');
    });
    for await (const output of child.stdout) if (String(output).includes(line)) return child;
    throw new Error('The import ended before it was killed.');
  }

  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'close');
    child.kill('SIGKILL');
    child.stdout?.destroy();
    await gone;
  }

  // One database for both: of the embedded kind it takes seconds to make one.
  it('leaves the catalog as it was while it reads, and as it was or as it was to become while it is committed', async () => {
    const { location, remove } = await place();
    ended.push(remove);
    const before = await withCatalog(location, async (test) => {
      await test.import({ '1.yml': ruleText(1), '2.yml': ruleText(2) }, { name: 'killed' });
      return test.content();
    });
    await kill(
      await importUntil('everything is read', { location, name: 'killed', texts: Object.entries(files('Killed')), at: 'reading' }),
    );

    await withCatalog(location, async (test) => {
      const [run] = await test.imports.list(1, { source: 'killed' });
      expect(run?.state).toMatch(/running|interrupted/);
      expect(await test.content()).toMatchObject({ ...(before as object), staged: expect.any(Number) });
      expect(await test.import({ '1.yml': ruleText(1), '3.yml': ruleText(3) }, { name: 'killed' })).toMatchObject({
        state: 'done',
        counts: { added: 1, unchanged: 1, removed: 1 },
      });
      expect(run && (await test.imports.find(run.id))).toMatchObject({ state: 'interrupted', problem: { code: 'INTERRUPTED' } });
      expect(await test.content()).toMatchObject({ staged: 0 });
      expect(await test.titles({})).toEqual(['Rule 1', 'Rule 3']);
      await test.import(files('Before'), { name: 'killed' });
    });

    const child = await importUntil('everything is read', { location, name: 'killed', texts: Object.entries(files('After')) });
    await wait(60);
    await kill(child);
    await withCatalog(location, async (test) => {
      const rows = await test.database.prisma.$queryRaw<{ title: string }[]>`
        SELECT DISTINCT regexp_replace(title, ' [0-9]+$', '') AS title FROM rule`;
      expect(rows).toHaveLength(1);
      expect(await test.catalog.rules().total()).toBe(COUNT);
      const [run] = await test.imports.list(1, { source: 'killed' });
      expect(rows[0]?.title === 'After').toBe(run?.state === 'done');
      expect(await test.import(files('After'), { name: 'killed' })).toMatchObject({ state: 'done', counts: { rejected: 0 } });
    });
  }, 240_000);
});
