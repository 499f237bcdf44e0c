import type { LogEvent } from '../../log-event.js';
import { textOf } from '../values/event-fields.js';
import type { Member } from '../values/event-xml.js';
import { hashesOf } from '../values/hashes.js';
import { sameText } from '../values/same-text.js';
import { intOf } from '../values/whole-numbers.js';
import { headerOf, memberNames, membersOf, type WindowsRecord } from './windows-record.js';

interface SysmonEvent {
  /** What the message of the event begins with. */
  readonly title: string;
  readonly members: readonly string[];
}

const BEGIN = ['RuleName', 'UtcTime', 'ProcessGuid', 'ProcessId'];
const FILE_VERSION = ['FileVersion', 'Description', 'Product', 'Company', 'OriginalFileName'];
const SIGNATURE = ['Signed', 'Signature', 'SignatureStatus'];
const DELETED = [...BEGIN, 'User', 'Image', 'TargetFilename', 'Hashes', 'IsExecutable'];
const EXECUTABLE = [...BEGIN, 'User', 'Image', 'TargetFilename', 'Hashes'];
const REGISTRY = ['RuleName', 'EventType', 'UtcTime', 'ProcessGuid', 'ProcessId', 'Image', 'TargetObject'];
const PIPE = ['RuleName', 'EventType', 'UtcTime', 'ProcessGuid', 'ProcessId', 'PipeName', 'Image', 'User'];
const WMI = ['RuleName', 'EventType', 'UtcTime', 'Operation', 'User'];

/**
 * The events with their members in the order in which Sysmon writes them.
 *
 * Source: the schema 4.90 of Sysmon 15 (`sysmon -s`), which https://learn.microsoft.com/sysinternals/downloads/sysmon describes.
 */
