import { SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_FOR_LINUX } from '../../facts/sysmon.js';
import { defineMapping, type FieldMappings, type LogsourceMapping, type RowFilter } from '../../target.js';
import { sentinelTables } from '../tables.js';

const BY_SYSMON = { expression: 'SyslogMessage', is: '<Provider Name="Linux-Sysmon"', match: 'contains' } as const satisfies RowFilter;

const HEADER = {
  Channel: { fixed: SYSMON_FOR_LINUX.channel },
  Computer: { userData: 'Computer' },
  Provider_Name: { fixed: SYSMON_FOR_LINUX.provider },
} as const satisfies FieldMappings;

const NEEDS_SYSMON = 'Needs Sysmon for Linux on the device; its messages have the facility user.';

const BASIS =
  'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon for Linux (provider, event id); outputxml.c in ' +
  'Sysinternals/SysmonForLinux (the form of the message).';

/** Processes, files and connections that Sysmon for Linux writes to syslog. */
export const sysmonForLinuxMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_creation', product: 'linux' },
    table: sentinelTables.Syslog,
    priority: 2,
    where: [BY_SYSMON, { expression: 'SyslogMessage', is: '<EventID>1</EventID>', match: 'contains' }],
    fields: {
      ...HEADER,
      ...SYSMON_DIGESTS,
      EventID: { fixed: '1' },
      GrandParentImage: { unsupported: 'Sysmon event 1 knows the parent, not the parent of the parent' },
    },
    eventData: SYSMON_EVENT_DATA.processCreation,
    keywords: [{ eventDataText: true }],
    notes: [NEEDS_SYSMON],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'file_event', product: 'linux' },
    table: sentinelTables.Syslog,
    priority: 2,
    where: [BY_SYSMON, { expression: 'SyslogMessage', is: '<EventID>11</EventID>', match: 'contains' }],
    fields: { ...HEADER, EventID: { fixed: '11' } },
    eventData: SYSMON_EVENT_DATA.fileCreation,
    keywords: [{ eventDataText: true }],
    notes: [NEEDS_SYSMON],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'network_connection', product: 'linux' },
    table: sentinelTables.Syslog,
    priority: 2,
    where: [BY_SYSMON, { expression: 'SyslogMessage', is: '<EventID>3</EventID>', match: 'contains' }],
    fields: { ...HEADER, EventID: { fixed: '3' } },
    eventData: SYSMON_EVENT_DATA.networkConnection,
    keywords: [{ eventDataText: true }],
    notes: [NEEDS_SYSMON],
    basis: BASIS,
  }),
];
