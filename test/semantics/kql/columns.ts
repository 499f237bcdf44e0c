import type { Cell } from '../rows/row.js';
import { ticksOf } from './date-times.js';
import { UnsupportedKql, WrongCell, type Place } from './errors.js';
import type { ColumnType, Expression, Value } from './expression.js';

/** A column of the table. An empty cell is `""` in a string column and null in any other. */
export function columnExpression(name: string, type: ColumnType, place: Place): Expression {
  const read = READERS[type];
  if (read === undefined) throw new UnsupportedKql(place, `a column of type ${type}`);
  return {
    type,
    evaluate: ({ row }) => {
      const value = read(Object.hasOwn(row, name) ? row[name] : undefined);
      if (value === undefined) throw new WrongCell(place, `${JSON.stringify(row[name])} in a column of type ${type}`);
      return value;
    },
  };
}

/** The value of a cell by the type of its column; undefined where the column cannot hold it. */
type Reader = (cell: Cell | undefined) => Value | undefined;

const whole: Reader = (cell) => {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'bigint' || (typeof cell === 'number' && Number.isSafeInteger(cell)) ? cell : undefined;
};

const numeric: Reader = (cell) => {
  if (cell === undefined || cell === null) return null;
  return typeof cell === 'number' || typeof cell === 'bigint' ? cell : undefined;
};

const READERS: Readonly<Partial<Record<ColumnType, Reader>>> = {
  string: (cell) => {
    if (cell === undefined || cell === null) return '';
    return typeof cell === 'string' ? cell : undefined;
  },
  int: whole,
  long: whole,
  real: numeric,
  decimal: numeric,
  bool: (cell) => {
    if (cell === undefined || cell === null) return null;
    return typeof cell === 'boolean' ? cell : undefined;
  },
  datetime: (cell) => {
    if (cell === undefined || cell === null) return null;
    return typeof cell === 'string' ? ticksOf(cell) : undefined;
  },
  dynamic: (cell) => cell ?? null,
};
