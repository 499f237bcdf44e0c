import type { DiagnosticCode } from './codes.js';
import type { Diagnostic } from './diagnostic.js';
import { placeOf } from './place.js';
import type { Source } from './source.js';

/** Something said about a rule or a conversion, with its place in the text that was handed in. Lines and columns from 1. */
export interface Remark {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | null;
  readonly field: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export type Say = (diagnostics: readonly Diagnostic[]) => readonly Remark[];

/** Diagnostics about a text, as they are told to a caller. */
export function remarksOn(source: Source): Say {
  return (diagnostics) =>
    diagnostics.map(({ code, message, hint, field, span }) => {
      const place = span && placeOf(source, span.start);
      return { code, message, hint: hint ?? null, field: field ?? null, line: place?.line ?? null, column: place?.column ?? null };
    });
}

/** What is said of something that stands in no text, such as a choice of the caller, or of a text as a whole. */
export const remarkWithoutPlace = <Code extends string>(
  code: Code,
  message: string,
  hint: string | null,
): Omit<Remark, 'code'> & { readonly code: Code } => ({
  code,
  message,
  hint,
  field: null,
  line: null,
  column: null,
});
