import type { Prisma } from './generated/client.js';
import { storable } from './storable.js';

/** The rules with one of these ids, of the given source or of all. The rule to take is the first by `FIRST_SOURCE_FIRST`. */
export const rulesWithIds = (ids: readonly string[], source?: string): Prisma.RuleWhereInput => ({
  id: { in: ids.map(searchedId) },
  ...(source !== undefined && { source: { name: storable(source) } }),
});

/** Of several sources that have a rule of one id, `local` comes before the imported ones, and these as they were added. */
export const FIRST_SOURCE_FIRST = { sourceId: 'asc' } as const satisfies Prisma.RuleOrderByWithRelationInput;

/** An id as rules have it. */
const searchedId = (id: string): string => storable(id).trim().toLowerCase();
