import { defineTables } from '../define-tables.js';
import documented from './columns.json' with { type: 'json' };

/** The native tables of a Microsoft Sentinel workspace. */
export const sentinelTables = defineTables(documented, {
  AzureActivity: { lowerCase: ['_ResourceId'] },
  Event: {
    eventData: {
      column: 'EventData',
      format: 'xml',
      around:
        '<DataItem Type="System.XmlData" time="" sourceHealthServiceId="">' +
        '<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event"></EventData></DataItem>',
      timeAndIdAround: true,
    },
  },
  SecurityEvent: {
    eventData: {
      column: 'EventData',
      format: 'xml',
      around: '<EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event"></EventData>',
    },
  },
  Syslog: {
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
  },
  WindowsEvent: { eventData: { column: 'EventData', format: 'dynamic' } },
});
