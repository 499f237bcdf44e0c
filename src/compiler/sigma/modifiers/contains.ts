import { anythingAfter, anythingBefore } from '../pattern.js';
import { valueModifier } from './modifier.js';

/** A regular expression may match anywhere as it is. */
export const contains = valueModifier('contains', ['pattern', 'encoded-text', 'regex', 'field-reference'], (value) => {
  if (value.kind === 'regex') return [value];
  if (value.kind === 'field-reference') return [{ ...value, match: 'contains' }];
  return [{ ...value, parts: anythingBefore(anythingAfter(value.parts)) }];
});
