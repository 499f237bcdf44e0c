import { checkRegex } from '../check-regex.js';
import { valueModifier } from './modifier.js';

/** The source stays as it is written: neither wildcards nor backslashes mean what they mean in a pattern. */
export const re = valueModifier('re', ['raw-text'], (value, { reporter }) => {
  const { text: source, span } = value;
  return checkRegex(value, reporter) ? [{ kind: 'regex', source, ignoreCase: false, multiline: false, dotAll: false, span }] : [];
});
