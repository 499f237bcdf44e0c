import { anythingAfter } from '../pattern.js';
import { valueModifier } from './modifier.js';

/** `\A` and not `^`, which `m` would make the start of any line. */
export const startswith = valueModifier('startswith', ['pattern', 'encoded-text', 'regex', 'field-reference'], (value) => {
  if (value.kind === 'regex') return [{ ...value, pattern: `\\A(?:${value.pattern})` }];
  if (value.kind === 'field-reference') return [{ ...value, match: 'startswith' }];
  return [{ ...value, parts: anythingAfter(value.parts) }];
});
