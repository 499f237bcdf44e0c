import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf, valueOf } from '../values/event-fields.js';
import { firewallSessionOf, normalizedAction } from '../values/firewall-session.js';
import { filteredDevicePath, splitPath } from '../values/paths.js';
import { sameText } from '../values/same-text.js';
import { intOf, wholeNumber } from '../values/whole-numbers.js';
import { isOfCategory, isOfUnix, mayHaveId } from './categories.js';
import { hostOf, type Host } from './hosts.js';
import { computerOf, defenderAccount, defenderCells, rowOf, securityCells, sysmonRows, type Cells, type ParsedField } from './sources.js';

/**
 * Network connections of processes: Sysmon's event 3, Windows event 5156, DeviceNetworkEvents; sessions of firewalls and flows.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-network
 */
export const imNetworkSession: TableModel = {
  table: 'imNetworkSession',
  rowsFor(event) {
    if (event.logsource.category === 'firewall') return firewallSessions(event);
    if (event.logsource.service === 'netflow') return [flow(event)];
    if (isOfUnix(event, 'network_connection')) return [unixSession(event), ...defenderConnections(event)];
    if (!isOfCategory(event, 'network_connection')) return [];
    return [
      ...(mayHaveId(event, '3') ? sysmonConnection(event) : []),
      ...(mayHaveId(event, '5156') ? [permittedConnection(event)] : []),
      ...(mayHaveId(event, '3') ? defenderConnections(event) : []),
    ];
  },
};

/** A word of the product that its parser does not know leaves the column empty. */
function firewallSessions(event: LogEvent): readonly TableRow[] {
  const session = firewallSessionOf(event);
  if (session === undefined) return [];
  const row = rowOf('firewall', {
    DstIpAddr: session.destinationAddress,
    DstPortNumber: intOf(session.destinationPort ?? ''),
    DvcAction: normalizedAction(session.action),
    DvcOriginalAction: session.action,
    EventType: 'NetworkSession',
    SrcIpAddr: session.sourceAddress,
    SrcPortNumber: intOf(session.sourcePort ?? ''),
    SrcUsername: session.user,
  });
  return [row];
}

/** Flow records as clouds have them. */
const flow = (event: LogEvent): TableRow =>
  rowOf('flow-log', {
    DstIpAddr: textOf(event, 'destination.ip'),
    DstPortNumber: intOf(textOf(event, 'destination.port') ?? ''),
    EventType: 'Flow',
    SrcIpAddr: textOf(event, 'source.ip'),
    SrcPortNumber: intOf(textOf(event, 'source.port') ?? ''),
  });

/** All sources say who opened a connection: an event that does not is taken for one that the process opened (judgement). */
const isOutbound = (event: LogEvent): boolean => !sameText(textOf(event, 'Initiated') ?? 'true', 'false');

/** The two ends, of which only the columns of the ports are numbers. */
const endpoints = (event: LogEvent): Cells => ({
  Dst: textOf(event, 'DestinationIp'),
  DstIpAddr: textOf(event, 'DestinationIp'),
  DstPortNumber: intOf(textOf(event, 'DestinationPort') ?? ''),
  IpAddr: textOf(event, 'SourceIp'),
  NetworkProtocol: textOf(event, 'Protocol')?.toUpperCase(),
  Src: textOf(event, 'SourceIp'),
  SrcIpAddr: textOf(event, 'SourceIp'),
  SrcPortNumber: intOf(textOf(event, 'SourcePort') ?? ''),
});

const hostCells = ({ hostname, domain, fqdn }: Host, side: 'Src' | 'Dst' | 'Dvc'): Cells => ({
  [`${side}Hostname`]: hostname,
  [`${side}Domain`]: domain,
  [`${side}FQDN`]: fqdn,
  [`${side}DomainType`]: fqdn === undefined ? undefined : 'FQDN',
});

/**
 * The parsers do not set NetworkDirection. They put the process that opens a connection at its destination, and take the name
 * of the other end for that of the device, which is in Dvc alone. The one for WindowsEvent looks for the name of the source under
 * a name that Sysmon does not use.
 *
 * Source: vimNetworkSessionMicrosoftSysmon 0.1.1 and ASimNetworkSessionMicrosoftSysmonWindowsEvent 0.2.1, both of 2024. The
 * version before them set the direction and put the process at the source.
 */
function sysmonConnection(event: LogEvent): readonly TableRow[] {
  const source = valueOf(event, 'SourceHostname');
  return sysmonRows(event, (read) => sysmonSession(event, read)).map(({ writtenBy, row }) =>
    rowOf(writtenBy, {
      ...row,
      ...sysmonHosts(event, writtenBy === 'sysmon' ? source : undefined, valueOf(event, 'DestinationHostname')),
    }),
  );
}

function sysmonSession(event: LogEvent, read: ParsedField): Cells {
  const process = read('Image');
  const side = isOutbound(event) ? 'Dst' : 'Src';
  const isIpv6 = [textOf(event, 'SourceIsIpv6'), textOf(event, 'DestinationIsIpv6')].some((flag) => sameText(flag ?? '', 'true'));
  return {
    ...endpoints(event),
    EventType: 'EndpointNetworkSession',
    EventOriginalType: '3',
    NetworkProtocolVersion: isIpv6 ? 'IPV6' : 'IPV4',
    [`${side}AppName`]: process === undefined ? undefined : splitPath(process).name,
    [`${side}AppType`]: 'Process',
    [`${side}ProcessGuid`]: textOf(event, 'ProcessGuid')?.replace(/^\{(.*)\}$/, '$1'),
    [`${side}ProcessId`]: read('ProcessId'),
    [`${side}ProcessName`]: process,
    [`${side}Username`]: read('User'),
    [`${side}UsernameType`]: 'Windows',
  };
}

