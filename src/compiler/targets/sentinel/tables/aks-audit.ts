import { defineTable } from '../../target.js';

/** The audit log of the Kubernetes API server of Azure Kubernetes Service. */
export const aksAudit = defineTable({
  name: 'AKSAudit',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/aksaudit',
  columns: {
    _BilledSize: 'real',
    _IsBillable: 'string',
    _ResourceId: 'string',
    _SubscriptionId: 'string',
    Annotations: 'dynamic',
    AuditId: 'string',
    Level: 'string',
    ObjectRef: 'dynamic',
    PodName: 'string',
    RequestObject: 'dynamic',
    RequestReceivedTime: 'datetime',
    RequestUri: 'string',
    ResponseObject: 'dynamic',
    ResponseStatus: 'dynamic',
    SourceIps: 'dynamic',
    SourceSystem: 'string',
    Stage: 'string',
    StageReceivedTime: 'datetime',
    TenantId: 'string',
    TimeGenerated: 'datetime',
    Type: 'string',
    User: 'dynamic',
    UserAgent: 'string',
    Verb: 'string',
  },
});
