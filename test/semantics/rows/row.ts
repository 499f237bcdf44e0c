import type { LogEvent } from '../log-event.js';

/**
 * The values of one row by column. A column that is left out is empty: `""` for a string, null for every other type.
 * `int` and `long` are bigint (or number), `real` number, `bool` boolean, `datetime` ISO text, `dynamic` plain JSON.
 */
export type Row = Readonly<Record<string, Cell>>;

export type Cell = bigint | Json;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A row that a table would hold for an event, and which of the table's sources wrote it, as `sysmon` or `defender`. */
export interface TableRow {
  readonly writtenBy: string;
  readonly row: Row;
}

/**
 * What one table holds of the events of a log source, modelled from the documentation of the product and not from the
 * compiler's maps. No rows: the table does not record the event at all.
 */
export interface TableModel {
  readonly table: string;
  rowsFor(event: LogEvent): readonly TableRow[];
}
