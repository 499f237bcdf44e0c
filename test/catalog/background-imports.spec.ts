import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackgroundImports } from '../../src/imports/background-imports.js';
import type { ImportRun } from '../../src/imports/import-run.js';
import { zipOf } from '../support/archives.js';
import { DATABASES, type TestDatabase } from '../support/databases.js';
import { TestCatalog } from '../support/test-catalog.js';

const ruleOf = (number: number): string =>
  [
    `title: Rule ${number}`,
    `id: 00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    'logsource: { category: process_creation, product: windows }',
    `detection: { selection: { Image|endswith: '\\tool-${number}.exe' }, condition: selection }`,
  ].join('\n');

const archiveOf = (count: number): Buffer =>
  zipOf(Array.from({ length: count }, (_, number) => ({ name: `rules/${number}.yml`, content: ruleOf(number) })));

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield await Promise.resolve(bytes.subarray(at, at + 10_000));
}

describe.each(DATABASES)('imports in the background of $kind', ({ open }) => {
  let test: TestDatabase;
  let catalog: TestCatalog;

  beforeAll(async () => {
    test = await open();
    catalog = new TestCatalog(test.database);
  });

  afterAll(() => test.drop());

  const ended = async (id: string): Promise<ImportRun> => {
    for (;;) {
      const run = await catalog.imports.find(id);
      if (run && run.state !== 'running') return run;
      await new Promise((done) => setTimeout(done, 10));
    }
  };

  it('are begun with what was received, and what tables the rules run on is found out afterwards', async () => {
    const index = catalog.tableIndex();
    const background = new BackgroundImports(catalog.importer, index);
    const run = await background.receive(inPieces(archiveOf(3)), 'pack');
    expect(run).toMatchObject({ source: 'pack', state: 'running' });
    expect(await ended(run.id)).toMatchObject({ state: 'done', counts: { added: 3 } });
    await background.beforeApplicationShutdown();
    await index.refresh();
    expect(await index.progress()).toEqual({ rules: 3, indexed: 3, running: false });
  });

  it('are called "upload" where nobody says another name', async () => {
    const index = catalog.tableIndex();
    const background = new BackgroundImports(catalog.importer, index);
    const { id, source } = await background.receive(inPieces(archiveOf(1)));
    expect(source).toBe('upload');
    await ended(id);
    await background.beforeApplicationShutdown();
    await index.refresh();
  });

  it('are ended with the server, which waits for that, and leave the catalog as it was', async () => {
    const before = await catalog.content();
    const background = new BackgroundImports(catalog.importer, catalog.tableIndex());
    const { id } = await background.receive(inPieces(archiveOf(500)), 'pack');
    await background.beforeApplicationShutdown();
    expect(await catalog.imports.find(id)).toMatchObject({ state: 'interrupted', problem: { code: 'INTERRUPTED' } });
    expect(await catalog.content()).toEqual(before);
  });

  it('are not begun any more by a server that stops, nor is an archive received to its end', async () => {
    const background = new BackgroundImports(catalog.importer, catalog.tableIndex());
    const stopping = (async function* () {
      const bytes = archiveOf(10);
      yield bytes.subarray(0, 100);
      await background.beforeApplicationShutdown();
      yield bytes.subarray(100);
    })();
    const total = await catalog.imports.count();
    await expect(background.receive(stopping, 'pack')).rejects.toMatchObject({ code: 'STOPPING' });
    await expect(background.receive(inPieces(archiveOf(1)), 'pack')).rejects.toMatchObject({ code: 'STOPPING' });
    expect(await catalog.imports.count()).toBe(total);
  });
});
