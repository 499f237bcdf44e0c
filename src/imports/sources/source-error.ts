/** Why one file of a source is left out. Codes are public: never renamed, never used again for something else. */
export const FILE_PROBLEMS = {
  FILE_UNREADABLE: 'The file cannot be read.',
  FILE_TOO_LARGE: 'The file is larger than a rule may be.',
  NOT_UTF8: 'The file is not UTF-8.',
  NOT_TEXT: 'The file is not text.',
  LINK_REFUSED: 'The file is a link.',
  NOT_A_FILE: 'What has the name of a rule file is not a file.',
  PATH_REFUSED: 'The path of the file leads out of its source or cannot be shown.',
  DUPLICATE_PATH: 'The source has a file of this path already.',
  ENTRY_ENCRYPTED: 'The file is encrypted.',
  ENTRY_UNSUPPORTED: 'The file is stored in a way that cannot be read.',
  ENTRY_CORRUPT: 'The file is damaged.',
} as const satisfies Record<string, string>;

export type FileProblemCode = keyof typeof FILE_PROBLEMS;

/** What is wrong with one file: what is, and what would be right. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** Why a source cannot be read, or not to its end. Codes are public: never renamed, never used again for something else. */
export const SOURCE_ERRORS = {
  PATH_NOT_FOUND: 'There is no such file, folder or preset.',
  SOURCE_UNREADABLE: 'The file or folder cannot be read.',
  SOURCE_REFUSED: 'Rules may not be fetched from there.',
  UNSUPPORTED_ARCHIVE: 'The file is not an archive of a kind that is read.',
  ARCHIVE_UNREADABLE: 'The archive is damaged or cut short.',
  ARCHIVE_TOO_LARGE: 'The archive is larger than one may be, packed or unpacked.',
  TOO_MANY_FILES: 'The source has more entries than one may have.',
  DOWNLOAD_FAILED: 'The address did not answer with a file.',
  GIT_MISSING: 'git is not installed.',
  GIT_FAILED: 'git could not fetch the repository.',
} as const satisfies Record<string, string>;

export type SourceErrorCode = keyof typeof SOURCE_ERRORS;

/** A source cannot be read. The message says what is, the hint what would be right. */
export class RuleSourceError extends Error {
  override readonly name = 'RuleSourceError';

  constructor(
    readonly code: SourceErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The words of an error of Node or a library, for the end of a message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether something was stopped because its time was over, and not because somebody stopped it. */
export function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
