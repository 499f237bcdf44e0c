import type { AttackIndex } from './attack-index.js';
import type { Tactic } from './matrix.js';

/** A technique that a rule is tagged with. */
export interface TechniqueNow {
  /** The id that ATT&CK has for it now. */
  readonly id: string;
  /** The ids that the rule is tagged with, which may be others, and several. */
  readonly taggedAs: readonly string[];
}

/** The techniques that a rule is tagged with, each once under the id that it has now, in the order of the tags. */
export function techniquesNow(tagged: readonly string[], index: AttackIndex): readonly TechniqueNow[] {
  const taggedAs = new Map<string, readonly string[]>();
  for (const tag of tagged) {
    const id = index.currentId(tag);
    taggedAs.set(id, [...(taggedAs.get(id) ?? []), tag]);
  }
  return [...taggedAs].map(([id, ids]) => ({ id, taggedAs: ids }));
}

/** Tactics by their short names, under those that the matrix has for them. */
export const tacticsNow = (shortnames: readonly string[], index: AttackIndex): readonly Tactic[] => [
  ...new Set(
    shortnames.flatMap((shortname) => index.currentTactics(shortname, shortnames)).flatMap((shortname) => index.tactic(shortname) ?? []),
  ),
];
