/** Stable codes of the problems with an id, a tactic or a STIX bundle. */
export type AttackProblemCode =
  | 'MALFORMED_TECHNIQUE'
  | 'UNKNOWN_TACTIC'
  | 'NOT_A_STIX_BUNDLE'
  | 'NO_TECHNIQUES'
  | 'NO_VERSION'
  | 'MALFORMED_OBJECT'
  | 'DUPLICATE_ID'
  | 'UNKNOWN_REFERENCE'
  | 'REVOCATION_CYCLE'
  | 'OTHER_DOMAIN'
  | 'TOO_MANY_PROBLEMS';

/** A problem, and its place in the STIX bundle. */
export interface AttackProblem {
  readonly code: AttackProblemCode;
  readonly message: string;
  /** A JSON pointer: `/objects/12/name`. */
  readonly pointer?: string;
}

/** A value and the problems found on the way to it. If there is no value, the problems give the reason. */
export interface AttackResult<T> {
  readonly value: T | undefined;
  readonly problems: readonly AttackProblem[];
}