function sysmonHosts(event: LogEvent, source: string | undefined, destination: string | undefined): Cells {
  const device = isOutbound(event) ? destination : source;
  return {
    ...hostCells(hostOf(source), 'Src'),
    ...hostCells(hostOf(destination), 'Dst'),
    ...hostCells(hostOf(device), 'Dvc'),
    DvcIpAddr: textOf(event, isOutbound(event) ? 'SourceIp' : 'DestinationIp'),
    Hostname: device,
  };
}

/**
 * Sysmon for Linux. The parser sets the direction, and leaves the protocol under a name that is not in the schema.
 *
 * Source: vimNetworkSessionLinuxSysmon 0.3
 */
function unixSession(event: LogEvent): TableRow {
  const side = isOutbound(event) ? 'Src' : 'Dst';
  return rowOf('sysmon-for-linux', {
    ...endpoints(event),
    Type: 'Syslog',
    EventProduct: 'Sysmon for Linux',
    EventType: 'NetworkSession',
    EventOriginalType: '3',
    Dvc: computerOf(event),
    DvcHostname: computerOf(event),
    DvcOs: 'Linux',
    NetworkProtocol: undefined,
    NetworkDirection: isOutbound(event) ? 'Outbound' : 'Inbound',
    SrcHostname: valueOf(event, 'SourceHostname'),
    DstHostname: valueOf(event, 'DestinationHostname'),
    [`${side}AppName`]: textOf(event, 'Image'),
    [`${side}AppType`]: 'Process',
    [`${side}ProcessGuid`]: textOf(event, 'ProcessGuid')?.replace(/^\{(.*)\}$/, '$1'),
    [`${side}ProcessId`]: textOf(event, 'ProcessId'),
    [`${side}ProcessName`]: textOf(event, 'Image'),
    [`${side}Username`]: textOf(event, 'User'),
    [`${side}UsernameType`]: 'Simple',
  });
}

/**
 * The device is the source of a connection that its process opens, and the destination of one that it accepts. Of the process
 * there is the name of the file alone. A connection that failed or was only asked for is another event; in the columns that rules
 * test it differs in EventResult.
 *
 * Source: vimNetworkSessionMicrosoft365Defender. That RemoteUrl is the name of the destination is judgement on records of the
 * streaming API in elastic/integrations, packages/m365_defender, test-device.log; nobody names the other end of an inbound one.
 */
function defenderConnections(event: LogEvent): readonly TableRow[] {
  const outbound = isOutbound(event);
  const [own, other] = outbound ? (['Src', 'Dst'] as const) : (['Dst', 'Src'] as const);
  const device = hostOf(computerOf(event) ?? valueOf(event, outbound ? 'SourceHostname' : 'DestinationHostname'));
  const remote = hostOf(outbound ? valueOf(event, 'DestinationHostname') : undefined);
  const image = textOf(event, 'Image');
  const process = image === undefined ? undefined : splitPath(image).name;
  const account = defenderAccount(textOf(event, 'User'), own);
  const cells: Cells = {
    ...defenderCells(event),
    Type: 'DeviceNetworkEvents',
    ...endpoints(event),
    ...hostCells(device, 'Dvc'),
    ...hostCells(device, own),
    ...hostCells(remote, other),
    ...account,
    Dvc: device.hostname,
    DvcIpAddr: textOf(event, outbound ? 'SourceIp' : 'DestinationIp'),
    EventType: 'NetworkSession',
    EventOriginalResultDetails: outbound ? 'ConnectionSuccess' : 'InboundConnectionAccepted',
    Hostname: remote.hostname,
    NetworkDirection: outbound ? 'Outbound' : 'Inbound',
    Process: process,
    User: account[`${own}Username`],
    [`${own}AppName`]: process,
    [`${own}AppType`]: 'Process',
    [`${own}ProcessId`]: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    [`${own}ProcessName`]: process,
  };
  return outbound
    ? [
        rowOf('defender', cells),
        rowOf('defender-failed', { ...cells, EventOriginalResultDetails: 'ConnectionFailed', EventResult: 'Failure' }),
      ]
    : [rowOf('defender', cells)];
}

/**
 * A connection that the Windows Filtering Platform permits. The parser keeps the path of the process, as the kernel has it, in the
 * name of the application, and leaves the name of the process empty.
 *
 * Source: ASimNetworkSessionMicrosoftSecurityEventFirewall;
 * https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-5156
 */
function permittedConnection(event: LogEvent): TableRow {
  const side = isOutbound(event) ? 'Src' : 'Dst';
  const image = textOf(event, 'Image');
  return rowOf('security', {
    ...securityCells(event),
    Type: 'SecurityEvent',
    EventProduct: 'Windows Firewall',
    EventType: 'NetworkSession',
    EventOriginalType: '5156',
    ...endpoints(event),
    DvcAction: 'Allow',
    Hostname: isOutbound(event) ? undefined : computerOf(event),
    NetworkDirection: isOutbound(event) ? 'Outbound' : 'Inbound',
    [`${side}AppName`]: image === undefined ? undefined : filteredDevicePath(image),
    DstAppType: 'Process',
    SrcAppType: 'Process',
    [`${side}Hostname`]: computerOf(event),
    [`${side}ProcessId`]: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
  });
}
