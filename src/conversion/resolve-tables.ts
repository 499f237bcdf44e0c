import { resolveTableNames, type TargetRegistry } from '../compiler/index.js';
import { ConversionError } from './conversion-error.js';

interface TableNames {
  readonly target?: readonly string[] | undefined;
  readonly table?: readonly string[] | undefined;
}

/** Resolves the targets and tables of a filter to the names that conversions have. Throws `UNKNOWN_TARGET` or `UNKNOWN_TABLE`. */
export function resolveTables({ target, table }: TableNames, registry: TargetRegistry) {
  const { targets, tables, problems } = resolveTableNames(
    { ...(target && { targets: target }), ...(table && { tables: table }) },
    registry,
  );
  const [first] = problems;
  if (first) throw new ConversionError(first.code, problems);
  return { targets, tables };
}
