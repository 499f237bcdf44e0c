import type { ColumnType, Value } from './expression.js';

export const isNumeric = (type: ColumnType): boolean => type === 'int' || type === 'long' || type === 'real' || type === 'decimal';

/** JavaScript orders numbers and bigints by their mathematical value, so a long keeps its precision beside a real. */
export type Numeric = number | bigint;

/** One key for each value: 5 and 5n are the same number. */
export const numberKey = (value: Value): Value =>
  typeof value === 'bigint' && value >= -LARGEST_EXACT && value <= LARGEST_EXACT ? Number(value) : value;

const LARGEST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);
