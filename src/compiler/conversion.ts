import type { LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import type { ConvertOptions } from './plan/convert-options.js';
import type { Note } from './plan/note.js';

export type { ConvertOptions, Note };

/** What a caller chooses. Everything left out means "all that fits the rule". */
export interface ConvertRequest {
  /** Target ids. */
  readonly targets?: readonly string[];
  /** Table names, of any target. Compared without case; the workspace and built-in names of an ASIM parser are the same table. */
  readonly tables?: readonly string[];
  /** Only the recommended conversion of each rule. A rule without a query keeps all its conversions, which say why. */
  readonly best?: boolean;
  readonly options?: ConvertOptions;
}

/** How the query uses one Sigma field on one table. */
export interface FieldReport {
  readonly field: string;
  /** The columns that the query reads for the field. */
  readonly columns: readonly string[];
  readonly fidelity: Fidelity;
  /** Whether the query matches events because of the field that the rule does not match. */
  readonly matchesMore: boolean;
  /** Whether the query misses events because of the field that the rule matches. */
  readonly matchesLess: boolean;
}

/** exact: every test of the field is in the query as it is. approximate: some test is not. dropped: no test is in the query. */
export type Fidelity = 'exact' | 'approximate' | 'dropped';

/** One rule on one table. */
export interface Conversion {
  readonly target: string;
  readonly table: string;
  readonly status: 'converted' | 'unsupported';
  /** True for the best conversion of a rule that has a query. */
  readonly recommended: boolean;
  readonly query: string | null;
  /** The data connectors that fill the table. */
  readonly connectors: readonly string[];
  readonly notes: readonly Note[];
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
