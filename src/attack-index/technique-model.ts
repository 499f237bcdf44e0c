import { currentTactics, type AttackIndex, type Tactic, type Technique } from '../attack/index.js';

/** A technique of ATT&CK as GraphQL has it. */
export interface TechniqueModel extends Omit<Technique, 'tactics'> {
  readonly tactics: readonly Tactic[];
  readonly parent: TechniqueModel | null;
  /** What is in its place now. */
  readonly successor: TechniqueModel | null;
}

export function techniqueModel(technique: Technique, index: AttackIndex): TechniqueModel {
  const parent = technique.parentId === null ? undefined : index.technique(technique.parentId);
  const current = index.currentId(technique.id);
  const successor = current === technique.id ? undefined : index.technique(current);
  return {
    ...technique,
    tactics: currentTactics(technique.tactics, index),
    parent: parent ? techniqueModel(parent, index) : null,
    // What is in force has none in its turn.
    successor: successor && !successor.revoked ? techniqueModel(successor, index) : null,
  };
}
