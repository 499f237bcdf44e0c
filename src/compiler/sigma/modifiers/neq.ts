import type { Modifier } from './modifier.js';

/** It negates the test as a whole: with a list, the field is none of the values. */
export const neq: Modifier = { kind: 'test', name: 'neq', apply: (linking) => ({ ...linking, negated: !linking.negated }) };
