import type { AttackIndex } from './attack-index.js';

/** A technique of a rule under its current id. */
export interface CurrentTechnique {
  /** The id that the matrix has now. */
  readonly id: string;
  /** The ids in the tags of the rule. They can differ from `id`, and there can be several. */
  readonly taggedAs: readonly string[];
}

/** Returns the techniques of a rule, each once under its current id, in the order of the tags. */
export function currentTechniques(tagged: readonly string[], index: AttackIndex): readonly CurrentTechnique[] {
  const taggedAs = new Map<string, readonly string[]>();
  for (const tag of tagged) {
    const id = index.currentId(tag);
    taggedAs.set(id, [...(taggedAs.get(id) ?? []), tag]);
  }
  return [...taggedAs].map(([id, ids]) => ({ id, taggedAs: ids }));
}
