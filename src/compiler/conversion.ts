import type { LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import type { Fidelity as BoundFidelity } from './plan/bound.js';
import type { ConvertOptions } from './plan/convert-options.js';

export type { ConvertOptions };

/** What a caller chooses. Everything left out means "all that fits the rule". */
export interface ConvertRequest {
  /** Target ids. */
  readonly targets?: readonly string[];
  /** Table names, of any target. Compared without case; the workspace and built-in names of an ASIM parser are the same table. */
  readonly tables?: readonly string[];
  readonly options?: ConvertOptions;
}

/** What became of one Sigma field on one table. */
export interface FieldReport {
  readonly field: string;
  readonly columns: readonly string[];
  readonly fidelity: Fidelity;
}

/** How truly the query asks for a field. dropped: no test of it is in the query, and a warning says so. */
export type Fidelity = BoundFidelity | 'dropped';

/** One rule on one table. */
export interface Conversion {
  readonly target: string;
  readonly table: string;
  readonly status: 'converted' | 'unsupported';
  readonly query: string | null;
  /** The data connectors that fill the table. */
  readonly connectors: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly LocatedDiagnostic[];
  /** Why there is no query. Empty exactly when there is one. */
  readonly problems: readonly LocatedDiagnostic[];
  readonly fields: readonly FieldReport[];
}

export interface ConvertedRule {
  readonly id: string | null;
  readonly title: string | null;
  readonly level: string | null;
  readonly status: string | null;
  readonly conversions: readonly Conversion[];
  /** What is said about the rule whatever the table: why it could not be read, or that its indentation was repaired. */
  readonly warnings: readonly LocatedDiagnostic[];
  readonly problems: readonly LocatedDiagnostic[];
}

/** All of one text: a text that is not YAML has a problem and no rules. */
export interface ConvertedText {
  readonly rules: readonly ConvertedRule[];
  readonly problems: readonly LocatedDiagnostic[];
}
