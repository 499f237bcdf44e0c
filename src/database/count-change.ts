import type { Prisma } from './generated/client.js';

/** Counts a change of what the catalog answers, in the transaction that makes it. */
export const countChange = (client: Prisma.TransactionClient) =>
  client.catalogState.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
