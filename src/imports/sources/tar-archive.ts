import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { isTooLarge, tooLargeUnpacked, type FileSieve, type SeeEntry, type SourceEntry } from './file-sieve.js';
import type { RejectedFile, RuleFile } from './rule-source.js';
import { reasonOf, RuleSourceError } from './source-error.js';
import type { SourceLimits } from './source-limits.js';

/** A tar, plain or packed with gzip, on disk. */
export interface TarArchive {
  readonly path: string;
  readonly gzip: boolean;
  readonly limits: SourceLimits;
}

/** What is done with each entry as it comes: nothing, or its bytes are collected and something is made of them. */
type Enter<T> = (entry: SourceEntry, commit: string | undefined) => T | ((bytes: Buffer) => T) | undefined;

/** Calls `see` with every entry, and with the commit that git left in the archive. Throws where it cannot be read to its end. */
export async function inspectTar(archive: TarArchive, see: SeeEntry, signal?: AbortSignal): Promise<void> {
  const reading = readTar<never>(
    archive,
    (entry, commit) => {
      see(entry, commit);
      return undefined;
    },
    signal,
  );
  // Nothing is made of the entries, so the first answer is that there are no more.
  await reading.next();
}

/** The files of rules of a tar, in its order. */
export function tarFiles(archive: TarArchive, sieve: FileSieve, signal?: AbortSignal): AsyncIterable<RuleFile | RejectedFile> {
  return readTar<RuleFile | RejectedFile>(
    archive,
    (entry) => {
      const verdict = sieve.judge(entry);
      if (verdict === undefined || 'problem' in verdict) return verdict;
      return (bytes) => sieve.read(verdict.path, bytes);
    },
    signal,
  );
}

/**
 * Feeds the parser a piece at a time, and gives what came of each piece before it takes the next: so there is never more in
 * memory than a piece and what is in it. The parser is synchronous where its entries flow, and here all do.
 */
async function* readTar<T extends object>(archive: TarArchive, enter: Enter<T>, signal?: AbortSignal): AsyncGenerator<T, void> {
  const made: T[] = [];
  const state = { ended: false };
  const parser = new Parser({ brotli: false, zstd: false });
  parser.on('warn', (_code: string, message: string | Error) => {
    throw unreadable(reasonOf(message));
  });
  // After the first empty block nothing may follow; a single one, where there should be two, is common and harmless.
  parser.on('nullBlock', () => (state.ended = true));
  parser.on('eof', () => (state.ended = true));
  parser.on('ignoredEntry', (entry: ReadEntry) => {
    if (entry.meta) throw unreadable('a header of it is too large');
    const given = enter(entryOf(entry), entry.globalExtended?.comment);
    if (given !== undefined && typeof given !== 'function') made.push(given);
  });
  parser.on('entry', (entry: ReadEntry) => {
    const given = enter(entryOf(entry), entry.globalExtended?.comment);
    if (typeof given !== 'function') {
      if (given !== undefined) made.push(given);
      entry.resume();
      return;
    }
    const pieces: Buffer[] = [];
    entry.on('data', (piece: Buffer) => pieces.push(piece));
    entry.on('end', () => made.push(given(Buffer.concat(pieces))));
  });

  for await (const piece of contentOf(archive, signal)) {
    if (!state.ended) parse(() => parser.write(piece));
    yield* made.splice(0);
  }
  if (!state.ended) throw unreadable('it is cut short');
  parse(() => {
    parser.end();
  });
  yield* made.splice(0);
}

function entryOf(entry: ReadEntry): SourceEntry {
  return { name: entry.path, kind: kindOf(entry.type), size: entry.size };
}

function kindOf(type: string): SourceEntry['kind'] {
  switch (type) {
    case 'File':
    case 'OldFile':
    case 'ContiguousFile':
      return 'file';
    case 'Directory':
    case 'GNUDumpDir':
      return 'folder';
    case 'Link':
    case 'SymbolicLink':
      return 'link';
    default:
      return 'other';
  }
}

function parse(step: () => void): void {
  try {
    step();
  } catch (error) {
    throw error instanceof RuleSourceError ? error : unreadable(reasonOf(error), error);
  }
}

/** The bytes of the tar, after those of gzip; the first piece is a whole block. */
async function* contentOf({ path, gzip, limits }: TarArchive, signal?: AbortSignal): AsyncIterable<Buffer> {
  const file = createReadStream(path);
  // What goes wrong arrives where the stream is read; the callback is there because a pipeline has to have one.
  const content = gzip ? pipeline(file, createGunzip(), () => undefined) : file;
  let first: Buffer | undefined = Buffer.alloc(0);
  let read = 0;
  try {
    for await (const piece of content as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      read += piece.length;
      if (isTooLarge(read, file.bytesRead, limits)) throw tooLargeUnpacked(limits);
      if (first === undefined) {
        yield piece;
        continue;
      }
      first = Buffer.concat([first, piece]);
      if (first.length < 512) continue;
      checkTarMagic(first);
      yield first;
      first = undefined;
    }
  } catch (error) {
    if (error instanceof RuleSourceError || signal?.aborted === true) throw error;
    throw unreadable(reasonOf(error), error);
  } finally {
    content.destroy();
    file.destroy();
  }
  if (first === undefined) return;
  checkTarMagic(first);
  throw unreadable('it is cut short');
}

/** Without it a file that is only packed with gzip, or packed twice, would be taken for a damaged tar. */
function checkTarMagic(block: Buffer): void {
  if (isTar(block)) return;
  throw new RuleSourceError(
    'UNSUPPORTED_ARCHIVE',
    'What is packed with gzip there is not a tar.',
    'Give a zip, a tar or a tar.gz: `tar czf rules.tar.gz rules/` makes one.',
  );
}

/** Whether a file that begins so is a tar, of any tar of the last thirty years. */
export function isTar(start: Buffer): boolean {
  return start.toString('latin1', 257, 262) === 'ustar';
}

function unreadable(reason: string, cause?: unknown): RuleSourceError {
  return new RuleSourceError('ARCHIVE_UNREADABLE', `The tar cannot be read: ${reason}.`, 'Make or fetch the archive again.', { cause });
}
