import type { LocatedDiagnostic } from '../compiler/index.js';

/** The codes of what the catalog refuses. They are public API: never renamed, never reused. */
export const CATALOG_ERRORS = [
  'RULE_NOT_FOUND',
  'IMPORT_NOT_FOUND',
  'MALFORMED_TECHNIQUE',
  'UNKNOWN_TACTIC',
  'UNKNOWN_LEVEL',
  'UNKNOWN_STATUS',
  'INVALID_CURSOR',
  'DUPLICATE_RULE',
  'RULE_IN_SOURCE',
  'RESERVED_SOURCE',
  'IMPORT_RUNNING',
  'VERSION_MISMATCH',
  'VERSION_REQUIRED',
  'INVALID_RULE',
  'STOPPING',
  'NO_RULES',
] as const;

export type CatalogErrorCode = (typeof CATALOG_ERRORS)[number];

/** A question or a change that the catalog refuses. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';

  constructor(
    readonly code: CatalogErrorCode,
    message: string,
    /** What the compiler says of a rule that cannot be kept, with the places. */
    readonly diagnostics: readonly LocatedDiagnostic[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The error for an id that no rule has, in the given source or in any. */
export const ruleNotFound = (id: string, source?: string): CatalogError =>
  new CatalogError('RULE_NOT_FOUND', `The catalog has no rule with the id "${id}"${source === undefined ? '' : ` in "${source}"`}.`);
