/** Stable names of what can be wrong with a question or with a file of ATT&CK data. */
export type AttackProblemCode =
  | 'MALFORMED_TECHNIQUE'
  | 'MALFORMED_TACTIC'
  | 'NOT_A_STIX_BUNDLE'
  | 'NO_TECHNIQUES'
  | 'NO_VERSION'
  | 'MALFORMED_OBJECT'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_REFERENCE'
  | 'REVOCATION_CYCLE'
  | 'OTHER_DOMAIN'
  | 'TOO_MANY_PROBLEMS';

/** What is wrong, and where in a file that was read. */
export interface AttackProblem {
  readonly code: AttackProblemCode;
  readonly message: string;
  /** A JSON pointer: `/objects/12/name`. */
  readonly place?: string;
}

/** A value, and what was wrong on the way to it. Without a value the problems say why. */
export interface Checked<T> {
  readonly value: T | undefined;
  readonly problems: readonly AttackProblem[];
}
