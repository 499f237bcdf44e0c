import type { Remark } from './conversion.js';
import type { DiagnosticCode } from './diagnostics/codes.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { placeOf } from './diagnostics/place.js';
import type { Source } from './diagnostics/source.js';

export type Say = (diagnostics: readonly Diagnostic[]) => readonly Remark[];

/** Diagnostics about a text, as they are told to a caller. */
export function remarksOn(source: Source): Say {
  return (diagnostics) =>
    diagnostics.map(({ code, message, hint, field, span }) => {
      const place = span && placeOf(source, span.start);
      return { code, message, hint: hint ?? null, field: field ?? null, line: place?.line ?? null, column: place?.column ?? null };
    });
}

/** What is said of a choice of the caller, which stands in no text. */
export const remarkOnChoice = (code: DiagnosticCode, message: string, hint: string | null): Remark => ({
  code,
  message,
  hint,
  field: null,
  line: null,
  column: null,
});
