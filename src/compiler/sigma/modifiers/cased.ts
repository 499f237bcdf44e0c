import { valueModifier } from './modifier.js';

/** A regular expression is not taken: it minds the case unless it has `i`. */
export const cased = valueModifier('cased', ['pattern', 'encoded-text', 'field-reference'], (value) => [{ ...value, cased: true }]);
