import { parseRegex } from '../parse-regex.js';
import { valueModifier } from './modifier.js';

/** Neither wildcards nor backslashes mean what they mean in a pattern. */
export const re = valueModifier('re', ['raw-text'], (value, { reporter }) => {
  const pattern = parseRegex(value, reporter);
  if (pattern === undefined) return [];
  return [{ kind: 'regex', pattern, ignoreCase: false, multiline: false, dotAll: false, span: value.span }];
});
