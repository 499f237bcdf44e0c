import { CHANGES_IN_19, type MatrixChanges } from './changes-in-19.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { byId, techniqueOf, type AttackMatrix, type MatrixFacts, type TechniqueFacts } from './matrix.js';

/** The matrix that a server has before anyone imports one: Enterprise ATT&CK 19. */
export const PINNED_MATRIX: AttackMatrix = withChanges(ENTERPRISE_MATRIX, CHANGES_IN_19);

function withChanges(before: MatrixFacts, changes: MatrixChanges): AttackMatrix {
  const { tactic: gone, into } = changes.split;
  const techniques = [...before.techniques, ...changes.added].map((technique) => {
    const [parent = technique.id] = technique.id.split('.');
    const revokedBy = changes.revokedBy[technique.id] ?? technique.revokedBy;
    const gained = into.map(({ shortname }) => shortname).filter((shortname) => changes.members[shortname]?.includes(parent));
    return techniqueOf({
      ...technique,
      name: changes.renamed[technique.id] ?? technique.name,
      // What is withdrawn is in no tactic that is gone, and gains none.
      tactics: replaced(technique.tactics, gone, revokedBy === undefined ? gained : []),
      ...(revokedBy === undefined ? {} : { revokedBy }),
    });
  });
  return {
    version: changes.version,
    domain: before.domain,
    tactics: before.tactics.flatMap((tactic) => (tactic.shortname === gone ? into : [tactic])),
    techniques: techniques.sort(byId),
  };
}

/** The tactics with the new ones at the place of the one that is gone, or behind the others. */
function replaced(tactics: TechniqueFacts['tactics'], gone: string, gained: readonly string[]): readonly string[] {
  return [
    ...new Set(tactics.includes(gone) ? tactics.flatMap((tactic) => (tactic === gone ? gained : [tactic])) : [...tactics, ...gained]),
  ];
}
