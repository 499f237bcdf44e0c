import type { Columns, Table, Target } from './target.js';

/**
 * The columns of a table as a target sees them. The time column tells a workspace from Advanced Hunting: where it is one that
 * only streamed tables have, the table is streamed.
 */
export function columnsOf(table: Table, target: Pick<Target, 'timeColumn'>): Columns {
  return table.workspaceColumns !== undefined && target.timeColumn in table.workspaceColumns
    ? { ...table.columns, ...table.workspaceColumns }
    : table.columns;
}

/** The column by which the age of a row is told. */
export const timeColumnOf = (table: Table, target: Pick<Target, 'timeColumn'>): string => table.timeColumn ?? target.timeColumn;
