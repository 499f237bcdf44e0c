import { SYSMON_BASIS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

/** Processes that end: Sysmon event 5 and Windows event 4689. */
export const processTerminationMappings: readonly LogsourceMapping[] = [
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    {
      category: 'process_termination',
      provider: SYSMON_PROVIDER,
      eventIds: [5],
      eventData: SYSMON_EVENT_DATA.processTermination,
      notes: ['Needs Sysmon on the device, with a configuration that records the event.'],
      basis: SYSMON_BASIS,
    },
  ]),
  defineMapping({
    logsource: { category: 'process_termination', product: 'windows' },
    table: sentinelTables.SecurityEvent,
    priority: 3,
    where: [{ expression: 'EventID', is: 4689 }],
    fields: {
      Channel: 'Channel',
      Computer: 'Computer',
      EventID: { fixed: '4689' },
      Image: 'ProcessName',
      ProcessGuid: { unsupported: 'Windows event 4689 has no process GUID' },
      ProcessId: { hexText: 'ProcessId' },
      Provider_Name: 'EventSourceName',
      // Of the account that ended the process: most often the one it ran under.
      User: { join: ['SubjectDomainName', 'SubjectUserName'], separator: '\\' },
    },
    notes: ['Needs the audit policy "Audit Process Termination".'],
    basis: 'The ASIM parser ASimProcessTerminateMicrosoftSecurityEvents.',
  }),
];
