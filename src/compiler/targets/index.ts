import { defenderXdr } from './defender-xdr/index.js';
import { sentinelAsim } from './sentinel-asim/index.js';
import { sentinel } from './sentinel/index.js';
import type { Target } from './target.js';

/** Every target there is. A new one is a line here. */
export const TARGETS: readonly Target[] = [defenderXdr, sentinelAsim, sentinel];
