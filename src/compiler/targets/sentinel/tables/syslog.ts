import { defineTable } from '../../target.js';

/** Messages of Linux hosts and of network devices. */
export const syslog = defineTable({
  name: 'Syslog',
  source: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog',
  columns: {
    _BilledSize: 'real',
    _IsBillable: 'string',
    _ResourceId: 'string',
    _SubscriptionId: 'string',
    CollectorHostName: 'string',
    Computer: 'string',
    EventTime: 'datetime',
    Facility: 'string',
    HostIP: 'string',
    HostName: 'string',
    ManagementGroupName: 'string',
    MG: 'guid',
    ProcessID: 'int',
    ProcessName: 'string',
    SeverityLevel: 'string',
    SourceSystem: 'string',
    SyslogMessage: 'string',
    TenantId: 'guid',
    TimeCollected: 'datetime',
    TimeGenerated: 'datetime',
    Type: 'string',
  },
});
