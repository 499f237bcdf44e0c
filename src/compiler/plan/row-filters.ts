import type { Cell, Route, RowFilter } from '../targets/target.js';
import { operandOf } from './operand.js';
import { typeOf, type Operand, type Pattern, type Predicate } from './plan.js';
import { anyOf } from './predicate.js';

/** The operand by which rows are chosen. */
export const operandOfFilter = ({ cell }: RowFilter, { table }: Route): Operand => operandOf(cell, table, nameOfFilter(cell));

/** The rows that a condition of the product chooses. */
export function filterOf(filter: RowFilter, route: Route): Predicate {
  const { is, anyCase, match } = filter;
  const operand = operandOfFilter(filter, route);
  const values = Array.isArray(is) ? (is as readonly (string | number)[]) : [is as string | number];
  return anyOf(
    values.map((value): Predicate => {
      if (value === '') return { kind: 'empty', operand };
      if (typeOf(operand) === 'bool') return { kind: 'truth', operand, value: value === 'true' };
      return typeOf(operand) === 'string'
        ? { kind: 'text', operand, pattern: patternOf(String(value), match), cased: anyCase !== true }
        : { kind: 'number', operand, op: '==', digits: String(value) };
    }),
  );
}

/** What a query calls the value by which rows are chosen. */
function nameOfFilter(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return 'json' in cell ? cell.json.replaceAll('.', '') : 'Rows';
}

/** The text where it stands in that of a row. */
function patternOf(text: string, match: RowFilter['match']): Pattern {
  const many = { wildcard: 'many' } as const;
  if (match === undefined) return [text];
  return match === 'startswith' ? [text, many] : [many, text, many];
}
