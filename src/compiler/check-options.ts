import { didYouMean } from './diagnostics/nearest-names.js';
import type { ConvertOptions, RowCondition } from './plan/convert-options.js';
import { isComparable } from './plan/row-conditions.js';
import { unlocatedDiagnostic, type LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import { columnsOf } from './targets/columns-of.js';
import { isNamed } from './targets/query-name.js';
import type { ColumnType, Table, Target } from './targets/target.js';

/** A timespan as KQL writes it; more than a century is a mistake. */
export const LOOKBACK = /^(?=.*[1-9])\d{1,5}(?:\.\d{1,3})?(?:d|h|m|s)$/;

/** What is wrong with the options, whatever the rule. */
export function checkOptions(options: ConvertOptions, targets: readonly Target[]): readonly LocatedDiagnostic[] {
  const { lookback, tableNames = {}, availableTables = [], conditions = [] } = options;
  return [
    ...(lookback === undefined || LOOKBACK.test(lookback)
      ? []
      : [
          unlocatedDiagnostic(
            'INVALID_OPTION',
            `lookback is "${lookback}", which is not a timespan.`,
            'Write a number and d, h, m or s: 1d, 12h, 90m.',
          ),
        ]),
    ...unknownTables(
      [...availableTables, ...Object.keys(tableNames), ...conditions.flatMap(({ tables = [] }) => tables)],
      targets,
      options,
    ),
    ...Object.entries(tableNames).flatMap(([table, name]) => checkName(table, name)),
    ...conditions.flatMap((condition) => checkCondition(condition, targets, options)),
  ];
}

/** Any name can be quoted, but for one that nobody could read back. */
const checkName = (table: string, name: string): readonly LocatedDiagnostic[] =>
  /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{1,256}$/u.test(name) && name.trim() === name
    ? []
    : [
        unlocatedDiagnostic(
          'INVALID_OPTION',
          `tableNames: ${table} cannot be called ${JSON.stringify(name)}.`,
          'A name has 1 to 256 characters that can be seen.',
        ),
      ];

function unknownTables(names: readonly string[], targets: readonly Target[], options: ConvertOptions): readonly LocatedDiagnostic[] {
  if (names.length === 0) return [];
  const tables = targets.flatMap(({ mappings }) => mappings.map(({ table }) => table));
  const known = tables.flatMap(({ name, builtIn }) => (builtIn === undefined ? [name] : [name, builtIn]));
  return [...new Set(names)]
    .filter((name) => !tables.some((table) => isNamed(table, name, options)))
    .map((name) => unlocatedDiagnostic('UNKNOWN_TABLE', `No target has a table "${name}".`, didYouMean(name, known).hint ?? null));
}

function checkCondition(condition: RowCondition, targets: readonly Target[], options: ConvertOptions): readonly LocatedDiagnostic[] {
  const { column, is, tables: named } = condition;
  const meant = targets.flatMap((target) =>
    target.mappings
      .filter(({ table }) => named === undefined || named.some((name) => isNamed(table, name, options)))
      .map(({ table }) => ({ table, columns: columnsOf(table, target) })),
  );
  const having = meant.filter(({ columns }) => Object.hasOwn(columns, column));
  if (having.length === 0) {
    if (meant.length === 0) return [];
    const hint = didYouMean(column, new Set(meant.flatMap(({ columns }) => Object.keys(columns)))).hint ?? null;
    const where = named === undefined ? 'No table has' : `${named.join(' and ')} ${named.length > 1 ? 'have' : 'has'} no`;
    return [unlocatedDiagnostic('INVALID_OPTION', `conditions: ${where} ${named === undefined ? 'a ' : ''}column "${column}".`, hint)];
  }
  const types = new Map<ColumnType, Table>(having.map(({ table, columns }) => [columns[column]!, table]));
  return [...types].flatMap(([type, table]) => {
    const unfit = is.find((value) => !isComparable(value, type));
    if (unfit === undefined) return [];
    const message = `conditions: ${table.name}.${column} is of type ${type} and cannot be compared with ${JSON.stringify(unfit)}.`;
    return [unlocatedDiagnostic('INVALID_OPTION', message, named === undefined ? 'Name the tables that are meant in "tables".' : null)];
  });
}
