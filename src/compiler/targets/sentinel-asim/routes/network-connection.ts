import { defineRoute, type Route } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { imNetworkSession } from '../tables/im-network-session.js';

const USERNAME = 'the column has DOMAIN\\user, user or a UPN, depending on the source (SrcUsernameType and DstUsernameType say which)';
const NAME_ALONE = 'events of Microsoft Defender XDR have the name of the file without its folder';

/** Network sessions of every source. */
export const networkConnectionRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'network_connection', product: 'windows' },
    table: imNetworkSession,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      CommandLine: { unsupported: 'the schema has no command line' },
      // DstDomain is left out: a test for the domain alone would find every host in it.
      DestinationHostname: { anyOf: ['DstFQDN', 'DstHostname'] },
      DestinationIp: 'DstIpAddr',
      DestinationIsIpv6: { flag: 'DstIpAddr', contains: ':' },
      DestinationPort: 'DstPortNumber',
      DestinationPortName: { unsupported: 'the schema has no names of ports' },
      EventID: { fixed: '3' },
      // One of the two is filled: the process is on the side of the reporting device.
      Image: {
        fileNameOnly: { firstOf: ['SrcProcessName', 'DstProcessName'] },
        orPath: true,
        note: NAME_ALONE,
      },
      IntegrityLevel: { unsupported: 'the schema has no integrity level' },
      ParentCommandLine: { unsupported: 'the schema has no parent process' },
      ParentImage: { unsupported: 'the schema has no parent process' },
      ProcessGuid: { anyOf: ['SrcProcessGuid', 'DstProcessGuid'] },
      ProcessId: { anyOf: ['SrcProcessId', 'DstProcessId'] },
      Protocol: 'NetworkProtocol',
      SourceHostname: { anyOf: ['SrcFQDN', 'SrcHostname'] },
      SourceIp: 'SrcIpAddr',
      SourceIsIpv6: { flag: 'SrcIpAddr', contains: ':' },
      SourcePort: 'SrcPortNumber',
      SourcePortName: { unsupported: 'the schema has no names of ports' },
      User: { anyOf: ['SrcUsername', 'DstUsername'], narrows: USERNAME },
    },
    cases: [
      {
        where: [{ cell: 'NetworkDirection', is: 'Outbound' }],
        fields: {
          Image: { fileNameOnly: 'SrcProcessName', orPath: true, note: NAME_ALONE },
          Initiated: { fixed: 'true' },
          ProcessGuid: 'SrcProcessGuid',
          ProcessId: 'SrcProcessId',
          User: { column: 'SrcUsername', narrows: USERNAME },
        },
      },
      {
        where: [{ cell: 'NetworkDirection', is: 'Inbound' }],
        fields: {
          Image: { fileNameOnly: 'DstProcessName', orPath: true, note: NAME_ALONE },
          Initiated: { fixed: 'false' },
          ProcessGuid: 'DstProcessGuid',
          ProcessId: 'DstProcessId',
          User: { column: 'DstUsername', narrows: USERNAME },
        },
      },
    ],
    notes: [
      'The parser unites firewalls and flow logs with endpoints; only events of endpoints have a process.',
      'Initiated is read from NetworkDirection, which the parsers for Sysmon leave empty: a rule that tests Initiated finds no Sysmon events.',
    ],
    basis:
      'The ASIM network session schema and the ASIM parsers vimNetworkSessionMicrosoft365Defender and ' +
      'ASimNetworkSessionMicrosoftSysmon.',
  }),
];
