import { defineTable } from '../../target.js';

/** Messages of Linux hosts and of network devices. */
export const syslog = defineTable({
  name: 'Syslog',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog',
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
  // Messages of Sysmon for Linux are XML.
  eventData: {
    column: 'SyslogMessage',
    format: 'xml',
    controls: 'octal',
    around:
      '<Event><System><Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/><EventID></EventID><Version></Version>' +
      '<Level></Level><Task></Task><Opcode></Opcode><Keywords></Keywords><TimeCreated SystemTime=""/><EventRecordID></EventRecordID>' +
      '<Correlation/><Execution ProcessID="" ThreadID=""/><Channel>Linux-Sysmon/Operational</Channel><Computer></Computer>' +
      '<Security UserId=""/></System><EventData></EventData></Event>',
  },
});
