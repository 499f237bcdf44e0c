import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { DatabaseError } from './database-error.js';

/** The number that `prisma migrate` locks too, so that the two never run at once. */
const ADVISORY_LOCK = 72707369;

/** As `prisma migrate` makes it, which then knows what is applied. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

interface MigrationRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/**
 * Applies the migrations of a folder that a database lacks, in their order, each as a whole or not at all, and remembers them in
 * the rows that `prisma migrate deploy` writes. Returns the names of those it applied.
 */
export async function migrate(client: pg.ClientBase, folder: string): Promise<readonly string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    await client.query(MIGRATIONS_TABLE);
    const { rows } = await client.query<MigrationRow>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row]));
    const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const newer = [...known.keys()].filter((name) => !names.includes(name));
    if (newer.length > 0) throw new DatabaseError(`The database was made by a newer version: this one does not know ${newer.join(', ')}.`);
    const applied: string[] = [];
    for (const name of names.sort()) {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const row = known.get(name);
      if (row) check(row, checksum);
      else await apply(client, name, sql, checksum);
      if (!row) applied.push(name);
    }
    return applied;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
  }
}

function check({ migration_name: name, checksum, finished_at: finished }: MigrationRow, expected: string): void {
  if (finished === null) {
    throw new DatabaseError(
      `The migration ${name} was begun and not finished. Put the tables right and say so with \`prisma migrate resolve\`.`,
    );
  }
  if (checksum !== expected) throw new DatabaseError(`The migration ${name} is not the one that was applied to the database.`);
}

async function apply(client: pg.ClientBase, name: string, sql: string, checksum: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new DatabaseError(`The migration ${name} could not be applied: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
