import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry, type ZipFile } from 'yauzl';
import { rejected, type FileSieve, type SeeEntry, type SourceEntry } from './file-sieve.js';
import type { RejectedFile, RuleFile } from './rule-source.js';
import { reasonOf, RuleSourceError, type FileProblem } from './source-error.js';
import type { SourceLimits } from './source-limits.js';

/** A zip on disk. */
export interface ZipArchive {
  readonly path: string;
  readonly limits: SourceLimits;
}

const inflate = promisify(inflateRaw);

/** Calls `see` with every entry, and with the commit that git left in the archive. Throws where it cannot be read to its end. */
export async function inspectZip(archive: ZipArchive, see: SeeEntry, signal?: AbortSignal): Promise<void> {
  for await (const { entry, zip } of readZip(archive, signal)) see(entryOf(entry), commentOf(zip));
}

/**
 * The files of rules of a zip, in the order of its directory. Sizes and checksums are held against what the directory says of
 * each file, so a file that is damaged, or is not what it was declared, is left out alone.
 */
export async function* zipFiles(archive: ZipArchive, sieve: FileSieve, signal?: AbortSignal): AsyncIterable<RuleFile | RejectedFile> {
  const { limits } = archive;
  for await (const { entry, zip } of readZip(archive, signal)) {
    const verdict = sieve.judge(entryOf(entry));
    if (verdict === undefined) continue;
    if ('problem' in verdict) {
      yield verdict;
      continue;
    }
    if (entry.compressedSize > 2 * limits.fileBytes) yield sieve.tooLarge(verdict.path);
    else {
      const content = await contentOf(zip, entry);
      yield Buffer.isBuffer(content) ? sieve.read(verdict.path, content) : rejected(verdict.path, content);
    }
  }
}

async function* readZip({ path }: ZipArchive, signal?: AbortSignal): AsyncIterable<{ entry: Entry; zip: ZipFile }> {
  try {
    // The library would refuse the whole archive for one name or one size that is wrong.
    const zip = await openPromise(path, { decodeStrings: false, validateEntrySizes: false });
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      yield { entry, zip };
    }
  } catch (error) {
    if (error instanceof RuleSourceError || signal?.aborted === true) throw error;
    throw new RuleSourceError('ARCHIVE_UNREADABLE', `The zip cannot be read: ${reasonOf(error)}`, 'Make or fetch the archive again.', {
      cause: error,
    });
  }
}

/** Upper half of the attributes of a file in a zip, where Unix made it: its mode. */
const MODE = { type: 0o170000, folder: 0o040000, file: 0o100000, link: 0o120000 };
const UNIX = 3;
const MACOS = 19;

function entryOf(entry: Entry): SourceEntry {
  const name = nameOf(entry);
  return { name, kind: name.endsWith('/') ? 'folder' : kindOf(entry), size: entry.uncompressedSize };
}

function kindOf({ versionMadeBy, externalFileAttributes }: Entry): SourceEntry['kind'] {
  const madeBy = versionMadeBy >>> 8;
  const type = madeBy === UNIX || madeBy === MACOS ? (externalFileAttributes >>> 16) & MODE.type : 0;
  switch (type) {
    case 0:
    case MODE.file:
      return 'file';
    case MODE.folder:
      return 'folder';
    case MODE.link:
      return 'link';
    default:
      return 'other';
  }
}

/**
 * A name is in code page 437 unless its entry says UTF-8 — but archivers of macOS and many others write UTF-8 and do not say
 * so, and no text of code page 437 that has other letters than ASCII is likely to be UTF-8 by chance.
 */
function nameOf(entry: Entry): string {
  const bytes = entry.fileNameRaw;
  const flags = isUtf8(bytes) ? entry.generalPurposeBitFlag | 0x800 : entry.generalPurposeBitFlag;
  return getFileNameLowLevel(flags, bytes, entry.extraFields, true);
}

/** Where git made the archive, the commit; see `git help archive`. The library returns bytes when it does not decode names. */
function commentOf(zip: ZipFile): string {
  return (zip.comment as unknown as Buffer).toString('latin1');
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer | FileProblem> {
  if (entry.isEncrypted()) {
    return { code: 'ENTRY_ENCRYPTED', message: 'The file is encrypted.', hint: 'Make the archive without a password.' };
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return {
      code: 'ENTRY_UNSUPPORTED',
      message: `The file is packed with method ${entry.compressionMethod}.`,
      hint: 'Make the archive with deflate, the usual method.',
    };
  }
  try {
    const packed = await bytesOf(zip, entry);
    const size = entry.uncompressedSize;
    const content = entry.compressionMethod === 0 ? packed : await inflate(packed, { maxOutputLength: Math.max(1, size) });
    if (content.length !== size) return corrupt('it has not the size that the archive says');
    return crc32(content) === entry.crc32 ? content : corrupt('its checksum is wrong');
  } catch (error) {
    return corrupt(reasonOf(error));
  }
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await zip.openReadStreamPromise(entry, { decodeFileData: false })) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function corrupt(reason: string): FileProblem {
  return { code: 'ENTRY_CORRUPT', message: `The file is damaged: ${reason}.`, hint: 'Make or fetch the archive again.' };
}
