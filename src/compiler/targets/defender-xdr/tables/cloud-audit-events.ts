import { WORKSPACE_COLUMNS } from '../../facts/workspace-columns.js';
import { defineTable } from '../../target.js';

/** Audit events of the control planes of clouds that Microsoft Defender for Cloud watches; DataSource says which cloud. */
export const cloudAuditEvents = defineTable({
  name: 'CloudAuditEvents',
  docsUrl: 'https://learn.microsoft.com/defender-xdr/advanced-hunting-cloudauditevents-table',
  columns: {
    Account: 'string',
    ActionType: 'string',
    AdditionalFields: 'dynamic',
    AuditSource: 'string',
    AwsResourceName: 'string',
    AzureResourceId: 'string',
    City: 'string',
    CountryCode: 'string',
    DataSource: 'string',
    GcpFullResourceName: 'string',
    IPAddress: 'string',
    IsAnonymousProxy: 'bool',
    ISP: 'string',
    Isp: 'string',
    OperationName: 'string',
    RawEventData: 'dynamic',
    ReportId: 'string',
    ResourceId: 'string',
    Timestamp: 'datetime',
    UserAgent: 'string',
  },
  workspaceColumns: WORKSPACE_COLUMNS,
});
