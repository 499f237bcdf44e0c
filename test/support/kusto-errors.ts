import { columnsOf } from '../../src/compiler/targets/columns-of.js';
import type { Target } from '../../src/compiler/targets/target.js';
import { lintKql } from './kql-lints.js';
import type { KustoSchema } from './kusto-oracle.js';

const schemas = new WeakMap<Target, KustoSchema>();

/** The tables of a target as Kusto needs them; an ASIM parser under both of its names. */
function schemaOf(target: Target): KustoSchema {
  const known = schemas.get(target);
  if (known) return known;
  const tables = new Map(
    target.mappings.flatMap(({ table }) =>
      [table.name, ...(table.builtIn === undefined ? [] : [table.builtIn])].map((name) => [name, columnsOf(table, target)] as const),
    ),
  );
  const schema = { tables: [...tables].map(([name, columns]) => ({ name, columns })) };
  schemas.set(target, schema);
  return schema;
}

/** What Microsoft's parser and binder, and our lints for what those do not see, have against a query. */
export const kustoErrors = (query: string, target: Target): readonly string[] => lintKql(query, schemaOf(target));
