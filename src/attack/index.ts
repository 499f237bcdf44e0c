/** The public interface of ATT&CK: data and pure functions. */
export { AttackIndex, type AttackNote, type AttackNoteCode, type TacticMatch, type TechniqueMatch } from './attack-index.js';
export type { AttackProblem, AttackProblemCode, AttackResult } from './attack-result.js';
export { BUNDLED_MATRIX } from './bundled-matrix.js';
export { currentTactics } from './current-tactics.js';
export { currentTechniques, type CurrentTechnique } from './current-techniques.js';
export { parseCve } from './cve.js';
export type { AttackDomain, AttackMatrix, Tactic, Technique } from './matrix.js';
export { navigatorLayer, type LayerTechnique, type NavigatorLayer, type TechniqueCount } from './navigator-layer.js';
export { parseStixBundle } from './parse-stix-bundle.js';
export { parseRuleTags, type RuleTags, type TaggedTactic, type TaggedTechnique } from './rule-tags.js';
export { parentOf, parseTechniqueId } from './technique-id.js';
