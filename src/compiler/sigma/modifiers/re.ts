import { readRegex } from '../read-regex.js';
import { valueModifier } from './modifier.js';

/** Neither wildcards nor backslashes mean what they mean in a pattern. */
export const re = valueModifier('re', ['raw-text'], (value, { reporter }) => {
  const source = readRegex(value, reporter);
  if (source === undefined) return [];
  return [{ kind: 'regex', source, ignoreCase: false, multiline: false, dotAll: false, span: value.span }];
});
