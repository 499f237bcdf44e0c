import type { LogEvent } from '../../log-event.js';
import type { Row, TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { xmlText } from '../values/event-xml.js';
import { auditRecords } from './audit-lines.js';

/**
 * What Linux devices write to syslog: a program, its facility and its message.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog. Control characters in a message are written by
 * rsyslog as `#` and their octal number
 * (https://www.rsyslog.com/doc/configuration/input_directives/rsconf1_escapecontrolcharactersonreceive.html).
 */
export const syslog: TableModel = {
  table: 'Syslog',
  rowsFor(event) {
    const { product, category, service } = event.logsource;
    if (product !== 'linux') return [];
    if (category !== undefined) return sysmonRows(event, category);
    if (service === 'auditd') return auditRecords(event).map(({ program, line }) => row(program, 'local6', program, line));
    if (service === 'sudo') return [row('sudo', 'authpriv', 'sudo', commandLine(event))];
    return (PROGRAMS[service ?? ''] ?? []).map(([program, facility]) => row(program, facility, program, textOf(event, 'Message') ?? ''));
  },
};

type Program = readonly [name: string, facility: string];

/** Which programs write a log is judgement but for `sshd-session`, which OpenSSH 9.8 brought (https://www.openssh.com/txt/release-9.8). */
const PROGRAMS: Readonly<Record<string, readonly Program[]>> = {
  '': [['agent', 'user']],
  auth: [
    ['login', 'auth'],
    ['su', 'authpriv'],
  ],
  clamav: [['clamd', 'local6']],
  cron: [
    ['CRON', 'cron'],
    ['crontab', 'cron'],
  ],
  guacamole: [['guacd', 'daemon']],
  sshd: [
    ['sshd', 'auth'],
    ['sshd-session', 'authpriv'],
  ],
  syslog: [['agent', 'daemon']],
  vsftpd: [['vsftpd', 'ftp']],
};

const row = (writtenBy: string, facility: string, program: string, message: string): TableRow => ({
  writtenBy,
  row: {
    Facility: facility,
    ProcessName: program,
    SeverityLevel: 'info',
    SyslogMessage: message.replace(/\p{Cc}/gu, (character) => `#${character.charCodeAt(0).toString(8).padStart(3, '0')}`),
  } satisfies Row,
});

/** Source: https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING. */
const commandLine = (event: LogEvent): string =>
  `   alice : ${['TTY', 'PWD', 'USER', 'COMMAND']
    .flatMap((name) => (textOf(event, name) === undefined ? [] : [`${name}=${textOf(event, name)!}`]))
    .join(' ; ')}`;

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

/** Source: outputxml.c in Sysinternals/SysmonForLinux, which has libxml escape the text: quotes and carriage returns too. */
function sysmonRows(event: LogEvent, category: string): readonly TableRow[] {
  const sysmon = SYSMON[category];
  const id = textOf(event, 'EventID');
  if (sysmon === undefined || (id !== undefined && id !== sysmon.id)) return [];
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
  const message = `<Event><System>${system}</System><EventData>${data.join('')}</EventData></Event>`;
  return [row('sysmon', 'user', 'sysmon', message)];
}
