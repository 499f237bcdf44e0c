import type { AttackIndex } from './attack-index.js';
import type { Tactic } from './matrix.js';

/** Returns the tactics that the matrix has for these shortnames, which can be of any version. */
export const currentTactics = (shortnames: readonly string[], index: AttackIndex): readonly Tactic[] => [
  ...new Set(
    shortnames.flatMap((shortname) => index.currentTactics(shortname, shortnames)).flatMap((shortname) => index.tactic(shortname) ?? []),
  ),
];
