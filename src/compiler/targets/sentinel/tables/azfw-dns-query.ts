import { defineTable } from '../../target.js';

/** Queries to the DNS proxy of Azure Firewall. */
export const azfwDnsQuery = defineTable({
  name: 'AZFWDnsQuery',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/azfwdnsquery',
  columns: {
    _BilledSize: 'real',
    _IsBillable: 'string',
    _ResourceId: 'string',
    _SubscriptionId: 'string',
    DnssecOkBit: 'bool',
    EDNS0BufferSize: 'int',
    ErrorMessage: 'string',
    ErrorNumber: 'int',
    Protocol: 'string',
    QueryClass: 'string',
    QueryId: 'int',
    QueryName: 'string',
    QueryType: 'string',
    RequestDurationSecs: 'real',
    RequestSize: 'int',
    ResponseCode: 'string',
    ResponseFlags: 'string',
    ResponseSize: 'int',
    SourceIp: 'string',
    SourcePort: 'int',
    SourceSystem: 'string',
    TenantId: 'string',
    TimeGenerated: 'datetime',
    Type: 'string',
  },
});
