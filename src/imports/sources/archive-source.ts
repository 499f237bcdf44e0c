import { open, stat, type FileHandle } from 'node:fs/promises';
import { FileSieve, isTooLarge, tooLargeUnpacked, type SeeEntry, type SieveScope, type SourceEntry } from './file-sieve.js';
import { readPath } from './rule-path.js';
import type { RejectedFile, RuleFile, RuleSource, SourceProvenance } from './rule-source.js';
import { reasonOf, RuleSourceError } from './source-error.js';
import type { SourceLimits } from './source-limits.js';
import { inspectTar, isTar, tarFiles, type TarArchive } from './tar-archive.js';
import { inspectZip, zipFiles } from './zip-archive.js';

/** An archive on disk, and what is known of it without opening it. */
export interface ArchiveFile {
  readonly path: string;
  readonly name: string;
  readonly kind: 'archive' | 'git';
  readonly provenance: SourceProvenance;
  readonly folders?: readonly string[];
  /** Called once when the source is closed. */
  readonly remove?: () => Promise<void>;
}

type Format = 'zip' | 'tar' | 'tar.gz';

/**
 * The rules of a zip, a tar or a tar.gz, whatever its name says. The archive is read to its end once before anything is given, so
 * one that is cut short or too large is refused before the first rule is looked at.
 *
 * Paths are as they are in the archive, with one exception: hosts of git put all files into a folder named after the
 * repository and the version, and with it every path would change with every version. That folder is left away, where git
 * made the archive.
 */
export async function openArchive(file: ArchiveFile, limits: SourceLimits, signal?: AbortSignal): Promise<RuleSource> {
  const format = await formatOf(file.path);
  const archive = { path: file.path, gzip: format === 'tar.gz', limits };
  const { commit, topFolder } = await inspect(format, archive, signal);
  const { kind, name, provenance, folders } = file;
  const scope: SieveScope = {
    ...(kind === 'archive' && isNamedAfterVersion(topFolder) && commit !== undefined && { topFolder }),
    ...(folders && { folders }),
  };
  return {
    name,
    kind,
    provenance: { ...provenance, ...(commit !== undefined && { commit }) },
    files: (reading?: AbortSignal): AsyncIterable<RuleFile | RejectedFile> => {
      const sieve = new FileSieve(limits, scope);
      return format === 'zip' ? zipFiles(archive, sieve, reading) : tarFiles(archive, sieve, reading);
    },
    close: async () => file.remove?.(),
  };
}

interface Inspection {
  readonly commit?: string;
  /** The folder that everything is in, where there is one. */
  readonly topFolder?: string;
}

async function inspect(format: Format, archive: TarArchive, signal?: AbortSignal): Promise<Inspection> {
  const { limits } = archive;
  const { size } = await stat(archive.path);
  const sieve = new FileSieve(limits);
  const tops = new Set<string>();
  let commit: string | undefined;
  let unpacked = 0;
  const see: SeeEntry = (entry, comment) => {
    const verdict = sieve.judge(entry);
    // Entries of a zip may share their bytes: each is small, together they are a bomb.
    if (verdict !== undefined && !('problem' in verdict)) unpacked += entry.size ?? 0;
    if (isTooLarge(unpacked, size, limits)) throw tooLargeUnpacked(limits);
    if (comment !== undefined && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(comment)) commit = comment;
    const top = topOf(entry);
    // Two say the same as more; a hostile archive has as many as entries.
    if (top !== undefined && tops.size < 2) tops.add(top);
  };
  await (format === 'zip' ? inspectZip(archive, see, signal) : inspectTar(archive, see, signal));
  const [topFolder] = tops;
  return { ...(commit !== undefined && { commit }), ...(tops.size === 1 && topFolder !== undefined && { topFolder }) };
}

/** The first folder of a path, empty for a file that is in none. */
function topOf({ name, kind }: SourceEntry): string | undefined {
  const read = readPath(name);
  if ('refused' in read) return undefined;
  const [top, ...below] = read.path.split('/');
  return kind === 'folder' || below.length > 0 ? top : '';
}

/** `sigma-master`, `sigma-r2025-10-01`, `sigma-1f2e3d…`: what hosts name the folder. A folder `rules` is somebody's own. */
function isNamedAfterVersion(topFolder: string | undefined): topFolder is string {
  return topFolder?.includes('-') === true;
}

/** Kinds of archives that are recognised in order to say so. */
const OTHER_FORMATS: readonly { readonly start: string; readonly name: string }[] = [
  { start: '377abcaf271c', name: '7z' },
  { start: '526172211a07', name: 'RAR' },
  { start: 'fd377a585a00', name: 'xz' },
  { start: '425a68', name: 'bzip2' },
  { start: '28b52ffd', name: 'Zstandard' },
];

async function formatOf(path: string): Promise<Format> {
  const start = await startOf(path);
  const hex = start.toString('hex', 0, 8);
  // A file, or the end of an archive that is empty.
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'zip';
  if (hex.startsWith('1f8b')) return 'tar.gz';
  if (isTar(start)) return 'tar';
  const other = OTHER_FORMATS.find((format) => hex.startsWith(format.start));
  throw new RuleSourceError(
    'UNSUPPORTED_ARCHIVE',
    other ? `The file is an archive of the kind ${other.name}.` : 'The file is not an archive.',
    'Give a zip, a tar or a tar.gz.',
  );
}

async function startOf(path: string): Promise<Buffer> {
  const file = await openReadable(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function openReadable(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    throw new RuleSourceError('SOURCE_UNREADABLE', `The file cannot be read: ${reasonOf(error)}.`, 'See whether it may be read.', {
      cause: error,
    });
  }
}
