export { convert } from './convert.js';
export type * from './conversion.js';
export { DIAGNOSTICS, type DiagnosticCode, type Severity } from './diagnostics/codes.js';
export type { Source } from './diagnostics/source.js';
export { renderRemark } from './diagnostics/render-diagnostic.js';
export { queryText } from './query-text.js';
export { checkTargets } from './targets/check-targets.js';
export { describeTargets } from './targets/describe-targets.js';
