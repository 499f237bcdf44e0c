import type { RejectedFile, RuleFile } from './rule-source.js';
import { isRuleFile, mayStandForRules, readPath, shownName } from './rule-path.js';
import { readRuleText } from './rule-text.js';
import { RuleSourceError, type FileProblem } from './source-error.js';
import { RATIO_FREE_BYTES, type SourceLimits } from './source-limits.js';

/** What a source says of one of its entries before the content is read. */
export interface SourceEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes of the content, where that is known. */
  readonly size?: number;
}

/** Receives each entry, and the commit that git left in the archive. */
export type SeeEntry = (entry: SourceEntry, commit: string | undefined) => void;

/** What becomes of an entry: its content is wanted, it is reported, or (`undefined`) it has nothing to do with rules. */
export type Verdict = { readonly path: string } | RejectedFile | undefined;

/** Which part of a source is looked at, and how its paths are shown. */
export interface SieveScope {
  /** A folder that stands before all paths and is left away. */
  readonly topFolder?: string;
  /** The folders that rules are in; all, where there are none. */
  readonly folders?: readonly string[];
}

/**
 * Decides about the entries of one reading of one source, whatever its kind. It remembers which paths there were and how much
 * was read, so each reading makes a new one.
 */
export class FileSieve {
  readonly #paths = new Set<string>();
  #entries = 0;
  #bytes = 0;

  constructor(
    private readonly limits: SourceLimits,
    private readonly scope: SieveScope = {},
  ) {}

  /** Decides by what is known without the content. Throws where the source has too many entries. */
  judge(entry: SourceEntry): Verdict {
    this.#entries += 1;
    if (this.#entries > this.limits.entries) {
      throw new RuleSourceError(
        'TOO_MANY_FILES',
        `There are more than ${this.limits.entries} entries.`,
        'Give a source with the rules alone, or several smaller ones.',
      );
    }
    if (entry.kind === 'folder') return undefined;
    if (entry.kind === 'link' ? !mayStandForRules(entry.name) : !isRuleFile(entry.name)) return undefined;
    const read = readPath(entry.name);
    if ('refused' in read) {
      return rejected(shownName(entry.name), {
        code: 'PATH_REFUSED',
        message: `The path cannot be taken: ${read.refused}.`,
        hint: 'A path is relative, without "..", in UTF-8.',
      });
    }
    const path = this.#scoped(read.path);
    if (path === undefined) return undefined;
    if (entry.kind === 'link') {
      return rejected(path, { code: 'LINK_REFUSED', message: 'It is a link; links are not followed.', hint: 'Put the file itself there.' });
    }
    if (entry.kind === 'other') {
      return rejected(path, { code: 'NOT_A_FILE', message: 'It is a device, a pipe or a socket.', hint: 'A rule is a file.' });
    }
    if (this.#paths.has(path)) {
      return rejected(path, {
        code: 'DUPLICATE_PATH',
        message: 'There was a file of this path before; that one was taken.',
        hint: 'Give each file a path of its own.',
      });
    }
    this.#paths.add(path);
    return (entry.size ?? 0) > this.limits.fileBytes ? this.tooLarge(path) : { path };
  }

  /** Reads the content of a file that was wanted. Throws where all files together are too much. */
  read(path: string, bytes: Uint8Array): RuleFile | RejectedFile {
    if (bytes.length > this.limits.fileBytes) return this.tooLarge(path);
    this.#bytes += bytes.length;
    if (this.#bytes > this.limits.unpackedBytes) throw tooLargeUnpacked(this.limits);
    const text = readRuleText(bytes);
    return typeof text === 'string' ? { path, text } : rejected(path, text);
  }

  tooLarge(path: string): RejectedFile {
    return rejected(path, {
      code: 'FILE_TOO_LARGE',
      message: `The file is larger than ${this.limits.fileBytes} bytes.`,
      hint: 'Put each rule into a file of its own.',
    });
  }

  #scoped(path: string): string | undefined {
    const { topFolder, folders } = this.scope;
    const scoped = topFolder !== undefined && path.startsWith(`${topFolder}/`) ? path.slice(topFolder.length + 1) : path;
    return folders === undefined || folders.some((folder) => scoped.startsWith(`${folder}/`)) ? scoped : undefined;
  }
}

/** A file that is reported and not taken. */
export function rejected(path: string, problem: FileProblem): RejectedFile {
  return { path, problem };
}

/** Whether what comes out of an archive of `packed` bytes is more than may. */
export function isTooLarge(unpacked: number, packed: number, limits: SourceLimits): boolean {
  return unpacked > limits.unpackedBytes || (unpacked > RATIO_FREE_BYTES && unpacked > limits.ratio * packed);
}

/** A source that becomes more than one may. */
export function tooLargeUnpacked(limits: SourceLimits): RuleSourceError {
  return new RuleSourceError(
    'ARCHIVE_TOO_LARGE',
    `Unpacked it would be more than ${limits.unpackedBytes} bytes, or more than ${limits.ratio} times what it is.`,
    'Give a source with the rules alone, or several smaller ones.',
  );
}
