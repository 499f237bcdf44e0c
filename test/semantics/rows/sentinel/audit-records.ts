import type { LogEvent } from '../../log-event.js';
import { splitAccount } from '../values/accounts.js';
import { textOf } from '../values/event-fields.js';
import type { Member } from '../values/event-xml.js';
import { integrityLabel } from '../values/integrity-levels.js';
import { filteredDevicePath } from '../values/paths.js';
import { auditedData } from '../values/registry-data.js';
import { kernelPath, splitRegistryValue } from '../values/registry-paths.js';
import { sameText } from '../values/same-text.js';
import { hexProcessId } from '../values/whole-numbers.js';
import { headerOf, memberNames, membersOf, type Channel, type WindowsRecord } from './windows-record.js';

/** Sysmon's and Sigma's events of the same thing are written by the audit of Windows under other names and in other words. */

const SECURITY: readonly Channel[] = [{ name: 'Security', provider: 'Microsoft-Windows-Security-Auditing' }];

/** The provider of the audit events that the event log writes about itself: it stopped, was cleared, is full. */
const EVENT_LOG: readonly Channel[] = [{ name: 'Security', provider: 'Microsoft-Windows-Eventlog' }];
const EVENT_LOG_IDS = ['1100', '1101', '1102', '1104', '1105', '1108'];

/** "The audit log was cleared": its data are elements of its own. */
const AUDIT_LOG_CLEARED = '1102';

type Members = Readonly<Record<string, string | undefined>>;

/**
 * A process that starts: event 4688. `Subject*` is the account of the creator; `Target*` is the account of the new process
 * where that is another, else "-". A logon id is Sysmon's of the new process.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4688.
 */
export function processCreationAudit(event: LogEvent): readonly WindowsRecord[] {
  const text = (name: string) => textOf(event, name);
  const user = text('User');
  const creator = text('ParentUser') ?? user;
  const isOther = user !== undefined && creator !== undefined && !sameText(user, creator);
  const target = isOther ? splitAccount(user) : undefined;
  return auditRecords(event, 4688, {
    ...subject(creator),
    SubjectLogonId: isOther ? undefined : text('LogonId'),
    NewProcessId: hexProcessId(text('ProcessId') ?? ''),
    NewProcessName: text('Image'),
    ProcessId: hexProcessId(text('ParentProcessId') ?? ''),
    CommandLine: text('CommandLine'),
    TargetUserSid: target === undefined ? 'S-1-0-0' : undefined,
    TargetUserName: target?.name ?? '-',
    TargetDomainName: target === undefined ? '-' : (target.domain ?? ''),
    TargetLogonId: isOther ? text('LogonId') : '0x0',
    ParentProcessName: text('ParentImage'),
    MandatoryLabel: integrityLabel(text('IntegrityLevel') ?? ''),
  });
}

/**
 * A process that ends: event 4689. That its subject is the account of the process is judgement.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4689.
 */
export const processTerminationAudit = (event: LogEvent): readonly WindowsRecord[] =>
  auditRecords(event, 4689, {
    ...subject(textOf(event, 'User')),
    Status: '0x0',
    ProcessId: hexProcessId(textOf(event, 'ProcessId') ?? ''),
    ProcessName: textOf(event, 'Image'),
  });

/**
 * A registry value that is set or deleted: event 4657. Keys that are created, deleted or renamed are not in it. Whether the
 * value was there before, Sysmon does not say; that it was not is judgement.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4657, and the ASIM parser
 * ASimRegistryEventMicrosoftSecurityEvent for the codes of the operations.
 */
export function registryAudit(event: LogEvent): readonly WindowsRecord[] {
  const text = (name: string) => textOf(event, name);
  const eventType = text('EventType') ?? (event.logsource.category === 'registry_set' ? 'SetValue' : '');
  const operation = { setvalue: '%%1904', deletevalue: '%%1906' }[eventType.toLowerCase()];
  const target = text('TargetObject');
  const value = target === undefined ? undefined : auditedValueOf(target);
  const details = text('Details');
  const data = details === undefined ? undefined : auditedData(details);
  if (operation === undefined) return [];
  return auditRecords(event, 4657, {
    ...subject(text('User')),
    ObjectName: value?.key,
    ObjectValueName: value?.valueName,
    OperationType: operation,
    OldValueType: '-',
    OldValue: '-',
    NewValueType: data?.type,
    NewValue: data?.data,
    ProcessId: hexProcessId(text('ProcessId') ?? ''),
    ProcessName: text('Image'),
  });
}

interface AuditedValue {
  readonly key: string;
  readonly valueName: string;
}

