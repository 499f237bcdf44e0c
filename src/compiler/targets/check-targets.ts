import { checkTarget } from './check-target.js';
import { TARGETS } from './index.js';
import type { Target } from './target.js';

/** What contradicts itself in the targets, as sentences: a server with any of them is not ready. */
export const checkTargets = (targets: readonly Target[] = TARGETS): readonly string[] => targets.flatMap(checkTarget);
