import { realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openArchive } from './archive-source.js';
import { startDownload } from './download.js';
import { openFile, openFolder } from './folder-source.js';
import { openRepository, type Repository } from './git-source.js';
import type { Preset } from './presets.js';
import { networkPolicy, refused, type Reach } from './reach.js';
import { readArgument } from './read-argument.js';
import { isRuleFile } from './rule-path.js';
import type { RuleSource } from './rule-source.js';
import { reasonOf, RuleSourceError } from './source-error.js';
import { sourceLimits, type SourceLimits } from './source-limits.js';
import { shownUrl } from './source-url.js';
import { spool, tooLarge } from './spool.js';
import { withTemporaryFolder } from './temporary-folder.js';

/** How a source is opened. */
export interface OpenOptions {
  readonly reach: Reach;
  /** Those that are not given are the default ones. */
  readonly limits?: Partial<SourceLimits>;
  /** The time limit of a fetch in milliseconds. Default: ten minutes. */
  readonly timeoutMs?: number;
  /** Where what is fetched is stored while it is read; the temporary folder of the machine, where none is given. */
  readonly temporaryFolder?: string;
  /** The program to run for git, where it is not `git` on the path. */
  readonly gitCommand?: string;
  /** Stops the opening; reading has a signal of its own. */
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 600_000;

/** What the parts below work with: every option has its value. */
interface Opening {
  readonly argument: string;
  readonly reach: Reach;
  readonly limits: SourceLimits;
  readonly signal: AbortSignal;
  readonly temporaryFolder?: string;
  readonly command?: string;
}

/**
 * Opens what an argument names: a preset, a folder, a file of rules, an archive or a repository, here or at an address; see
 * `readArgument`. Throws a `RuleSourceError` where that cannot be read or may not be reached. The source has to be closed.
 */
export async function openRuleSource(argument: string, options: OpenOptions): Promise<RuleSource> {
  const { reach, timeoutMs = DEFAULT_TIMEOUT_MS, temporaryFolder, gitCommand, signal } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const opening: Opening = {
    argument,
    reach,
    limits: sourceLimits(options.limits),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    ...(temporaryFolder !== undefined && { temporaryFolder }),
    ...(gitCommand !== undefined && { command: gitCommand }),
  };
  const read = readArgument(argument);
  switch (read.kind) {
    case 'preset':
      return openPreset(read.preset, opening);
    case 'download':
      if (reach === 'presets') throw refused(shownUrl(read.url), reach);
      return openDownload(read.url, opening);
    case 'repository':
      return openRepositoryAt(read.url, read.address, opening);
    case 'path':
      if (reach !== 'anywhere') throw refused(`"${argument}", which is not an address`, reach);
      return openPath(read.path, opening);
  }
}

function openPreset({ kind, url, folders }: Preset, opening: Opening): Promise<RuleSource> {
  if (kind === 'archive') return openDownload(new URL(url), opening, folders);
  const repository = { address: url, shown: url, protocol: 'https' as const, host: new URL(url).hostname };
  return openRepository({ ...repository, ...(folders && { folders }) }, { name: opening.argument, ...opening });
}

function openDownload(url: URL, opening: Opening, folders?: readonly string[]): Promise<RuleSource> {
  const { reach, limits, signal } = opening;
  return withTemporaryFolder(opening.temporaryFolder, async (folder) => {
    const { chunks, addresses } = await startDownload(url, { policy: networkPolicy(reach), reach, limits, signal });
    const path = join(folder.path, 'download');
    const { sha256 } = await spool(chunks, path, limits, signal);
    const release = releaseOf(addresses);
    const provenance = { location: shownUrl(url), sha256, ...(release !== undefined && { release }) };
    const name = url.href === opening.argument ? shownUrl(url) : opening.argument;
    return openArchive({ path, name, kind: 'archive', provenance, remove: folder.remove, ...(folders && { folders }) }, limits, signal);
  });
}

/** GitHub leads from the latest release to the one that it is. */
function releaseOf(addresses: readonly URL[]): string | undefined {
  return addresses.map(({ pathname }) => /\/releases\/download\/([^/]+)\//.exec(pathname)?.[1]).find((tag) => tag !== undefined);
}

function openRepositoryAt(url: URL, address: string, opening: Opening): Promise<RuleSource> {
  const { reach } = opening;
  const protocol = url.protocol.slice(0, -1);
  const shown = shownRepository(url, address);
  const allowed = reach === 'anywhere' ? ['https', 'http', 'ssh', 'file'] : reach === 'public' ? ['https'] : [];
  if (!allowed.includes(protocol)) throw refused(shown, reach);
  const repository: Repository = {
    address,
    shown,
    protocol: protocol as Repository['protocol'],
    host: url.hostname.replace(/^\[|\]$/g, ''),
    ...(url.port !== '' && { port: url.port }),
    ...(url.hash.length > 1 && { revision: decodeURIComponent(url.hash.slice(1)) }),
    secrets: [url.password, decodeURIComponent(url.password)],
  };
  return openRepository(repository, { name: shown, ...opening });
}

/** The user of `git@host:path` is public and part of the address. The user of an https address may be a token. */
function shownRepository(url: URL, address: string): string {
  return url.protocol === 'ssh:' ? address.replace(/:[^/@]*@/, '@') : shownUrl(url);
}

async function openPath(argument: string, { limits, signal, ...opening }: Opening): Promise<RuleSource> {
  const path = await realPathOf(argument);
  const found = await stat(path);
  if (!found.isDirectory()) {
    if (!found.isFile()) throw new RuleSourceError('SOURCE_UNREADABLE', `"${argument}" is not a file.`, 'Give a file or a folder.');
    if (isRuleFile(basename(path))) return openFile(path, limits);
    if (found.size > limits.archiveBytes) throw tooLarge(limits.archiveBytes);
    return openArchive({ path, name: argument, kind: 'archive', provenance: { location: path } }, limits, signal);
  }
  // A repository without a working copy has no files to walk through.
  if (!path.endsWith('.git')) return openFolder(path, limits);
  const repository: Repository = { address: pathToFileURL(path).href, shown: resolve(argument), protocol: 'file' };
  return openRepository(repository, { name: argument, limits, signal, ...opening });
}

async function realPathOf(argument: string): Promise<string> {
  try {
    return await realpath(argument);
  } catch (error) {
    throw new RuleSourceError(
      'PATH_NOT_FOUND',
      `There is no file or folder "${argument}": ${reasonOf(error)}.`,
      'Give a preset, a folder, a .yml file, a zip, tar or tar.gz, or the address of an archive or a git repository.',
      { cause: error },
    );
  }
}
