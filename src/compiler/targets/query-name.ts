import type { Table } from './target.js';

/** How a caller names tables. */
export interface TableNames {
  readonly parsers?: 'workspace' | 'built-in';
  /** Other names, by the table's own, in any case. */
  readonly tableNames?: Readonly<Record<string, string>>;
}

/**
 * What a query calls the table: what the caller calls it; else an ASIM parser has one name in a workspace and another where it
 * ships with Sentinel.
 */
export function queryName(table: Table, { parsers, tableNames }: TableNames): string {
  const named = tableNames && Object.entries(tableNames).find(([name]) => isNamed(table, name));
  if (named) return named[1];
  return parsers === 'built-in' && table.builtIn !== undefined ? table.builtIn : table.name;
}

/** Whether a name is one of the table's own, or, with `tableNames`, what the caller calls it. */
export function isNamed(table: Table, name: string, names: TableNames = {}): boolean {
  const wanted = name.toLowerCase();
  return (
    table.name.toLowerCase() === wanted ||
    table.builtIn?.toLowerCase() === wanted ||
    (names.tableNames !== undefined && queryName(table, names).toLowerCase() === wanted)
  );
}
