import { lookup } from 'node:dns/promises';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { openArchive } from './archive-source.js';
import { networkPolicy, refused, type Reach } from './reach.js';
import type { RuleSource } from './rule-source.js';
import { gitFailed, runGit, type GitOptions } from './run-git.js';
import { isTimeout } from './source-error.js';
import type { SourceLimits } from './source-limits.js';
import { tooLarge } from './spool.js';
import { withTemporaryFolder } from './temporary-folder.js';

/** A repository as it is named. */
export interface Repository {
  /** As git takes it. */
  readonly address: string;
  /** The same without passwords. */
  readonly shown: string;
  readonly protocol: 'https' | 'http' | 'ssh' | 'file';
  readonly host?: string;
  readonly port?: string;
  /** A branch or a tag; the default branch, where none is named. */
  readonly revision?: string;
  readonly secrets?: readonly string[];
  readonly folders?: readonly string[];
}

/** How a repository is fetched. */
export interface GitSourceOptions {
  readonly name: string;
  readonly reach: Reach;
  readonly limits: SourceLimits;
  readonly signal: AbortSignal;
  readonly temporaryFolder?: string;
  readonly command?: string;
}

/** How often it is looked how large a clone has become. */
const WATCH_MS = 250;

/** Attributes of a repository that would have git leave files out, change them, or run programs on them. */
const NO_ATTRIBUTES = '* -export-ignore -export-subst -text -ident -filter -working-tree-encoding\n';

/**
 * The rules of a repository at one commit. Nothing is checked out: git hands the files over as a tar, which is read like any other.
 * So there are no links to follow, no submodules, no filters, and names that the file system here would not hold.
 */
export function openRepository(repository: Repository, options: GitSourceOptions): Promise<RuleSource> {
  const { name, limits, signal } = options;
  return withTemporaryFolder(options.temporaryFolder, async (folder) => {
    const git: GitOptions = {
      signal,
      protocols: [repository.protocol],
      ...(repository.secrets && { secrets: repository.secrets }),
      ...(options.command !== undefined && { command: options.command }),
    };
    const clone = join(folder.path, 'clone');
    const tree = join(folder.path, 'tree');
    await mkdir(tree);
    const cloning = await cloneArguments(repository, clone, options.reach);
    await withinSize(clone, limits.archiveBytes, git, (watched) => runGit(cloning, watched));
    await mkdir(join(clone, 'info'), { recursive: true });
    await writeFile(join(clone, 'info', 'attributes'), NO_ATTRIBUTES);
    const archiving = [`--git-dir=${clone}`, 'archive', '--format=tar', `--output=${join(tree, 'files.tar')}`, 'HEAD'];
    await withinSize(tree, limits.unpackedBytes, git, (watched) => runGit(archiving, watched));
    await rm(clone, { recursive: true });
    const provenance = { location: repository.shown, repository: repository.shown };
    const { folders } = repository;
    return openArchive(
      { path: join(tree, 'files.tar'), name, kind: 'git', provenance, remove: folder.remove, ...(folders && { folders }) },
      limits,
      signal,
    );
  });
}

async function cloneArguments(repository: Repository, clone: string, reach: Reach): Promise<readonly string[]> {
  const { address, revision } = repository;
  return [
    ...(await pinnedAddress(repository, reach)),
    // A server that has stopped sending is not waited for.
    ...['-c', 'http.lowSpeedLimit=1000', '-c', 'http.lowSpeedTime=60'],
    ...['clone', '--bare', '--depth=1', '--single-branch', '--no-tags', '--no-local', '--template=', '--quiet'],
    ...(revision === undefined ? [] : [`--branch=${revision}`]),
    ...['--', address, clone],
  ];
}

/** Where only the public internet may be reached: git gets the address that was checked, and may not follow another. */
async function pinnedAddress({ shown, host, port, protocol }: Repository, reach: Reach): Promise<readonly string[]> {
  if (reach === 'anywhere') return [];
  const policy = networkPolicy(reach);
  if (host === undefined || !policy.protocols.includes(`${protocol}:`)) throw refused(shown, reach);
  const addresses = isIP(host) === 0 ? (await addressesOf(host)).map(({ address }) => address) : [host];
  if (!addresses.every((address) => policy.allows(address))) throw refused(`${shown}, which is not on the public internet`, reach);
  const pinned = addresses.map((address) => (isIP(address) === 6 ? `[${address}]` : address)).join(',');
  return ['-c', `http.curloptResolve=${host}:${port ?? '443'}:${pinned}`, '-c', 'http.followRedirects=false'];
}

async function addressesOf(host: string): Promise<readonly { address: string }[]> {
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    throw gitFailed(`there is no host ${host}.`, error);
  }
}

/** Lets git fill a folder, and stops it when there is more than may be. */
async function withinSize(folder: string, most: number, git: GitOptions, fill: (watched: GitOptions) => Promise<unknown>): Promise<void> {
  const full = new AbortController();
  const watching = setInterval(() => {
    void bytesIn(folder).then((bytes) => {
      if (bytes > most) full.abort(tooLarge(most));
    });
  }, WATCH_MS);
  try {
    await fill({ ...git, signal: AbortSignal.any([git.signal, full.signal]) });
  } catch (error) {
    throw isTimeout(error) ? gitFailed('it took too long.', error) : error;
  } finally {
    clearInterval(watching);
  }
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    // Files of git come and go while it works.
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((total, size) => total + size, 0);
}
