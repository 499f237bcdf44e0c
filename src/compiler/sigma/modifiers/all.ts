import type { Modifier } from './modifier.js';

/**
 * The specification does not want `all` on a single value ("some back-ends cannot support it"); it
 * means the same with and without, so it is not refused.
 */
export const all: Modifier = { kind: 'test', name: 'all', apply: (linking) => ({ ...linking, matches: 'all' }) };
