import type { TableModel } from '../../row.js';
import { present } from '../../values/event-fields.js';
import { googleEntryOf } from '../../values/google-entry.js';

/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/gcpauditlogs */
export const gcpAuditLogs: TableModel = {
  table: 'GCPAuditLogs',
  rowsFor(event) {
    if (event.logsource.service !== 'gcp.audit') return [];
    const entry = googleEntryOf(event);
    const row = present({
      AuthorizationInfo: entry.authorizationInfo,
      GCPResourceType: entry.resourceType,
      LogName: entry.logName,
      MethodName: entry.methodName,
      Request: entry.request,
      ServiceName: entry.serviceName,
    });
    return [{ writtenBy: 'google', row }];
  },
};
