import { SYSMON_BASIS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

/** Network connections: Sysmon event 3 and, of the Windows Filtering Platform, Windows event 5156. */
export const networkConnectionMappings: readonly LogsourceMapping[] = [
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    {
      category: 'network_connection',
      provider: SYSMON_PROVIDER,
      eventIds: [3],
      fields: {
        CommandLine: { unsupported: 'Sysmon event 3 has no command line' },
        ParentImage: { unsupported: 'Sysmon event 3 has no parent process' },
      },
      eventData: SYSMON_EVENT_DATA.networkConnection,
      notes: ['Needs Sysmon on the device, with a configuration that records network connections.'],
      basis: SYSMON_BASIS,
    },
  ]),
  defineMapping({
    logsource: { category: 'network_connection', product: 'windows' },
    table: sentinelTables.SecurityEvent,
    priority: 3,
    partial: 'Windows event 5156 is written only for connections that the Windows Filtering Platform allowed, and without the user',
    where: [{ expression: 'EventID', is: 5156 }],
    fields: {
      Channel: 'Channel',
      CommandLine: { unsupported: 'Windows event 5156 has no command line' },
      Computer: 'Computer',
      DestinationHostname: { unsupported: 'Windows event 5156 has no host names' },
      DestinationPortName: { unsupported: 'Windows event 5156 has no names of ports' },
      EventID: { fixed: '5156' },
      Image: { devicePath: { eventData: 'Application', lowerCase: true } },
      ParentImage: { unsupported: 'Windows event 5156 has no parent process' },
      ProcessGuid: { unsupported: 'Windows event 5156 has no process GUID' },
      ProcessId: { eventData: 'ProcessID' },
      // IANA protocol numbers.
      Protocol: { valueMap: { eventData: 'Protocol' }, values: { tcp: '6', udp: '17', icmp: '1' }, unverified: true },
      Provider_Name: 'EventSourceName',
      SourceHostname: { unsupported: 'Windows event 5156 has no host names' },
      SourcePortName: { unsupported: 'Windows event 5156 has no names of ports' },
      User: { unsupported: 'Windows event 5156 has no user' },
    },
    // The event has the local side in Source*, whichever side began; Sigma's source is the side that began.
    variants: [
      {
        where: [{ expression: { eventData: 'Direction' }, is: '%%14593' }],
        fields: {
          Initiated: { fixed: 'true' },
          DestinationIp: { eventData: 'DestAddress' },
          DestinationIsIpv6: { flag: { eventData: 'DestAddress' }, contains: ':' },
          DestinationPort: { eventData: 'DestPort' },
          SourceIp: { eventData: 'SourceAddress' },
          SourceIsIpv6: { flag: { eventData: 'SourceAddress' }, contains: ':' },
          SourcePort: { eventData: 'SourcePort' },
        },
      },
      {
        where: [{ expression: { eventData: 'Direction' }, is: '%%14592' }],
        fields: {
          Initiated: { fixed: 'false' },
          DestinationIp: { eventData: 'SourceAddress' },
          DestinationIsIpv6: { flag: { eventData: 'SourceAddress' }, contains: ':' },
          DestinationPort: { eventData: 'SourcePort' },
          SourceIp: { eventData: 'DestAddress' },
          SourceIsIpv6: { flag: { eventData: 'DestAddress' }, contains: ':' },
          SourcePort: { eventData: 'DestPort' },
        },
      },
    ],
    notes: ['Needs the audit policy "Audit Filtering Platform Connection".'],
    basis:
      'The ASIM parser ASimNetworkSessionMicrosoftSecurityEventFirewall; the direction words %%14592 (inbound) and %%14593 (outbound) too.',
  }),
];
