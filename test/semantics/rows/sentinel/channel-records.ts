import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';
import type { Member } from '../values/event-xml.js';
import { detectedPathOf, threatNameOf } from '../values/malware-detection.js';
import { sameText } from '../values/same-text.js';
import { intOf } from '../values/whole-numbers.js';
import { headerOf, memberNames, membersOf, type Channel, type WindowsRecord } from './windows-record.js';

/**
 * The channels with the providers that write to them; any may write to the Application and System logs. PowerShell 7 has a
 * channel of its own.
 *
 * Source: SigmaHQ/sigma, tests/thor.yml, and SigmaHQ/pySigma, sigma/pipelines/common.py (channels);
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_logging_windows (PowerShell's providers).
 */
const APPLICATION: readonly Channel[] = [{ name: 'Application' }];
const SYSTEM: readonly Channel[] = [{ name: 'System' }];
const DEFENDER: readonly Channel[] = [
  { name: 'Microsoft-Windows-Windows Defender/Operational', provider: 'Microsoft-Windows-Windows Defender' },
];
const POWERSHELL: readonly Channel[] = [
  { name: 'Microsoft-Windows-PowerShell/Operational', provider: 'Microsoft-Windows-PowerShell' },
  { name: 'PowerShellCore/Operational', provider: 'PowerShellCore' },
];
const POWERSHELL_CLASSIC: readonly Channel[] = [{ name: 'Windows PowerShell', provider: 'PowerShell' }];

/** An event of the Application log. */
export const applicationRecords = (event: LogEvent): readonly WindowsRecord[] =>
  recordsIn(APPLICATION, event, { writtenBy: 'application-log', members: allMembers(event) });

/** An event of no log in particular: the Application log is as good as any. */
export const anyLogRecords = applicationRecords;

/** An event of the System log. */
export function systemRecords(event: LogEvent): readonly WindowsRecord[] {
  const provider = textOf(event, 'Provider_Name');
  if (textOf(event, 'EventID') === '104' && sameText(provider ?? EVENT_LOG, EVENT_LOG)) return clearedLogRecords(event);
  const data = sameText(provider ?? '', 'Service Control Manager') ? serviceData(event) : { members: allMembers(event) };
  return recordsIn(SYSTEM, event, { writtenBy: 'system-log', ...data });
}

const EVENT_LOG = 'Microsoft-Windows-Eventlog';

/**
 * The Service Control Manager's events have no process in their data (7045 has ServiceName, ImagePath, ServiceType, StartType
 * and AccountName), so `ProcessId` is that of the writer: SigmaHQ's rule win_system_service_install_sups_unusal_client.yml, for
 * services installed by "process 0", can mean nothing else (judgement).
 */
const serviceData = (event: LogEvent): Pick<WindowsRecord, 'members' | 'writerProcessId'> => ({
  members: allMembers(event).filter(({ name }) => name !== 'ProcessId'),
  writerProcessId: intOf(textOf(event, 'ProcessId') ?? ''),
});

/**
 * "The log file was cleared" has the name of that log in its data under the name `Channel`, and it is this that rules for the
 * event test: the event itself is in the System log, whichever log was cleared.
 *
 * Source: manifest/Microsoft-Windows-Eventlog.tsv in jdu2600/Windows10EtwEvents; SigmaHQ's win_system_susp_eventlog_cleared.yml.
 */
function clearedLogRecords(event: LogEvent): readonly WindowsRecord[] {
  const members = membersOf(event, ['SubjectUserName', 'SubjectDomainName', 'Channel', 'BackupPath']);
  return recordsIn(SYSTEM, { ...event, fields: { ...event.fields, Channel: null } }, { writtenBy: 'system-log', members, userData: true });
}

/**
 * What Microsoft Defender Antivirus calls the members of its events, where Sigma leaves the blanks out or has underscores.
 *
 * Source: https://learn.microsoft.com/defender-endpoint/troubleshoot-microsoft-defender-antivirus has their labels; that the
 * members are called alike is so in samples of event 1116, and judgement for the others.
 */
const DEFENDER_MEMBERS = [
  'Action ID',
  'Action Name',
  'Additional Actions String',
  'Category Name',
  'Changed Type',
  'Detection ID',
  'Detection Time',
  'Detection User',
  'Engine Version',
  'Error Code',
  'Error Description',
  'Feature ID',
  'Feature Name',
  'Involved File',
  'New Value',
  'Old Value',
  'Origin Name',
  'Parent Commandline',
  'Process Name',
  'Product Name',
  'Product Version',
  'Remediation User',
  'Severity Name',
  'Source Name',
  'Status Code',
  'Target Commandline',
  'Threat ID',
  'Threat Name',
  'Type Name',
];

const withoutBlanks = (name: string): string => name.replaceAll(/[ _]/g, '');

const defenderMember = (field: string): string =>
  DEFENDER_MEMBERS.find((name) => sameText(withoutBlanks(name), withoutBlanks(field))) ?? field;

/** An event of Microsoft Defender Antivirus. */
export const defenderAntivirusRecords = (event: LogEvent): readonly WindowsRecord[] =>
  recordsIn(DEFENDER, event, {
    writtenBy: 'defender-antivirus',
    members: allMembers(event).map(({ name, value }) => (name === undefined ? { value } : { name: defenderMember(name), value })),
  });

/**
 * What Microsoft Defender Antivirus finds (1116), or acts on (1117). The path has the scheme of the resource before it; several
 * resources are one text.
 *
 * Source: https://learn.microsoft.com/defender-endpoint/troubleshoot-microsoft-defender-antivirus, events 1116 and 1117.
 */
