import { defineRoute, type Route } from '../../target.js';
import { INITIATING_PROCESS, INITIATING_PROCESS_INTEGRITY, NO_EVENT_LOG } from '../fields.js';
import { deviceNetworkEvents } from '../tables/device-network-events.js';

/** Network connections with the process that made or took them. */
export const networkConnectionRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'network_connection', product: 'windows' },
    table: deviceNetworkEvents,
    priority: 1,
    where: [
      {
        cell: 'ActionType',
        is: [
          'ConnectionSuccess',
          'ConnectionFailed',
          'ConnectionRequest',
          'ConnectionAttempt',
          'ConnectionFound',
          'InboundConnectionAccepted',
        ],
      },
    ],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      ...INITIATING_PROCESS_INTEGRITY,
      DestinationPortName: { unsupported: 'the names of ports are not recorded' },
      EventID: { fixed: '3' },
      // Records say Tcp; older ones say which version of IP carried it.
      Protocol: {
        in: 'Protocol',
        values: { tcp: ['Tcp', 'TcpV4', 'TcpV6'], udp: ['Udp', 'UdpV4', 'UdpV6'], icmp: ['Icmp', 'IcmpV4', 'IcmpV6'] },
      },
      SourcePortName: { unsupported: 'the names of ports are not recorded' },
    },
    // The table has a local and a remote side; which of them is Sigma's source depends on who opened the connection.
    cases: [
      {
        where: [{ cell: 'ActionType', is: ['ConnectionSuccess', 'ConnectionFailed', 'ConnectionRequest', 'ConnectionAttempt'] }],
        fields: {
          DestinationHostname: { host: 'RemoteUrl' },
          DestinationIp: 'RemoteIP',
          DestinationIsIpv6: { flag: 'RemoteIP', contains: ':' },
          DestinationPort: 'RemotePort',
          Initiated: { fixed: 'true' },
          SourceHostname: 'DeviceName',
          SourceIp: 'LocalIP',
          SourceIsIpv6: { flag: 'LocalIP', contains: ':' },
          SourcePort: 'LocalPort',
        },
      },
      {
        where: [{ cell: 'ActionType', is: 'InboundConnectionAccepted' }],
        fields: {
          DestinationHostname: 'DeviceName',
          DestinationIp: 'LocalIP',
          DestinationIsIpv6: { flag: 'LocalIP', contains: ':' },
          DestinationPort: 'LocalPort',
          Initiated: { fixed: 'false' },
          SourceHostname: { unsupported: 'the name of the device at the other end of an inbound connection is not recorded' },
          SourceIp: 'RemoteIP',
          SourceIsIpv6: { flag: 'RemoteIP', contains: ':' },
          SourcePort: 'RemotePort',
        },
      },
      {
        // A connection that was open before the sensor looked: nobody saw who opened it.
        where: [{ cell: 'ActionType', is: 'ConnectionFound' }],
        fields: {
          DestinationHostname: { host: 'RemoteUrl' },
          DestinationIp: 'RemoteIP',
          DestinationIsIpv6: { flag: 'RemoteIP', contains: ':' },
          DestinationPort: 'RemotePort',
          Initiated: { never: 'ConnectionFound records do not say which side opened the connection' },
          SourceHostname: 'DeviceName',
          SourceIp: 'LocalIP',
          SourceIsIpv6: { flag: 'LocalIP', contains: ':' },
          SourcePort: 'LocalPort',
        },
      },
    ],
    basis:
      'The meaning of the columns on the page of the table; which ActionType is outbound is read from the ASIM parser ' +
      'vimNetworkSessionMicrosoft365Defender. That the two sides swap for inbound connections is judgement.',
  }),
];
