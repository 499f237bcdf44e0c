import type { LogEvent } from '../../../log-event.js';
import { textOf } from '../../values/event-fields.js';
import { xmlText } from '../../values/event-xml.js';

const BEGIN = ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image'];

/** The members of the events in their order, as the Windows edition has them. */
const SYSMON: Readonly<Record<string, { readonly id: string; readonly members: readonly string[] }>> = {
  process_creation: {
    id: '1',
    members: [
      ...[...BEGIN, 'FileVersion', 'Description', 'Product', 'Company', 'OriginalFileName', 'CommandLine', 'CurrentDirectory', 'User'],
      ...['LogonGuid', 'LogonId', 'TerminalSessionId', 'IntegrityLevel', 'Hashes', 'ParentProcessGuid', 'ParentProcessId'],
      ...['ParentImage', 'ParentCommandLine', 'ParentUser'],
    ],
  },
  file_event: { id: '11', members: [...BEGIN, 'TargetFilename', 'CreationUtcTime', 'User'] },
  network_connection: {
    id: '3',
    members: [
      ...[...BEGIN, 'User', 'Protocol', 'Initiated', 'SourceIsIpv6', 'SourceIp', 'SourceHostname', 'SourcePort', 'SourcePortName'],
      ...['DestinationIsIpv6', 'DestinationIp', 'DestinationHostname', 'DestinationPort', 'DestinationPortName'],
    ],
  },
};

/**
 * An event of Sysmon for Linux, which is the message of a row. Undefined where Sysmon has none of the category, or of another id.
 *
 * Source: outputxml.c in Sysinternals/SysmonForLinux, which has libxml escape the text: quotes and carriage returns
 * too.
 */
export function sysmonMessage(event: LogEvent, category: string): string | undefined {
  const sysmon = SYSMON[category];
  const id = textOf(event, 'EventID');
  if (sysmon === undefined || (id !== undefined && id !== sysmon.id)) return undefined;
  const data = sysmon.members.flatMap((name) => {
    const value = textOf(event, name);
    return value === undefined ? [] : [`<Data Name="${name}">${xmlText(value).replaceAll('"', '&quot;')}</Data>`];
  });
  const system =
    `<Provider Name="Linux-Sysmon" Guid="{ff032593-a8d3-4f13-b0d6-01fc615a0f97}"/><EventID>${sysmon.id}</EventID><Version>5</Version>` +
    '<Level>4</Level><Task>1</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords>' +
    '<TimeCreated SystemTime="2025-03-11T09:26:40.123456000Z"/><EventRecordID>77</EventRecordID><Correlation/>' +
    '<Execution ProcessID="812" ThreadID="812"/><Channel>Linux-Sysmon/Operational</Channel>' +
    `<Computer>${textOf(event, 'Computer') ?? 'host1'}</Computer><Security UserId="0"/>`;
  return `<Event><System>${system}</System><EventData>${data.join('')}</EventData></Event>`;
}
