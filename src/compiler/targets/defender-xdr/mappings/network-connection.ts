import { defineMapping, type FieldMappings, type LogsourceMapping, type RowVariant, type RowFilter } from '../../target.js';
import { INITIATING_PROCESS, INITIATING_PROCESS_INTEGRITY, NO_EVENT_LOG } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

// Listening on both versions of IP, Windows has IPv4 addresses in the form of IPv6; public hunting queries take `::ffff:` off.
const LOCAL_IP = { mappedAddress: 'LocalIP' } as const;
const REMOTE_IP = { mappedAddress: 'RemoteIP' } as const;
const LOCAL_IS_IPV6 = { flag: { expression: 'LocalIP', withoutPrefix: '::ffff:' }, contains: ':' } as const;
const REMOTE_IS_IPV6 = { flag: { expression: 'RemoteIP', withoutPrefix: '::ffff:' }, contains: ':' } as const;

/** The connections of every device. */
export const CONNECTIONS = [
  {
    expression: 'ActionType',
    is: ['ConnectionSuccess', 'ConnectionFailed', 'ConnectionRequest', 'ConnectionAttempt', 'ConnectionFound', 'InboundConnectionAccepted'],
  },
] as const satisfies readonly RowFilter[];

/** What is said of a connection, whichever of the two sides opened it. */
export const CONNECTION = {
  DestinationPortName: { unsupported: 'the names of ports are not recorded' },
  EventID: { fixed: '3' },
  // Records say Tcp; older ones say which version of IP carried it.
  Protocol: {
    valueMap: 'Protocol',
    values: { tcp: ['Tcp', 'TcpV4', 'TcpV6'], udp: ['Udp', 'UdpV4', 'UdpV6'], icmp: ['Icmp', 'IcmpV4', 'IcmpV6'] },
  },
  SourcePortName: { unsupported: 'the names of ports are not recorded' },
} as const satisfies FieldMappings;

/** That the two sides swap where the device took the connection. */
const SWAPPED = { unverified: true } as const;

/** The table has a local and a remote side; which of them is Sigma's source depends on who opened the connection. */
export const CONNECTION_SIDES = [
  {
    where: [{ expression: 'ActionType', is: ['ConnectionSuccess', 'ConnectionFailed', 'ConnectionRequest', 'ConnectionAttempt'] }],
    fields: {
      DestinationHostname: { host: 'RemoteUrl' },
      DestinationIp: REMOTE_IP,
      DestinationIsIpv6: REMOTE_IS_IPV6,
      DestinationPort: 'RemotePort',
      Initiated: { fixed: 'true' },
      SourceHostname: 'DeviceName',
      SourceIp: LOCAL_IP,
      SourceIsIpv6: LOCAL_IS_IPV6,
      SourcePort: 'LocalPort',
    },
  },
  {
    where: [{ expression: 'ActionType', is: 'InboundConnectionAccepted' }],
    fields: {
      DestinationHostname: { column: 'DeviceName', ...SWAPPED },
      DestinationIp: { ...LOCAL_IP, ...SWAPPED },
      DestinationIsIpv6: { ...LOCAL_IS_IPV6, ...SWAPPED },
      DestinationPort: { column: 'LocalPort', ...SWAPPED },
      Initiated: { fixed: 'false' },
      SourceHostname: { unsupported: 'the name of the device at the other end of an inbound connection is not recorded' },
      SourceIp: { ...REMOTE_IP, ...SWAPPED },
      SourceIsIpv6: { ...REMOTE_IS_IPV6, ...SWAPPED },
      SourcePort: { column: 'RemotePort', ...SWAPPED },
    },
  },
  {
    // A connection that was open before the sensor looked: nobody saw who opened it.
    where: [{ expression: 'ActionType', is: 'ConnectionFound' }],
    fields: {
      DestinationHostname: { host: 'RemoteUrl' },
      DestinationIp: REMOTE_IP,
      DestinationIsIpv6: REMOTE_IS_IPV6,
      DestinationPort: 'RemotePort',
      Initiated: { never: 'ConnectionFound records do not say which side opened the connection' },
      SourceHostname: 'DeviceName',
      SourceIp: LOCAL_IP,
      SourceIsIpv6: LOCAL_IS_IPV6,
      SourcePort: 'LocalPort',
    },
  },
] as const satisfies readonly RowVariant[];

export const FOUND_CONNECTIONS =
  'ConnectionFound records, of connections that were open before the sensor looked, do not say who opened them: their local side is taken for the source. They have the path of the process, but not its command line, account or parent, nor the name of the other side.';

export const CONNECTION_BASIS =
  'The meaning of the columns on the page of the table; which ActionType is outbound is read from the ASIM parser ' +
  'vimNetworkSessionMicrosoft365Defender. That the two sides swap for inbound connections is judgement.';

/** Network connections with the process that made or took them. */
export const networkConnectionMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'network_connection', product: 'windows' },
    table: defenderXdrTables.DeviceNetworkEvents,
    priority: 1,
    where: CONNECTIONS,
    fields: { ...NO_EVENT_LOG, ...INITIATING_PROCESS, ...INITIATING_PROCESS_INTEGRITY, ...CONNECTION },
    variants: CONNECTION_SIDES,
    notes: [FOUND_CONNECTIONS],
    basis: CONNECTION_BASIS,
  }),
];