const EVENTS: Readonly<Record<number, SysmonEvent>> = {
  1: {
    title: 'Process Create',
    members: [
      ...BEGIN,
      'Image',
      ...FILE_VERSION,
      'CommandLine',
      'CurrentDirectory',
      'User',
      'LogonGuid',
      'LogonId',
      'TerminalSessionId',
      'IntegrityLevel',
      'Hashes',
      'ParentProcessGuid',
      'ParentProcessId',
      'ParentImage',
      'ParentCommandLine',
      'ParentUser',
    ],
  },
  2: {
    title: 'File creation time changed',
    members: [...BEGIN, 'Image', 'TargetFilename', 'CreationUtcTime', 'PreviousCreationUtcTime', 'User'],
  },
  3: {
    title: 'Network connection detected',
    members: [
      ...BEGIN,
      'Image',
      'User',
      'Protocol',
      'Initiated',
      'SourceIsIpv6',
      'SourceIp',
      'SourceHostname',
      'SourcePort',
      'SourcePortName',
      'DestinationIsIpv6',
      'DestinationIp',
      'DestinationHostname',
      'DestinationPort',
      'DestinationPortName',
    ],
  },
  4: { title: 'Sysmon service state changed', members: ['UtcTime', 'State', 'Version', 'SchemaVersion'] },
  5: { title: 'Process terminated', members: [...BEGIN, 'Image', 'User'] },
  6: { title: 'Driver loaded', members: ['RuleName', 'UtcTime', 'ImageLoaded', 'Hashes', ...SIGNATURE] },
  7: { title: 'Image loaded', members: [...BEGIN, 'Image', 'ImageLoaded', ...FILE_VERSION, 'Hashes', ...SIGNATURE, 'User'] },
  8: {
    title: 'CreateRemoteThread detected',
    members: [
      'RuleName',
      'UtcTime',
      'SourceProcessGuid',
      'SourceProcessId',
      'SourceImage',
      'TargetProcessGuid',
      'TargetProcessId',
      'TargetImage',
      'NewThreadId',
      'StartAddress',
      'StartModule',
      'StartFunction',
      'SourceUser',
      'TargetUser',
    ],
  },
  9: { title: 'RawAccessRead detected', members: [...BEGIN, 'Image', 'Device', 'User'] },
  10: {
    title: 'Process accessed',
    members: [
      'RuleName',
      'UtcTime',
      'SourceProcessGUID',
      'SourceProcessId',
      'SourceThreadId',
      'SourceImage',
      'TargetProcessGUID',
      'TargetProcessId',
      'TargetImage',
      'GrantedAccess',
      'CallTrace',
      'SourceUser',
      'TargetUser',
    ],
  },
  11: { title: 'File created', members: [...BEGIN, 'Image', 'TargetFilename', 'CreationUtcTime', 'User'] },
  12: { title: 'Registry object added or deleted', members: [...REGISTRY, 'User'] },
  13: { title: 'Registry value set', members: [...REGISTRY, 'Details', 'User'] },
  14: { title: 'Registry object renamed', members: [...REGISTRY, 'NewName', 'User'] },
  15: { title: 'File stream created', members: [...BEGIN, 'Image', 'TargetFilename', 'CreationUtcTime', 'Hash', 'Contents', 'User'] },
  16: { title: 'Sysmon config state changed', members: ['UtcTime', 'Configuration', 'ConfigurationFileHash'] },
  17: { title: 'Pipe Created', members: PIPE },
  18: { title: 'Pipe Connected', members: PIPE },
  19: { title: 'WmiEventFilter activity detected', members: [...WMI, 'EventNamespace', 'Name', 'Query'] },
  20: { title: 'WmiEventConsumer activity detected', members: [...WMI, 'Name', 'Type', 'Destination'] },
  21: { title: 'WmiEventConsumerToFilter activity detected', members: [...WMI, 'Consumer', 'Filter'] },
  22: { title: 'Dns query', members: [...BEGIN, 'QueryName', 'QueryStatus', 'QueryResults', 'Image', 'User'] },
  23: { title: 'File Delete archived', members: [...DELETED, 'Archived'] },
  24: { title: 'Clipboard changed', members: [...BEGIN, 'Image', 'Session', 'ClientInfo', 'Hashes', 'Archived', 'User'] },
  25: { title: 'Process Tampering', members: [...BEGIN, 'Image', 'Type', 'User'] },
  26: { title: 'File Delete logged', members: DELETED },
  27: { title: 'File Block Executable', members: EXECUTABLE },
  28: { title: 'File Block Shredding', members: DELETED },
  29: { title: 'File Executable Detected', members: EXECUTABLE },
  255: { title: 'Error report', members: ['UtcTime', 'ID', 'Description'] },
};

/** An event that a category may be, and the `EventType` that Sysmon always writes for it, if any. */
interface Kind {
  readonly id: number;
  readonly eventType?: string;
}

const CREATE_KEY = { id: 12, eventType: 'CreateKey' };
const DELETE_KEY = { id: 12, eventType: 'DeleteKey' };
const DELETE_VALUE = { id: 12, eventType: 'DeleteValue' };
const SET_VALUE = { id: 13, eventType: 'SetValue' };
const RENAME_KEY = { id: 14, eventType: 'RenameKey' };

/**
 * Source: SigmaHQ/sigma, tests/thor.yml, and SigmaHQ/pySigma, sigma/pipelines/common.py, for the ids. They have event 26 as a
 * category of its own (file_delete_detected); that it is a deletion as well is judgement. The words of `EventType` are in
 * the schema of Sysmon.
 */
