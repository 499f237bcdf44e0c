/**
 * Prisma's schema engine without a download. This WebAssembly build is the same code as the binary that `prisma migrate`
 * downloads. It runs on a database in memory.
 */
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const require = createRequire(import.meta.url);
const wasm = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
const { instance } = await WebAssembly.instantiate(await readFile(wasm), { './schema_engine_bg.js': engine });
engine.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

/** The empty databases in which the engine compares. They exist only in this process. */
class ScratchDatabases {
  provider = 'postgres';
  adapterName = 'scratch';

  async connect() {
    const database = await PGlite.create('memory://', { extensions: { pg_trgm } });
    const adapter = await new PrismaPGlite(database).connect();
    // The adapter's method does not wait for the script, so a failed script would count as applied.
    adapter.executeScript = (sql) =>
      database.exec(sql).then(
        () => undefined,
        (error) => adapter.onError(error),
      );
    return adapter;
  }

  connectToShadowDb() {
    return this.connect();
  }
}

/** Returns the SQL that a folder of migrations lacks for the tables of a schema. Empty if it lacks nothing. */
export async function missingSql(schemaPath, migrationsFolder, lockFile) {
  const schema = { path: schemaPath, content: await readFile(schemaPath, 'utf8') };
  const scratch = bindMigrationAwareSqlAdapterFactory(new ScratchDatabases());
  const schemaEngine = await engine.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, scratch);
  const { exitCode, stdout } = await schemaEngine.diff({
    from: { tag: 'migrations', ...(await migrationsIn(migrationsFolder, lockFile)) },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 0 ? '' : stdout;
}

async function migrationsIn(folder, lockFile) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lockFile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => {
        const value = await readFile(join(folder, path, 'migration.sql'), 'utf8');
        return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
      }),
    ),
  };
}