export function detectionRecords(event: LogEvent): readonly WindowsRecord[] {
  const [name, path] = [threatNameOf(event), detectedPathOf(event)];
  const record = (writtenBy: string, ownId: number, resources: string | undefined): readonly WindowsRecord[] =>
    recordsIn(DEFENDER, event, {
      writtenBy,
      ownId,
      members: [
        ...(name === undefined ? [] : [{ name: 'Threat Name', value: name }]),
        ...(resources === undefined ? [] : [{ name: 'Path', value: resources }]),
      ],
    });
  const file = path === undefined || path === '' ? undefined : `file:_${path}`;
  return [
    ...record('defender-antivirus', 1116, file),
    ...record('defender-antivirus-action', 1117, file),
    ...(file === undefined ? [] : record('defender-antivirus-several', 1116, `containerfile:_C:\\Users\\alice\\all.zip; ${file}`)),
  ];
}

/** An event of PowerShell's own channel. */
export const powershellRecords = (event: LogEvent): readonly WindowsRecord[] =>
  recordsIn(POWERSHELL, event, { writtenBy: 'powershell', members: allMembers(event) });

/**
 * A script block: event 4104.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_logging_windows.
 */
export const scriptBlockRecords = (event: LogEvent): readonly WindowsRecord[] =>
  onlyId(
    4104,
    recordsIn(POWERSHELL, event, {
      writtenBy: 'powershell',
      ownId: 4104,
      members: membersOf(event, ['MessageNumber', 'MessageTotal', 'ScriptBlockText', 'ScriptBlockId', 'Path']),
    }),
  );

/** The commands of a module: event 4103; the same source. */
export const moduleRecords = (event: LogEvent): readonly WindowsRecord[] =>
  onlyId(
    4103,
    recordsIn(POWERSHELL, event, {
      writtenBy: 'powershell',
      ownId: 4103,
      members: membersOf(event, ['ContextInfo', 'UserData', 'Payload']),
    }),
  );

/**
 * The start of the engine (event 400), of a provider (600) and a pipeline (800) in the classic log, all whose data is text without
 * names. What a rule tests as a field is a line of that text, as in `HostApplication=powershell.exe`. Real events have two words
 * for the states before it, which an event has only if it says so.
 *
 * Source: the samples in Yamato-Security/hayabusa and SigmaHQ/sigma, tests/thor.yml (the ids).
 */
export const engineStartRecords = (event: LogEvent): readonly WindowsRecord[] => classicRecords(event, 400);
export const providerStartRecords = (event: LogEvent): readonly WindowsRecord[] => classicRecords(event, 600);
export const pipelineRecords = (event: LogEvent): readonly WindowsRecord[] => classicRecords(event, 800);

function classicRecords(event: LogEvent, id: number): readonly WindowsRecord[] {
  const text = textOf(event, 'Data');
  const lines = allMembers(event).flatMap(({ name, value }) => (name === undefined ? [] : [`\t${name}=${value}`]));
  const values = [...(text === undefined ? [] : [text]), ...(lines.length === 0 ? [] : [lines.join('\r\n')])];
  return onlyId(
    id,
    recordsIn(POWERSHELL_CLASSIC, event, { writtenBy: 'powershell', ownId: id, members: values.map((value) => ({ value })) }),
  );
}

const RPC_FIREWALL: readonly Channel[] = [{ name: 'RPCFW', provider: 'RPCFW' }];

/**
 * A call that RPC Firewall saw: its data are members without names, of which the interface and the number of the operation are two.
 *
 * Source: https://github.com/zeronetworks/rpcfirewall; which other members there are, and their order, is judgement.
 */
export function rpcFirewallRecords(event: LogEvent): readonly WindowsRecord[] {
  const [uuid, operation] = ['InterfaceUuid', 'OpNum'].map((field) => textOf(event, field) ?? '');
  const values = ['4312', 'C:\\Windows\\System32\\svchost.exe', 'ncacn_ip_tcp', '49667', '10.20.30.40', uuid!, operation!];
  return sameText(textOf(event, 'EventLog') ?? 'RPCFW', 'RPCFW')
    ? recordsIn(RPC_FIREWALL, event, { writtenBy: 'rpc-firewall', ownId: 3, members: values.map((value) => ({ value })) })
    : [];
}

interface RecordData extends Pick<WindowsRecord, 'writtenBy' | 'members' | 'userData' | 'writerProcessId'> {
  readonly ownId?: number;
}

/**
 * The record of an event in one of the channels. Its message is the event's own, or the values of its data in lines: what
 * Windows writes around them is in the files of the provider.
 */
function recordsIn(channels: readonly Channel[], event: LogEvent, { ownId = 0, ...data }: RecordData): readonly WindowsRecord[] {
  const header = headerOf(event, channels, ownId);
  if (header === undefined) return [];
  const message = textOf(event, 'Message') ?? data.members.map(({ value }) => value).join('\r\n');
  return [{ ...header, ...data, message }];
}

const onlyId = (id: number, records: readonly WindowsRecord[]): readonly WindowsRecord[] => records.filter(({ eventId }) => eventId === id);

/** All data of an event. Sigma's `Data` is that without a name, of which classic events have nothing else. */
const allMembers = (event: LogEvent): readonly Member[] =>
  membersOf(event, memberNames(event)).map((member) => (member.name === 'Data' ? { value: member.value } : member));
