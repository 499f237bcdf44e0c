import type { TableNames } from '../targets/query-name.js';

/** What a caller may set. */
export interface ConvertOptions extends TableNames {
  /** Values for the placeholders of `|expand`, by name without the percent signs. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** Sentinel watchlists for placeholders, by name without the percent signs: the alias. Its SearchKey column is compared. */
  readonly watchlists?: Readonly<Record<string, string>>;
  /** How far back the query looks, as a timespan of KQL: `1d`, `12h`. */
  readonly lookback?: string;
  /** What every row has to be besides. */
  readonly conditions?: readonly RowCondition[];
  /** The tables that the caller has: no other is answered. */
  readonly availableTables?: readonly string[];
  /** YAML: tables of the caller's own, or a processing pipeline. */
  readonly mapping?: string;
}

/** A condition on a column that the rule does not know. */
export interface RowCondition {
  /** The tables it is for. Left out: every table that has the column. */
  readonly tables?: readonly string[];
  readonly column: string;
  /** The values, any of which may be there; numbers and truth values by their text. */
  readonly is: readonly string[];
  /** The rows without these values instead. */
  readonly not?: boolean;
  /** Upper and lower case are the same. */
  readonly anyCase?: boolean;
}
