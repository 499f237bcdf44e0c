/** Prisma's SQL builder and the rows of its tables, for repositories: nothing outside this folder imports the generated client. */
export { Prisma, type Import, type Rule, type Source } from './generated/client.js';
