import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const DATABASE = { category: 'database' } as const;

/** https://learn.microsoft.com/azure/azure-sql/database/auditing-overview */
const LONG_STATEMENTS = 'of a statement only the first 4000 characters are audited';

/** Statements that databases have run: of those that audit them to a workspace, the databases of Azure SQL and Azure Synapse. */
export const databaseMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: DATABASE,
    table: sentinelTables.AzureDiagnostics,
    priority: 1,
    partial:
      'only statements of Azure SQL Database, Azure SQL Managed Instance and Azure Synapse that are audited to the workspace are there',
    where: [{ expression: 'Category', is: 'SQLSecurityAuditEvents' }],
    fields: {},
    keywords: ['statement_s'],
    keywordsMatchLess: LONG_STATEMENTS,
    notes: [
      'The auditing of the server or database has to send its events to the workspace; the column statement_s is there only in a workspace that has received such events.',
    ],
    unverified: 'rows',
    basis:
      'https://learn.microsoft.com/azure/azure-sql/database/audit-log-format names the category and the column. Judgement: rules for ' +
      'databases, of whatever product, look for words of statements.',
  }),
  defineMapping({
    logsource: DATABASE,
    table: sentinelTables.SQLSecurityAuditEvents,
    priority: 2,
    partial: 'only statements of Azure Synapse that are audited to the workspace are there',
    where: [],
    fields: {},
    keywords: ['Statement'],
    keywordsMatchLess: LONG_STATEMENTS,
    unverified: 'rows',
    basis: 'The page of the table. Judgement: rules for databases, of whatever product, look for words of statements.',
  }),
];
