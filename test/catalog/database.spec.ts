import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseService } from '../../src/database/database.service.js';
import { FolderInUseError } from '../../src/database/folder-lock.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';

const MIGRATIONS = readdirSync(join(import.meta.dirname, '../../prisma/migrations'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe.each(DATABASES)('$kind', ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.drop());

  it('has the tables of all migrations, remembered as Prisma remembers them', async () => {
    const rows = await opened.database.prisma.$queryRaw<{ migration_name: string; applied_steps_count: number }[]>`
      SELECT migration_name, applied_steps_count FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name`;
    expect(rows).toEqual(MIGRATIONS.map((name) => ({ migration_name: name, applied_steps_count: 1 })));
    expect(await opened.database.prisma.source.findMany()).toMatchObject([{ name: 'local' }]);
  });

  it('gives a lock to one at a time', async () => {
    const release = await opened.database.tryLock('import of sigmahq');
    expect(release).toBeDefined();
    expect(await opened.database.tryLock('import of sigmahq')).toBeUndefined();
    const other = await opened.database.tryLock('import of another');
    expect(other).toBeDefined();
    await other?.();
    await release?.();
    const again = await opened.database.tryLock('import of sigmahq');
    expect(again).toBeDefined();
    await again?.();
  });

  it('answers many at once, and a transaction that fails leaves nothing', async () => {
    const { prisma } = opened.database;
    const answers = await Promise.all(Array.from({ length: 50 }, () => prisma.source.count()));
    expect(new Set(answers)).toEqual(new Set([1]));
    await expect(
      prisma.$transaction(async (transaction) => {
        await transaction.source.create({ data: { name: 'half', kind: 'folder' } });
        throw new Error('in the middle');
      }),
    ).rejects.toThrow('in the middle');
    expect(await prisma.source.count()).toBe(1);
  });
});

describe('the embedded database in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigma-kql-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps what was written, and lets one in at a time', async () => {
    const first = await DatabaseService.open({ kind: 'embedded', folder });
    await first.prisma.source.create({ data: { name: 'kept', kind: 'folder' } });
    await expect(DatabaseService.open({ kind: 'embedded', folder })).rejects.toThrow(FolderInUseError);
    first.announce('http://127.0.0.1:3000');
    await expect(DatabaseService.open({ kind: 'embedded', folder })).rejects.toThrow('which listens on http://127.0.0.1:3000');
    await first.close();

    // As a process leaves it that is killed: no process has this number.
    writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }));
    const second = await DatabaseService.open({ kind: 'embedded', folder });
    expect(await second.prisma.source.count({ where: { name: 'kept' } })).toBe(1);
    await second.close();
  });
});
