import { valueModifier } from './modifier.js';

/** Takes `true` and `false`, also in quotes, where they can mean nothing else. */
export const exists = valueModifier('exists', ['boolean', 'raw-text'], (value, { field, span, reporter }) => {
  if (field === undefined) {
    reporter.report('UNSUPPORTED_MODIFIER', '"exists" needs a field.', { span });
    return [];
  }
  const wanted = value.kind === 'boolean' ? value.value : { true: true, false: false }[value.text.toLowerCase()];
  if (wanted === undefined) {
    reporter.report('INVALID_VALUE', '"exists" takes true or false.', { span: value.span });
    return [];
  }
  return [{ kind: 'exists', value: wanted, span: value.span }];
});
