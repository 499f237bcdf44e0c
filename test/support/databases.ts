import { PGlite } from '@electric-sql/pglite';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { DatabaseService, type DatabaseLocation } from '../../src/database/database.service.js';

/** A database for one test: the embedded one in memory, or one made for the test on a server. */
export interface TestDatabase {
  readonly location: DatabaseLocation;
  readonly database: DatabaseService;
  drop(): Promise<void>;
}

/**
 * The databases that the catalog has to work on, for `describe.each`: the embedded one, and PostgreSQL where `TEST_DATABASE_URL`
 * names a server on which databases may be made.
 */
export const DATABASES: readonly { readonly kind: string; readonly open: () => Promise<TestDatabase> }[] = [
  { kind: 'the embedded database', open: openEmbedded },
  ...(process.env['TEST_DATABASE_URL'] ? [{ kind: 'PostgreSQL', open: openOnServer }] : []),
];

/** An empty database, kept beside the packages: to make one takes longer than most tests. */
const TEMPLATE = join(import.meta.dirname, '../../node_modules/.cache/sigma-kql/empty-database.tgz');

/** The embedded database in memory, as a new one. */
export async function embeddedLocation(): Promise<DatabaseLocation> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  return { kind: 'embedded', folder: undefined, template: TEMPLATE };
}

async function makeTemplate(): Promise<void> {
  const database = await PGlite.create('memory://');
  const dump = await database.dumpDataDir('gzip');
  await database.close();
  await mkdir(dirname(TEMPLATE), { recursive: true });
  const draft = `${TEMPLATE}.${process.pid}`;
  await writeFile(draft, Buffer.from(await dump.arrayBuffer()));
  // Another test may be making it too.
  await rename(draft, TEMPLATE);
}

async function openEmbedded(): Promise<TestDatabase> {
  const location = await embeddedLocation();
  const database = await DatabaseService.open(location);
  return { location, database, drop: () => database.close() };
}

async function openOnServer(): Promise<TestDatabase> {
  const server = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const name = `sigma_kql_test_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const location = { kind: 'server', url: url.href } as const;
  const database = await DatabaseService.open(location);
  return {
    location,
    database,
    drop: async () => {
      await database.close();
      await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function administer(server: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
