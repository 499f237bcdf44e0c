import { defineTable } from '../../target.js';

/** The audit log of Google Kubernetes Engine, as Cloud Logging writes it. */
export const gkeAudit = defineTable({
  name: 'GKEAudit',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/gkeaudit',
  columns: {
    _BilledSize: 'real',
    _IsBillable: 'string',
    InsertId: 'string',
    JsonPayload: 'dynamic',
    Labels: 'dynamic',
    logName: 'string',
    LogType: 'string',
    Operation: 'dynamic',
    ProtoPayload: 'dynamic',
    ReceiveTimestamp: 'datetime',
    Severity: 'string',
    SourceSystem: 'string',
    TenantId: 'string',
    TimeGenerated: 'datetime',
    Type: 'string',
  },
});
