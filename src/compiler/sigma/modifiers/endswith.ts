import { anythingBefore } from '../pattern.js';
import { valueModifier } from './modifier.js';

/** `\z` and not `$`, which `m` would make the end of any line. */
export const endswith = valueModifier('endswith', ['pattern', 'encoded-text', 'regex', 'field-reference'], (value) => {
  if (value.kind === 'regex') return [{ ...value, pattern: `(?:${value.pattern})\\z` }];
  if (value.kind === 'field-reference') return [{ ...value, match: 'endswith' }];
  return [{ ...value, parts: anythingBefore(value.parts) }];
});
