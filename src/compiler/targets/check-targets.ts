import { checkTarget } from './check-target.js';
import { TARGETS } from './index.js';

/** What contradicts itself in the targets, as sentences: a server with any of them is not ready. */
export const checkTargets = (): readonly string[] => TARGETS.flatMap(checkTarget);
