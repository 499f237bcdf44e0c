import type { TableModel } from '../row.js';
import { firstTextOf, textOf } from '../values/event-fields.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { activityOf } from './activity.js';
import { inspectedTraffic } from './inspected-traffic.js';
import { initiatingProcessOf, recordsOf, type Cells } from './records.js';

/**
 * Network connections. The table has a local and a remote side; who opened the connection says which of them is the source.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table; the ASIM parser
 * vimNetworkSessionMicrosoft365Defender for which ActionType is outbound; records of the streaming API in elastic/integrations,
 * packages/m365_defender, test-device.log. That the sides swap for inbound connections is judgement, borne out by the record of
 * an accepted one, whose local port is that of the service.
 */
export const deviceNetworkEvents: TableModel = {
  table: 'DeviceNetworkEvents',
  rowsFor(event) {
    if (activityOf(event) !== 'sysmon/3') return inspectedTraffic(event);
    const process = { ...initiatingProcessOf(event), integrityLevel: textOf(event, 'IntegrityLevel') };
    const source = [textOf(event, 'SourceIp'), wholeNumber(textOf(event, 'SourcePort'))] as const;
    const destination = [textOf(event, 'DestinationIp'), wholeNumber(textOf(event, 'DestinationPort'))] as const;
    const protocol = textOf(event, 'Protocol');
    const outbound: Cells = {
      ActionType: 'ConnectionSuccess',
      DeviceName: firstTextOf(event, 'Computer', 'SourceHostname'),
      ...sides(source, destination),
      RemoteUrl: textOf(event, 'DestinationHostname'),
      Protocol: protocol === undefined ? undefined : capitalised(protocol),
    };
    // Nobody names the other end of an inbound connection.
    const inbound: Cells = {
      ...outbound,
      ActionType: 'InboundConnectionAccepted',
      DeviceName: firstTextOf(event, 'Computer', 'DestinationHostname'),
      ...sides(destination, source),
      RemoteUrl: undefined,
    };
    const outboundOthers: Readonly<Record<string, Cells>> = {
      failed: { ActionType: 'ConnectionFailed' },
      requested: { ActionType: 'ConnectionRequest' },
      attempted: { ActionType: 'ConnectionAttempt' },
      'older-protocol': { Protocol: protocol === undefined ? undefined : `${capitalised(protocol)}V${versionOf(destination[0])}` },
    };
    switch (textOf(event, 'Initiated')?.toLowerCase()) {
      case 'true':
        return recordsOf(event, process, outbound, outboundOthers);
      case 'false':
        return recordsOf(event, process, inbound);
      default:
        return recordsOf(event, process, outbound, { ...outboundOthers, inbound, found: found(process.image) });
    }
  },
};

type Side = readonly [address: string | undefined, port: bigint | undefined];

const sides = (local: Side, remote: Side): Cells => ({
  LocalIP: local[0],
  LocalPort: local[1],
  RemoteIP: remote[0],
  RemotePort: remote[1],
});

/**
 * A connection that was open before the sensor looked: the record on hand has the path of the process, with the case of its
 * letters, and nothing else of it, nor a name of the other end. Nobody saw who opened it.
 */
const found = (image: string | undefined): Cells => ({
  ActionType: 'ConnectionFound',
  InitiatingProcessFolderPath: image,
  InitiatingProcessAccountDomain: undefined,
  InitiatingProcessAccountName: undefined,
  InitiatingProcessCommandLine: undefined,
  InitiatingProcessId: 0n,
  InitiatingProcessIntegrityLevel: undefined,
  InitiatingProcessParentFileName: undefined,
  InitiatingProcessParentId: 0n,
  RemoteUrl: undefined,
});

/** Records have `Tcp`, where Sysmon has `tcp`. */
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** Older records say `TcpV4`. */
const versionOf = (address: string | undefined): string => (address?.includes(':') ? '6' : '4');
