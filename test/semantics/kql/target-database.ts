import { columnsOf } from '../../../src/compiler/targets/columns-of.js';
import type { Target } from '../../../src/compiler/targets/target.js';
import type { Database } from './scope.js';

/** The tables of a target as a database that has them, an ASIM parser under both of its names. */
export function databaseOf(target: Target, watchlists: Readonly<Record<string, readonly string[]>> = {}): Database {
  const tables = target.mappings.flatMap(({ table }) =>
    [table.name, ...(table.builtIn === undefined ? [] : [table.builtIn])].map((name) => [name, columnsOf(table, target)] as const),
  );
  return { tables: Object.fromEntries(tables), watchlists };
}
