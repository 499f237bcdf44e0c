import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DatabaseError } from './database-error.js';
import { FolderLock } from './folder-lock.js';
import { PrismaClient, type Prisma } from './generated/client.js';
import { migrate } from './migrate.js';
import { openPglite } from './pglite.js';

/** Where the catalog is kept. */
export type DatabaseLocation =
  | { readonly kind: 'server'; readonly url: string }
  /** The embedded database in a folder; without one in memory, gone with the process. */
  | { readonly kind: 'embedded'; readonly folder: string | undefined; readonly template?: string };

/** Where the catalog is kept, as it may be shown: without the password. */
export function shownLocation(location: DatabaseLocation): string {
  if (location.kind === 'embedded') return location.folder === undefined ? 'in memory' : `in the folder ${resolve(location.folder)}`;
  const shown = new URL(location.url);
  shown.password = '';
  // Also there a password can stand.
  shown.search = '';
  return `in ${shown.href}`;
}

/** How many connections one server makes to PostgreSQL. */
const CONNECTIONS = 10;

/**
 * For each new connection, which waits for what is returned. Pages that are not beside each other cost little more than those that are,
 * on the disks of today and in memory: with this setting the database finds the rules of a common word by its index and need not read all rules.
 */
const onConnect = (client: pg.ClientBase): unknown => client.query('SET random_page_cost = 1.1');

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The open database. PostgreSQL and the embedded one are asked by the same client, over the same protocol. */
export class DatabaseService {
  /** The names of the locks that this process has, where there is no other process that could have them. */
  readonly #locks = new Set<string>();

  private constructor(
    readonly kind: DatabaseLocation['kind'],
    readonly prisma: PrismaClient,
    private readonly pool: pg.Pool,
    private readonly url: string | undefined,
    private readonly folderLock: FolderLock | undefined,
    private readonly stop: () => Promise<void>,
  ) {}

  /** Opens the database and brings its tables up to date. Throws a `DatabaseError`. */
  static async open(location: DatabaseLocation): Promise<DatabaseService> {
    if (location.kind === 'server') {
      const pool = new pg.Pool({ connectionString: location.url, max: CONNECTIONS, connectionTimeoutMillis: 10_000, onConnect });
      return DatabaseService.#start(location.kind, pool, location.url, undefined, () => Promise.resolve());
    }
    const { folder, template } = location;
    const lock = folder === undefined ? undefined : new FolderLock(folder);
    try {
      const pglite = await openPglite(folder === undefined ? undefined : join(folder, 'pglite'), template);
      // One session, one connection: what comes meanwhile waits its turn in the pool.
      const pool = new pg.Pool({ stream: () => pglite.connect(), max: 1, idleTimeoutMillis: 0, user: 'postgres', ssl: false, onConnect });
      return await DatabaseService.#start(location.kind, pool, undefined, lock, async () => {
        await pglite.close();
        lock?.release();
      });
    } catch (error) {
      lock?.release();
      throw error;
    }
  }

  static async #start(
    kind: DatabaseLocation['kind'],
    pool: pg.Pool,
    url: string | undefined,
    lock: FolderLock | undefined,
    stop: () => Promise<void>,
  ): Promise<DatabaseService> {
    // An idle connection that breaks is opened again when it is needed.
    pool.on('error', () => undefined);
    try {
      const client = await connect(pool, url);
      try {
        await migrate(client, MIGRATIONS);
      } finally {
        client.release();
      }
    } catch (error) {
      await pool.end();
      await stop();
      throw error;
    }
    const prisma = new PrismaClient({
      adapter: new PrismaPg(pool),
      // The embedded database does one thing at a time: a transaction may have to wait for the commit of an import.
      transactionOptions: { maxWait: 120_000, timeout: 600_000 },
    });
    return new DatabaseService(kind, prisma, pool, url, lock, stop);
  }

  /** Lets other processes find the server that has the data folder. */
  announce(address: string): void {
    this.folderLock?.announce(address);
  }

  /**
   * Takes a lock that one process at a time can have; undefined when another has it. Given back by calling what is returned, or by
   * the end of the process, however it ends.
   */
  async tryLock(name: string): Promise<(() => Promise<void>) | undefined> {
    if (this.url === undefined) {
      if (this.#locks.has(name)) return undefined;
      this.#locks.add(name);
      return () => Promise.resolve(void this.#locks.delete(name));
    }
    // A connection of its own: the server gives the lock back when the connection ends.
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    const key = createHash('sha256').update(name).digest().readBigInt64BE().toString();
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [key]);
    if (rows[0]?.locked !== true) {
      await client.end();
      return undefined;
    }
    return () => client.end();
  }

  /**
   * Runs a statement that carries much, past Prisma: for whoever wants to look for a mistake, that keeps the last hundred statements in
   * memory twice, with all their values.
   */
  async send({ text, values }: Prisma.Sql): Promise<void> {
    await this.pool.query(text, values);
  }

  async close(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
    await this.stop();
  }
}

async function connect(pool: pg.Pool, url: string | undefined): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    if (url === undefined) throw error;
    // Of a name with several addresses each one has its own error.
    const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
    const reason = first instanceof Error ? first.message : String(first);
    throw new DatabaseError(`The catalog ${shownLocation({ kind: 'server', url })} cannot be opened: ${reason}. See DATABASE_URL.`, {
      cause: error,
    });
  }
}
