import type { FileProblem } from './source-error.js';

/** A file of rules as its source has it: UTF-8, without a byte order mark, line ends as they are. */
export interface RuleFile {
  /** Where the file is inside its source, with `/` between folders. The same file has the same path in the next version. */
  readonly path: string;
  readonly text: string;
}

/** A file that cannot be taken. It never stops the others. */
export interface RejectedFile {
  /** Its path, or its name as far as it can be shown. */
  readonly path: string;
  readonly problem: FileProblem;
}

/** Where the files are from, to be kept beside the rules. Nothing of it has a password or a token in it. */
export interface SourceProvenance {
  /** What was opened: an address, a path, or the name of an upload. */
  readonly location: string;
  /** The address of the git repository, where it is known. */
  readonly repository?: string;
  /** The commit that the files are of, where it is known. */
  readonly commit?: string;
  /** The tag of a release, where the address names one. */
  readonly release?: string;
  /** SHA-256 of the archive in hexadecimal: the same again is the same rules again. */
  readonly sha256?: string;
}

/** Where rule files come from, one interface for all kinds. To be closed, also after an error. */
export interface RuleSource {
  readonly name: string;
  readonly kind: 'folder' | 'file' | 'archive' | 'git';
  readonly provenance: SourceProvenance;
  /**
   * The files one after another, each in memory only while it is looked at. Each call reads from the start. Throws a
   * `RuleSourceError` where the rest cannot be read; what came before is then not the whole.
   */
  files(signal?: AbortSignal): AsyncIterable<RuleFile | RejectedFile>;
  /** Removes what was stored for reading. May be called again. */
  close(): Promise<void>;
}
