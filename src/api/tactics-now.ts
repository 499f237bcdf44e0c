import type { AttackIndex, Tactic } from '../attack/index.js';

/** Tactics by their short names, under those that the matrix has for them. */
export const tacticsNow = (shortnames: readonly string[], index: AttackIndex): readonly Tactic[] => [
  ...new Set(
    shortnames.flatMap((shortname) => index.currentTactics(shortname, shortnames)).flatMap((shortname) => index.tactic(shortname) ?? []),
  ),
];
