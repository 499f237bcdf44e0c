import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from './database-error.js';

/** Who has a data folder open. */
const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** Where the process that has it answers, if it is a server that listens already. */
  address: z.string().optional(),
});

export type Holder = z.infer<typeof Holder>;

/** A data folder that another process has open. */
export class FolderInUseError extends DatabaseError {
  override readonly name = 'FolderInUseError';

  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(
      `The data folder ${folder} is in use by process ${holder.pid} on ${holder.host}${holder.address === undefined ? '' : `, which listens on ${holder.address}`}. ` +
        `Stop it, or choose another folder with DATA_DIR. (If there is no such process, remove ${fileOf(folder)}.)`,
    );
  }
}

const HEARTBEAT_MS = 10_000;

/** How long a process on another machine may be silent before it counts as gone. */
const SILENCE_MS = 60_000;

/** The folders that this process has open. */
const open = new Set<string>();

const fileOf = (folder: string): string => join(folder, 'lock');

/**
 * Keeps a second process from a folder of the embedded database, in which the writes of one of the two would be lost without a word.
 * A file that says who has the folder; one that is left behind by a process that is gone counts for nothing.
 */
export class FolderLock {
  readonly #folder: string;
  readonly #heartbeat: NodeJS.Timeout;

  /** Takes the folder, or throws a `FolderInUseError`. */
  constructor(folder: string) {
    this.#folder = resolve(folder);
    mkdirSync(this.#folder, { recursive: true });
    take(this.#folder);
    open.add(this.#folder);
    this.#heartbeat = setInterval(() => {
      touch(fileOf(this.#folder));
    }, HEARTBEAT_MS).unref();
  }

  /** Lets others find the server that has the folder. */
  announce(address: string): void {
    write(openSync(fileOf(this.#folder), 'w'), address);
  }

  release(): void {
    clearInterval(this.#heartbeat);
    open.delete(this.#folder);
    rmSync(fileOf(this.#folder), { force: true });
  }
}

/** Who holds the lock of a folder; undefined when nobody does. */
export function holderOf(folder: string): Holder | undefined {
  const path = fileOf(resolve(folder));
  const holder = read(path);
  return holder !== undefined && isThere(holder, path) ? holder : undefined;
}

function take(folder: string): void {
  // Twice: the second time after a file that was left behind is gone.
  for (let attempt = 1; ; attempt++) {
    try {
      write(openSync(fileOf(folder), 'wx'));
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || attempt > 1) throw error;
      const holder = holderOf(folder);
      if (holder !== undefined) throw new FolderInUseError(folder, holder);
      rmSync(fileOf(folder), { force: true });
    }
  }
}

function write(file: number, address?: string): void {
  try {
    const holder: Holder = { pid: process.pid, host: hostname(), ...(address !== undefined && { address }) };
    writeSync(file, JSON.stringify(holder));
  } finally {
    closeSync(file);
  }
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Somebody removed the folder of a database that is open. The next user of the database reports the error.
  }
}

function read(path: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not there, or written by a process that ended while it wrote.
    return undefined;
  }
}

function isThere({ pid, host }: Holder, path: string): boolean {
  if (host !== hostname()) return Date.now() - statSync(path).mtimeMs < SILENCE_MS;
  // A container that is started again has the process id of the one that left the file.
  if (pid === process.pid) return open.has(resolve(path, '..'));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);
