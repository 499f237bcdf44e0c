import type { DatePart } from '../ast.js';
import { valueModifier, type ValueModifier } from './modifier.js';
import { numberOf } from './number-of.js';

/** Modifier appendix, section "Time Modifiers"; the week is 53 at most, because ISO 8601 has such years. */
const datePart = (part: DatePart, least: number, most: number): ValueModifier =>
  valueModifier(part, ['number', 'pattern'], (given, { reporter }) => {
    const value = numberOf(given);
    if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) {
      return [{ kind: 'date-part', part, value, span: given.span }];
    }
    reporter.report('INVALID_VALUE', `"${part}" takes a whole number from ${least} to ${most}.`, { span: given.span });
    return [];
  });

export const minute = datePart('minute', 0, 59);
export const hour = datePart('hour', 0, 23);
export const day = datePart('day', 1, 31);
export const week = datePart('week', 1, 53);
export const month = datePart('month', 1, 12);
export const year = datePart('year', 1, 9999);
