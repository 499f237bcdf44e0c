import type { LocatedDiagnostic } from '../compiler/index.js';

/** How many imports a page may have, and how many files a report. */
export const MAX_IMPORTS = 100;
export const MAX_FILES = 1000;

/** How far an import has come; running until the catalog has changed or will not. */
export type ImportState = 'running' | 'done' | 'failed' | 'interrupted';

/** What an import did with a rule or a file. */
export type FileOutcome = 'added' | 'changed' | 'removed' | 'rejected';

export interface ImportCounts {
  readonly filesRead: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly rejected: number;
}

/** One reading of a source into the catalog. */
export interface ImportRun {
  readonly id: string;
  readonly source: string;
  readonly state: ImportState;
  /** The path or address that was read. */
  readonly location: string;
  readonly repository: string | null;
  readonly commit: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly counts: ImportCounts;
  /** Why it failed or was interrupted. The catalog is then as it was before. */
  readonly problem: { readonly code: string; readonly message: string } | null;
}

/** What an import says of one rule or file. Those that are as they were are only counted. */
export interface ImportedFile {
  readonly path: string;
  readonly outcome: FileOutcome;
  readonly ruleId: string | null;
  readonly title: string | null;
  /** Why it was rejected, with the places. */
  readonly problems: readonly FileDiagnostic[];
}

/** A diagnostic of a file: from the compiler about its text, or from the source about its storage. */
export type FileDiagnostic = Omit<LocatedDiagnostic, 'code'> & { readonly code: string };
