/** Prisma's SQL builder and the rows of its tables, for repositories: nothing outside this folder imports the generated client. */
import type { Prisma } from './generated/client.js';

export { Prisma, type Import, type Rule, type Source } from './generated/client.js';

/** The client inside a transaction. */
export type Transaction = Prisma.TransactionClient;
