import type { LocatedDiagnostic } from '../compiler/index.js';

/** What can be wrong with a question to the catalog or a change of it. Codes are public: never renamed, never reused. */
export const CATALOG_ERRORS = {
  RULE_NOT_FOUND: { http: 404, title: 'The catalog has no such rule' },
  IMPORT_NOT_FOUND: { http: 404, title: 'There was no such import' },
  MALFORMED_TECHNIQUE: { http: 400, title: 'This is no technique of ATT&CK' },
  MALFORMED_TACTIC: { http: 400, title: 'This is no tactic of ATT&CK' },
  INVALID_CURSOR: { http: 400, title: 'The cursor is not of this list' },
  DUPLICATE_RULE: { http: 409, title: 'The catalog has a rule with this id' },
  RULE_IN_SOURCE: { http: 409, title: 'The rule belongs to an imported source' },
  RESERVED_SOURCE: { http: 409, title: 'The name is that of the rules that are sent one by one' },
  IMPORT_RUNNING: { http: 409, title: 'The source is being imported' },
  VERSION_MISMATCH: { http: 412, title: 'The rule is not what it was' },
  VERSION_REQUIRED: { http: 428, title: 'A change has to say of which version it is' },
  INVALID_RULE: { http: 422, title: 'The text is not one rule that can be kept' },
  STOPPING: { http: 503, title: 'The server is stopping' },
  NO_RULES: { http: 422, title: 'The source has no rules' },
} as const satisfies Record<string, { readonly http: number; readonly title: string }>;

export type CatalogErrorCode = keyof typeof CATALOG_ERRORS;

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
