/** The one door to ATT&CK: the data, and what is asked of it. */
export { tacticsNow, techniquesNow, type TechniqueNow } from './attack-now.js';
export { AttackIndex, type TacticMatch, type TechniqueMatch } from './attack-index.js';
export type { AttackProblem, AttackProblemCode, Checked } from './checked.js';
export { parseCve } from './cve.js';
export type { AttackDomain, AttackMatrix, Tactic, Technique } from './matrix.js';
export { navigatorLayer, type LayerTechnique, type NavigatorLayer, type TechniqueCount } from './navigator-layer.js';
export { PINNED_MATRIX } from './pinned-matrix.js';
export { readRuleTags, type RuleTags, type TaggedTactic, type TaggedTechnique } from './rule-tags.js';
export { readStixBundle } from './read-stix-bundle.js';
export { parentOf, parseTechniqueId } from './technique-id.js';
