import type { ComparisonOperator } from '../ast.js';
import { valueModifier, type ValueModifier } from './modifier.js';
import { numberOf } from './number-of.js';

const compare = (name: string, op: ComparisonOperator): ValueModifier =>
  valueModifier(name, ['number', 'pattern'], (given, { reporter }) => {
    const value = numberOf(given);
    if (value !== undefined) return [{ kind: 'comparison', op, value, span: given.span }];
    reporter.report('INVALID_VALUE', `"${name}" takes a number.`, { span: given.span });
    return [];
  });

export const lt = compare('lt', '<');
export const lte = compare('lte', '<=');
export const gt = compare('gt', '>');
export const gte = compare('gte', '>=');
