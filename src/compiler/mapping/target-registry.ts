import { TARGETS } from '../targets/index.js';
import type { Target } from '../targets/target.js';
import type { Pipeline } from './pipeline.js';

/** What rules are converted with: the targets there are, and what is done to a rule before it meets them. */
export interface TargetRegistry {
  readonly targets: readonly Target[];
  /** In the order in which they are applied. */
  readonly pipelines: readonly Pipeline[];
}

export const BUILT_IN_TARGETS: TargetRegistry = { targets: TARGETS, pipelines: [] };
