import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { create, Header, Pack, ReadEntry } from 'tar';
import { startDownload } from '../imports/sources/download.js';
import { openRuleSource } from '../imports/sources/open-rule-source.js';
import { networkPolicy } from '../imports/sources/reach.js';
import { readArgument } from '../imports/sources/read-argument.js';
import { isRuleFile } from '../imports/sources/rule-path.js';
import type { RuleSource } from '../imports/sources/rule-source.js';
import { sourceLimits } from '../imports/sources/source-limits.js';
import { shownUrl } from '../imports/sources/source-url.js';
import { CommandError } from './command-error.js';
import { printable } from './printable.js';
import { UsageError } from './usage-error.js';

/** An archive of rules on its way to a server, and what its source is called here. */
export interface PackedRules {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/**
 * An archive with the rules that an argument names: the archive itself where it is one, else one that is made while it is sent. It has
 * all that the server has to know of: a rule that is missing in it is removed there.
 */
export async function packRules(argument: string, signal: AbortSignal): Promise<PackedRules> {
  const read = readArgument(argument);
  if (read.kind === 'preset' && read.preset.kind === 'archive' && !read.preset.folders) {
    return { name: argument, chunks: await download(new URL(read.preset.url), signal) };
  }
  if (read.kind === 'download') return { name: shownUrl(read.url), chunks: await download(read.url, signal) };
  if (read.kind === 'path') {
    const path = await existing(argument);
    const isFolder = (await stat(path)).isDirectory();
    if (isFolder && !path.endsWith('.git')) return { name: path, chunks: packFolder(path) };
    if (!isFolder && isRuleFile(basename(path))) return { name: path, chunks: create(options(dirname(path)), [`./${basename(path)}`]) };
    if (!isFolder) return { name: argument, chunks: createReadStream(path) };
  }
  const source = await openRuleSource(argument, { reach: 'anywhere', signal });
  return { name: source.name, chunks: packFiles(source, signal) };
}

async function existing(argument: string): Promise<string> {
  try {
    return await realpath(argument);
  } catch {
    throw new UsageError(`There is no file, folder or preset "${argument}".`);
  }
}

async function download(url: URL, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const { chunks } = await startDownload(url, { policy: networkPolicy('anywhere'), reach: 'anywhere', limits: sourceLimits(), signal });
  return chunks;
}

/** Strict: a file that cannot be read ends the packing, for the server would take it for one that is gone. Links stay links. */
const options = (cwd: string) => ({ cwd, gzip: true, portable: true, strict: true });

function packFolder(cwd: string): AsyncIterable<Uint8Array> {
  return create({ ...options(cwd), filter: (path, found) => isWanted(path, 'isDirectory' in found && found.isDirectory()) }, ['.']);
}

function isWanted(path: string, isFolder: boolean): boolean {
  return isFolder ? path === '.' || !basename(path).startsWith('.') : isRuleFile(path);
}

async function* packFiles(source: RuleSource, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    const pack = new Pack({ gzip: true, portable: true });
    for await (const file of source.files(signal)) {
      if ('problem' in file) {
        throw new CommandError(
          `${printable(file.path)} cannot be sent: ${file.problem.message} Nothing was sent, as the server would take it for removed.`,
        );
      }
      const bytes = Buffer.from(file.text);
      const entry = new ReadEntry(new Header({ path: file.path, type: 'File', mode: 0o644, size: bytes.length, mtime: new Date(0) }));
      pack.add(entry);
      entry.end(bytes);
    }
    pack.end();
    yield* pack;
  } finally {
    await source.close();
  }
}
