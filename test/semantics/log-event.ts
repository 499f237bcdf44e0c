/**
 * One event as its log source writes it, under the names that Sigma rules use. What every other part of the semantic
 * test starts from: a rule is judged on it directly, a query on the row that a table would hold for it.
 */
export interface LogEvent {
  readonly logsource: LogSource;
  /** A field that is not there is left out. Sysmon and Windows write every value as text; rules compare them as such. */
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface LogSource {
  readonly product?: string;
  readonly category?: string;
  readonly service?: string;
}

export type FieldValue = string | number | boolean | null;
