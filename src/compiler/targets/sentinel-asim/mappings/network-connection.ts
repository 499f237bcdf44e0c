import { defineMapping, type FieldMappings, type LogsourceMapping, type RowFilter } from '../../target.js';
import { DEVICE, NO_EVENT_LOG, OF_SYSMON_ONLY } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

const BY_SYSMON = [
  { expression: 'EventProduct', is: 'Sysmon' },
  { expression: 'NetworkDirection', is: '' },
] as const satisfies readonly RowFilter[];

/** A connection as the parsers have it of every system. The process is on one of the two sides. */
export const CONNECTION = {
  CommandLine: { unsupported: 'the schema has no command line' },
  DestinationIp: 'DstIpAddr',
  DestinationIsIpv6: { flag: 'DstIpAddr', contains: ':' },
  DestinationPort: 'DstPortNumber',
  DestinationPortName: { unsupported: 'the schema has no names of ports' },
  EventID: { fixed: '3' },
  ParentCommandLine: { unsupported: 'the schema has no parent process' },
  ParentImage: { unsupported: 'the schema has no parent process' },
  ProcessGuid: { anyOf: ['SrcProcessGuid', 'DstProcessGuid'], ...OF_SYSMON_ONLY },
  ProcessId: { anyOf: ['SrcProcessId', 'DstProcessId'] },
  SourceIp: 'SrcIpAddr',
  SourceIsIpv6: { flag: 'SrcIpAddr', contains: ':' },
  SourcePort: 'SrcPortNumber',
  SourcePortName: { unsupported: 'the schema has no names of ports' },
} as const satisfies FieldMappings;

/** Network sessions of every source. */
export const networkConnectionMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'network_connection', product: 'windows' },
    table: sentinelAsimTables.imNetworkSession,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...CONNECTION,
      Computer: {
        ...DEVICE.Computer,
        matchesMore: 'events of Sysmon have the name of the other end where those of other sources have that of the device',
      },
      // DstDomain is left out: a test for the domain alone would find every host in it.
      DestinationHostname: {
        expression: { firstOf: ['DstFQDN', 'DstHostname'] },
        matchesLess: 'events of the Windows Filtering Platform have no name of the other end',
      },
      // The parsers put the process on one of the two sides.
      Image: {
        fileNameOnly: { firstOf: ['SrcProcessName', 'DstProcessName'] },
        orPath: true,
        matchesLess: 'events of the Windows Filtering Platform have no name of the process in the columns for it',
        note: 'events of Microsoft Defender XDR have the name of the file without its folder',
      },
      IntegrityLevel: { unsupported: 'the schema has no integrity level' },
      Protocol: 'NetworkProtocol',
      SourceHostname: {
        expression: { firstOf: ['SrcFQDN', 'SrcHostname'] },
        matchesLess:
          'events of Sysmon in WindowsEvent do not have it, and those of the Windows Filtering Platform and Microsoft Defender XDR have no ' +
          'name of the other end of a connection from outside',
      },
      User: {
        anyOf: ['SrcUsername', 'DstUsername'],
        matchesLess:
          'events of the Windows Filtering Platform do not have it, and depending on the source the columns have DOMAIN\\user, the user ' +
          'alone or a UPN',
      },
    },
    // The parsers for Sysmon give no direction; they put the process that opens a connection at its destination.
    variants: [
      { where: [{ expression: 'NetworkDirection', is: 'Outbound' }], fields: { Initiated: { fixed: 'true' } } },
      { where: [...BY_SYSMON, { expression: 'DstAppType', is: 'Process' }], fields: { Initiated: { fixed: 'true' } } },
      { where: [{ expression: 'NetworkDirection', is: 'Inbound' }], fields: { Initiated: { fixed: 'false' } } },
      { where: [...BY_SYSMON, { expression: 'SrcAppType', is: 'Process' }], fields: { Initiated: { fixed: 'false' } } },
    ],
    notes: ['The parser unites firewalls and flow logs with endpoints; only events of endpoints have a process.'],
    basis:
      'The ASIM network session schema and the ASIM parsers vimNetworkSessionMicrosoft365Defender, ' +
      'ASimNetworkSessionMicrosoftSecurityEventFirewall, vimNetworkSessionMicrosoftSysmon 0.1.1 and ' +
      'ASimNetworkSessionMicrosoftSysmonWindowsEvent 0.2.1. The parsers for Sysmon before 2024 set the direction and put the process at ' +
      'the source; that is read as well.',
  }),
];