/** A value without a name is `(Default)` to Sysmon. That the audit writes it as `-`, as all that is empty, is judgement. */
function auditedValueOf(targetObject: string): AuditedValue {
  if (!targetObject.includes('\\')) return { key: kernelPath(targetObject), valueName: '-' };
  const { key, name } = splitRegistryValue(targetObject);
  return { key: kernelPath(key), valueName: sameText(name, '(Default)') ? '-' : name };
}

const DIRECTIONS: Readonly<Record<string, string>> = { true: '%%14593', false: '%%14592' };

/** https://www.iana.org/assignments/protocol-numbers. */
const PROTOCOLS: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17' };

/**
 * A connection that the Windows Filtering Platform allowed: event 5156. Its source is the local side, Sysmon's is the side
 * that began: they are the other way round for a connection from outside. A connection that does not say is one to the
 * outside (judgement).
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-5156.
 */
export function networkConnectionAudit(event: LogEvent): readonly WindowsRecord[] {
  const text = (name: string) => textOf(event, name);
  const initiated = (text('Initiated') ?? 'true').toLowerCase();
  const direction = DIRECTIONS[initiated];
  if (direction === undefined) return [];
  const [local, remote] = initiated === 'true' ? ['Source', 'Destination'] : ['Destination', 'Source'];
  const image = text('Image');
  return auditRecords(event, 5156, {
    ProcessID: text('ProcessId'),
    Application: image === undefined ? undefined : filteredDevicePath(image),
    Direction: direction,
    SourceAddress: text(`${local}Ip`),
    SourcePort: text(`${local}Port`),
    DestAddress: text(`${remote}Ip`),
    DestPort: text(`${remote}Port`),
    Protocol: PROTOCOLS[(text('Protocol') ?? '').toLowerCase()],
  });
}

/**
 * A file that is opened: event 4663, here to read it.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4663. That its name begins with the
 * letter of the drive where the kernel has the device is judgement on the example there.
 */
export function fileAccessAudit(event: LogEvent): readonly WindowsRecord[] {
  const text = (name: string) => textOf(event, name);
  return auditRecords(event, 4663, {
    ...subject(text('User')),
    ObjectServer: 'Security',
    ObjectType: 'File',
    ObjectName: text('FileName')?.replace(/^\\Device\\HarddiskVolume\d+(?=\\)/i, 'C:'),
    AccessList: '%%4416',
    AccessMask: '0x1',
    ProcessId: hexProcessId(text('ProcessId') ?? ''),
    ProcessName: text('Image'),
  });
}

/** The channels of AppLocker that the connector for security events collects; SecurityEvent has columns for some of the data. */
const APPLOCKER: readonly Channel[] = ['EXE and DLL', 'MSI and Script', 'Packaged app-Deployment', 'Packaged app-Execution'].map(
  (name) => ({
    name: `Microsoft-Windows-AppLocker/${name}`,
    provider: 'Microsoft-Windows-AppLocker',
  }),
);

/** An event of AppLocker in SecurityEvent. */
export function appLockerRecords(event: LogEvent): readonly WindowsRecord[] {
  const header = headerOf(event, APPLOCKER);
  return header === undefined ? [] : [{ ...header, writtenBy: 'applocker', members: membersOf(event, memberNames(event)) }];
}

/** Members that Windows writes as a pointer, in hex, where rules may have the number as people know it. */
const PROCESS_IDS = new Set(['CallerProcessId', 'NewProcessId', 'ProcessId']);

/** An event of the Security log, whose members rules name as Windows does. */
export function securityRecords(event: LogEvent): readonly WindowsRecord[] {
  const id = textOf(event, 'EventID') ?? '';
  const header = headerOf(event, EVENT_LOG_IDS.includes(id) ? EVENT_LOG : SECURITY);
  if (header === undefined) return [];
  const members = membersOf(event, memberNames(event)).flatMap(({ name = '', value }) => {
    const written = PROCESS_IDS.has(name) ? hexProcessId(value) : value;
    return written === undefined ? [] : [{ name, value: written }];
  });
  return [{ ...header, writtenBy: 'audit', members, userData: id === AUDIT_LOG_CLEARED }];
}

const subject = (account: string | undefined): Members =>
  account === undefined ? {} : { SubjectUserName: splitAccount(account).name, SubjectDomainName: splitAccount(account).domain ?? '' };

/** The record of an audit event, unless the event states another. */
function auditRecords(event: LogEvent, id: number, members: Members): readonly WindowsRecord[] {
  const header = headerOf(event, SECURITY, id);
  if (header?.eventId !== id) return [];
  return [{ ...header, writtenBy: 'audit', members: Object.entries(members).flatMap(memberOf) }];
}

const memberOf = ([name, value]: readonly [string, string | undefined]): readonly Member[] =>
  value === undefined ? [] : [{ name, value }];
