import type { DiagnosticCode } from './codes.js';
import type { Diagnostic } from './diagnostic.js';
import { locationOf, type Location } from './location.js';
import type { Source } from './source.js';

/** A diagnostic with its places in the source text, in order. It has no place where it is about an option or a text as a whole. */
export interface LocatedDiagnostic {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | null;
  readonly field: string | null;
  readonly locations: readonly Location[];
}

export type LocateDiagnostics = (diagnostics: readonly Diagnostic[]) => readonly LocatedDiagnostic[];

/** Diagnostics about a text, as they are told to a caller. */
export function locateDiagnostics(source: Source): LocateDiagnostics {
  return (diagnostics) =>
    mergeDiagnostics(
      diagnostics.map(({ code, message, hint, field, span }) => ({
        code,
        message,
        hint: hint ?? null,
        field: field ?? null,
        locations: span === undefined ? [] : [locationOf(source, span.start)],
      })),
    );
}

/** Joins diagnostics that differ in their places only. Each result has all places, in the order of the text. */
export function mergeDiagnostics(diagnostics: readonly LocatedDiagnostic[]): readonly LocatedDiagnostic[] {
  if (diagnostics.length < 2) return diagnostics;
  const groups = new Map<string, LocatedDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { code, message, hint, field } = diagnostic;
    const key = JSON.stringify([code, message, hint, field]);
    const group = groups.get(key);
    if (group) group.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0]! : { ...group[0]!, locations: locationsOf(group) }));
}

function locationsOf(diagnostics: readonly LocatedDiagnostic[]): readonly Location[] {
  const places = new Map(diagnostics.flatMap(({ locations }) => locations.map((place) => [`${place.line}:${place.column}`, place])));
  return [...places.values()].sort((a, b) => a.line - b.line || a.column - b.column);
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
  locations: [],
});
