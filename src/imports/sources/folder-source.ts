import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Dirent } from 'node:fs';
import { FileSieve, rejected, type SourceEntry } from './file-sieve.js';
import type { RejectedFile, RuleFile, RuleSource } from './rule-source.js';
import { reasonOf, RuleSourceError, type FileProblem } from './source-error.js';
import type { SourceLimits } from './source-limits.js';

/** The rules below a folder of this machine, sorted by path. Links are reported and not followed: they may lead anywhere. */
export function openFolder(path: string, limits: SourceLimits): RuleSource {
  return {
    name: path,
    kind: 'folder',
    provenance: { location: path },
    files: (signal) => filesBelow(path, '', new FileSieve(limits), limits, signal),
    close: () => Promise.resolve(),
  };
}

/** One file of rules of this machine. It has the path that it would have in its folder. */
export function openFile(path: string, limits: SourceLimits): RuleSource {
  return {
    name: path,
    kind: 'file',
    provenance: { location: path },
    files: async function* () {
      yield await readFile(path, basename(path), new FileSieve(limits), limits);
    },
    close: () => Promise.resolve(),
  };
}

async function* filesBelow(
  folder: string,
  prefix: string,
  sieve: FileSieve,
  limits: SourceLimits,
  signal?: AbortSignal,
): AsyncIterable<RuleFile | RejectedFile> {
  const entries = await entriesOf(folder);
  for (const entry of entries.sort(byPath)) {
    signal?.throwIfAborted();
    const name = `${prefix}${entry.name}`;
    const verdict = sieve.judge({ name, kind: kindOf(entry) });
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* filesBelow(path, `${name}/`, sieve, limits, signal);
    else if (verdict !== undefined) yield 'problem' in verdict ? verdict : await readFile(path, verdict.path, sieve, limits);
  }
}

/** A folder that cannot be listed ends the reading: nobody can say which of its rules are still there. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    throw new RuleSourceError(
      'SOURCE_UNREADABLE',
      `A folder cannot be read: ${reasonOf(error)}.`,
      'See whether it is there and may be read.',
      {
        cause: error,
      },
    );
  }
}

/** In the order of whole paths, which is that of git: a folder stands where its name with a slash does. */
function byPath(a: Dirent, b: Dirent): number {
  const [left, right] = [a, b].map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)) as [string, string];
  return left < right ? -1 : 1;
}

function kindOf(entry: Dirent): SourceEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

async function readFile(path: string, shown: string, sieve: FileSieve, limits: SourceLimits): Promise<RuleFile | RejectedFile> {
  const content = await contentOf(path, limits);
  if (content === 'too large') return sieve.tooLarge(shown);
  return Buffer.isBuffer(content) ? sieve.read(shown, content) : rejected(shown, content);
}

/**
 * Opened without following a link and without waiting for a pipe, and looked at only when it is open: what the folder reported of
 * it may have changed since.
 */
async function contentOf(path: string, limits: SourceLimits): Promise<Buffer | 'too large' | FileProblem> {
  try {
    // Windows has neither flag.
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW || 0) | (constants.O_NONBLOCK || 0));
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return unreadable('it is not a file');
      return stat.size > limits.fileBytes ? 'too large' : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadable(reasonOf(error));
  }
}

function unreadable(reason: string): FileProblem {
  return { code: 'FILE_UNREADABLE', message: `It cannot be read: ${reason}.`, hint: 'See whether it is there and may be read.' };
}
