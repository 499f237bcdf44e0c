import { CHANGES_IN_19, type MatrixChanges } from './changes-in-19.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { byId, toTechnique, type AttackMatrix, type MatrixData } from './matrix.js';

/** The matrix that comes with the program, used until another version is imported: Enterprise ATT&CK 19. */
export const BUNDLED_MATRIX: AttackMatrix = applyChanges(ENTERPRISE_MATRIX, CHANGES_IN_19);

function applyChanges(before: MatrixData, changes: MatrixChanges): AttackMatrix {
  const { split } = changes;
  const techniques = [...before.techniques, ...changes.added].map((technique) => {
    const [parentId = technique.id] = technique.id.split('.');
    const revokedBy = changes.revokedBy[technique.id] ?? technique.revokedBy;
    const isWithdrawn = revokedBy !== undefined || technique.revoked === true || technique.deprecated === true;
    return toTechnique({
      ...technique,
      name: changes.renamed[technique.id] ?? technique.name,
      tactics: isWithdrawn
        ? technique.tactics.filter((tactic) => tactic !== split.tactic)
        : (changes.tactics[parentId] ?? technique.tactics),
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
