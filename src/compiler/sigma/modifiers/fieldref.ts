import { literalOf } from '../pattern.js';
import { valueModifier } from './modifier.js';

export const fieldref = valueModifier('fieldref', ['pattern'], (value, { reporter }) => {
  const field = literalOf(value.parts);
  if (field === undefined || field === '') {
    reporter.report('INVALID_VALUE', '"fieldref" takes the name of a field, without wildcards.', { span: value.span });
    return [];
  }
  return [{ kind: 'field-reference', field, match: 'equals', cased: value.cased, span: value.span }];
});