const KINDS: Readonly<Record<string, readonly Kind[]>> = {
  clipboard_capture: [{ id: 24 }],
  clipboard_change: [{ id: 24 }],
  create_remote_thread: [{ id: 8 }],
  create_stream_hash: [{ id: 15 }],
  dns_query: [{ id: 22 }],
  driver_load: [{ id: 6 }],
  file_block: [{ id: 27 }],
  file_block_executable: [{ id: 27 }],
  file_block_shredding: [{ id: 28 }],
  file_change: [{ id: 2 }],
  file_delete: [{ id: 23 }, { id: 26 }],
  file_delete_detected: [{ id: 26 }],
  file_event: [{ id: 11 }],
  file_executable_detected: [{ id: 29 }],
  image_load: [{ id: 7 }],
  network_connection: [{ id: 3 }],
  pipe_created: [
    { id: 17, eventType: 'CreatePipe' },
    { id: 18, eventType: 'ConnectPipe' },
  ],
  process_access: [{ id: 10 }],
  process_creation: [{ id: 1 }],
  process_tampering: [{ id: 25 }],
  process_termination: [{ id: 5 }],
  raw_access_read: [{ id: 9 }],
  raw_access_thread: [{ id: 9 }],
  registry_add: [CREATE_KEY],
  registry_delete: [DELETE_KEY, DELETE_VALUE],
  registry_event: [CREATE_KEY, DELETE_KEY, DELETE_VALUE, SET_VALUE, RENAME_KEY],
  registry_rename: [RENAME_KEY],
  registry_set: [SET_VALUE],
  sysmon_error: [{ id: 255 }],
  sysmon_status: [{ id: 4 }, { id: 16 }],
  wmi_event: [
    { id: 19, eventType: 'WmiFilterEvent' },
    { id: 20, eventType: 'WmiConsumerEvent' },
    { id: 21, eventType: 'WmiBindingEvent' },
  ],
};

const CHANNEL = { name: 'Microsoft-Windows-Sysmon/Operational', provider: 'Microsoft-Windows-Sysmon' };

/** What Sysmon's log holds for an event of one of the categories that Sysmon feeds. */
export function sysmonRecords(event: LogEvent): readonly WindowsRecord[] {
  const kind = kindOf(event, KINDS[event.logsource.category ?? ''] ?? []);
  return kind === undefined ? [] : recordsOf(event, kind);
}

/** What Sysmon's log holds for an event of the service `sysmon`, where the id says what it is. */
export const sysmonLogRecords = (event: LogEvent): readonly WindowsRecord[] =>
  recordsOf(event, { id: intOf(textOf(event, 'EventID') ?? '') ?? 0 });

/**
 * The kind of an event: that which its id and its `EventType` allow and that has the most of its fields. The first of
 * several, which is judgement: an event of a category with several kinds had better say which it is.
 */
function kindOf(event: LogEvent, kinds: readonly Kind[]): Kind | undefined {
  const id = textOf(event, 'EventID');
  const type = textOf(event, 'EventType');
  const possible = kinds.filter(
    (kind) =>
      (id === undefined || id === String(kind.id)) &&
      (type === undefined || kind.eventType === undefined || sameText(type, kind.eventType)),
  );
  const kept = (kind: Kind) => EVENTS[kind.id]!.members.filter((name) => textOf(event, name) !== undefined).length;
  return possible.reduce<Kind | undefined>((best, kind) => (best === undefined || kept(kind) > kept(best) ? kind : best), undefined);
}

function recordsOf(event: LogEvent, kind: Kind): readonly WindowsRecord[] {
  const header = headerOf(event, [CHANNEL], kind.id);
  if (header === undefined) return [];
  const known = EVENTS[kind.id];
  const members = sysmonMembers(event, kind, known?.members ?? memberNames(event));
  return [{ ...header, writtenBy: 'sysmon', members, message: textOf(event, 'Message') ?? messageOf(known?.title ?? '', members) }];
}

function sysmonMembers(event: LogEvent, kind: Kind, names: readonly string[]): readonly Member[] {
  const eventType = kind.eventType === undefined ? {} : { EventType: kind.eventType };
  const fields = { ...event.fields, ...eventType, Hashes: hashesOf(event) ?? null };
  return membersOf({ ...event, fields }, names);
}

/** The messages of Sysmon's events are all alike: the title, and each member on a line of its own. */
const messageOf = (title: string, members: readonly Member[]): string =>
  [`${title}:`, ...members.map(({ name, value }) => `${name ?? ''}: ${value}`)].join('\r\n');
