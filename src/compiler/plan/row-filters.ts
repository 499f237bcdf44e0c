import type { ColumnExpression, LogsourceMapping, RowFilter } from '../targets/target.js';
import { operandOf } from './operand.js';
import { typeOf, type Operand, type Pattern, type Predicate } from './plan.js';
import { anyOf } from './predicate.js';

/** The operand by which rows are chosen. */
export const operandOfFilter = ({ expression }: RowFilter, { table }: LogsourceMapping): Operand =>
  operandOf(expression, table, nameOfFilter(expression));

/** The rows that a condition of the product chooses. */
export function filterOf(filter: RowFilter, logsourceMapping: LogsourceMapping): Predicate {
  const { is, anyCase, match } = filter;
  const operand = operandOfFilter(filter, logsourceMapping);
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
function nameOfFilter(expression: ColumnExpression): string {
  if (typeof expression === 'string') return expression;
  return 'json' in expression ? expression.json.replaceAll('.', '') : 'Rows';
}

/** The text where it stands in that of a row. */
function patternOf(text: string, match: RowFilter['match']): Pattern {
  const many = { wildcard: 'many' } as const;
  if (match === undefined) return [text];
  return match === 'startswith' ? [text, many] : [many, text, many];
}
