import type { DiagnosticCode } from './codes.js';
import type { Diagnostic } from './diagnostic.js';
import { locationOf } from './location.js';
import type { Source } from './source.js';

/** Something said about a rule or a conversion, with its place in the text that was handed in. Lines and columns from 1. */
export interface LocatedDiagnostic {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | null;
  readonly field: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export type LocateDiagnostics = (diagnostics: readonly Diagnostic[]) => readonly LocatedDiagnostic[];

/** Diagnostics about a text, as they are told to a caller. */
export function locateDiagnostics(source: Source): LocateDiagnostics {
  return (diagnostics) =>
    diagnostics.map(({ code, message, hint, field, span }) => {
      const place = span && locationOf(source, span.start);
      return { code, message, hint: hint ?? null, field: field ?? null, line: place?.line ?? null, column: place?.column ?? null };
    });
}

/** What is said of something that stands in no text, such as a choice of the caller, or of a text as a whole. */
export const unlocatedDiagnostic = <Code extends string>(
  code: Code,
  message: string,
  hint: string | null,
): Omit<LocatedDiagnostic, 'code'> & { readonly code: Code } => ({
  code,
  message,
  hint,
  field: null,
  line: null,
  column: null,
});
