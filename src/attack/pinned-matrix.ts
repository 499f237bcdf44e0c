import { CHANGES_IN_19, type MatrixChanges } from './changes-in-19.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { byId, techniqueOf, type AttackMatrix, type MatrixFacts } from './matrix.js';

/** The matrix that there is before anyone imports one: Enterprise ATT&CK 19. */
export const PINNED_MATRIX: AttackMatrix = withChanges(ENTERPRISE_MATRIX, CHANGES_IN_19);

function withChanges(before: MatrixFacts, changes: MatrixChanges): AttackMatrix {
  const { split } = changes;
  const techniques = [...before.techniques, ...changes.added].map((technique) => {
    const [family = technique.id] = technique.id.split('.');
    const revokedBy = changes.revokedBy[technique.id] ?? technique.revokedBy;
    const isWithdrawn = revokedBy !== undefined || technique.revoked === true || technique.deprecated === true;
    return techniqueOf({
      ...technique,
      name: changes.renamed[technique.id] ?? technique.name,
      tactics: isWithdrawn ? technique.tactics.filter((tactic) => tactic !== split.tactic) : (changes.tactics[family] ?? technique.tactics),
      ...(revokedBy === undefined ? {} : { revokedBy }),
    });
  });
  return {
    version: changes.version,
    domain: before.domain,
    tactics: before.tactics.flatMap((tactic) => (tactic.shortname === split.tactic ? split.into : [tactic])),
    techniques: techniques.sort(byId),
  };
}
