import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { columnsOf, timeColumnOf } from '../targets/columns-of.js';
import { isNamed } from '../targets/query-name.js';
import type { ColumnType, Table, Target } from '../targets/target.js';
import type { ConvertOptions, RowCondition } from './convert-options.js';
import type { Predicate, Search } from './plan.js';
import { anyOf, complement } from './predicate.js';

/** How a query looks back no further than the caller wants. */
export const sinceOf = (table: Table, target: Target, { lookback }: ConvertOptions): Pick<Search, 'since'> =>
  lookback === undefined ? {} : { since: { column: timeColumnOf(table, target), timespan: lookback } };

/** The conditions of the caller that a table can be asked for, and a warning for each of the others that is meant for it. */
export function conditionsFor(
  table: Table,
  target: Target,
  options: ConvertOptions,
): { readonly predicates: readonly Predicate[]; readonly warnings: readonly Diagnostic[] } {
  const columns = columnsOf(table, target);
  const meant = (options.conditions ?? []).filter(
    ({ tables }) => tables === undefined || tables.some((name) => isNamed(table, name, options)),
  );
  const has = ({ column }: RowCondition): boolean => Object.hasOwn(columns, column);
  return {
    predicates: meant.filter(has).map((condition) => predicateOf(condition, columns[condition.column]!)),
    warnings: meant
      .filter((condition) => !has(condition))
      .map(({ column }) => ({
        code: 'CONDITION_NOT_APPLIED',
        message: `${table.name} has no column "${column}", so the condition of the options was dropped. The query matches more events than requested.`,
      })),
  };
}

function predicateOf({ column, is, not, anyCase }: RowCondition, type: ColumnType): Predicate {
  const operand = { kind: 'column', name: column, type } as const;
  const any = anyOf(
    is.map((value): Predicate => {
      if (value === '') return { kind: 'empty', operand };
      if (type === 'string') return { kind: 'text', operand, pattern: [value], cased: anyCase !== true };
      if (type === 'bool') return { kind: 'truth', operand, value: value.toLowerCase() === 'true' };
      return { kind: 'number', operand, op: '==', digits: value };
    }),
  );
  return not === true ? complement(any) : any;
}

/** Whether a column of this type can be compared with a text. */
export function isComparable(value: string, type: ColumnType): boolean {
  switch (type) {
    case 'string':
      return true;
    case 'bool':
      return /^(?:true|false|)$/i.test(value);
    case 'int':
    case 'long':
      return value === '' || /^-?\d{1,19}$/.test(value);
    case 'real':
    case 'decimal':
      return value === '' || /^-?\d{1,19}(?:\.\d{1,19})?$/.test(value);
    default:
      return false;
  }
}
