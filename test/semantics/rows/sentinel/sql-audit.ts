import type { LogEvent } from '../../log-event.js';
import type { TableModel } from '../row.js';
import { present, textOf } from '../values/event-fields.js';

const isStatement = ({ logsource: { product, category, service } }: LogEvent): boolean =>
  category === 'database' && product === undefined && service === undefined;

/** What is beyond is not audited: https://learn.microsoft.com/azure/azure-sql/database/auditing-overview. */
const AUDITED_LENGTH = 4000;

const auditedStatement = (event: LogEvent): string | undefined => textOf(event, 'statement')?.slice(0, AUDITED_LENGTH);

/** Statements of databases, as the auditing of Azure SQL and of Azure Synapse sends them to a workspace. */
export const sqlAuditTables: readonly TableModel[] = [
  {
    // https://learn.microsoft.com/azure/azure-sql/database/audit-log-format
    table: 'AzureDiagnostics',
    rowsFor: (event) =>
      isStatement(event)
        ? [
            {
              writtenBy: 'azure-sql',
              row: present({
                Category: 'SQLSecurityAuditEvents',
                action_id_s: 'BCM',
                action_name_s: 'BATCH COMPLETED',
                database_name_s: 'sales',
                schema_name_s: '',
                statement_s: auditedStatement(event),
                succeeded_s: 'true',
              }),
            },
          ]
        : [],
  },
  {
    // https://learn.microsoft.com/azure/azure-monitor/reference/tables/sqlsecurityauditevents
    table: 'SQLSecurityAuditEvents',
    rowsFor: (event) =>
      isStatement(event)
        ? [
            {
              writtenBy: 'synapse',
              row: present({
                Category: 'SQLSecurityAuditEvents',
                ActionName: 'BATCH COMPLETED',
                DatabaseName: 'sales',
                Statement: auditedStatement(event),
                Succeeded: true,
              }),
            },
          ]
        : [],
  },
];
