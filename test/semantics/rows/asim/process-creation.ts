import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { splitAccount } from '../values/accounts.js';
import { textOf } from '../values/event-fields.js';
import { digestsOf } from '../values/hashes.js';
import { integrityLevelName } from '../values/integrity-levels.js';
import { splitPath } from '../values/paths.js';
import { sameText } from '../values/same-text.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { isOfCategory, isOfUnix, mayHaveId } from './categories.js';
import { unixProcesses } from './unix-devices.js';
import {
  defenderAccount,
  defenderCells,
  defenderProcessPath,
  rowOf,
  securityCells,
  sysmonRows,
  type Cells,
  type ParsedField,
} from './sources.js';

/**
 * Processes that start: Sysmon's event 1, Windows event 4688, DeviceProcessEvents.
 *
 * The target is the new process; the acting process is the one that starts it, Sigma's parent.
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-process-event
 */
export const imProcessCreate: TableModel = {
  table: 'imProcessCreate',
  rowsFor(event) {
    if (isOfUnix(event, 'process_creation')) return unixProcesses(event);
    if (!isOfCategory(event, 'process_creation')) return [];
    return [
      ...(mayHaveId(event, '1') ? sysmonRows(event, (read) => sysmonProcess(event, read)) : []),
      ...(mayHaveId(event, '4688') ? auditedProcess(event) : []),
      ...(mayHaveId(event, '1', '4688') ? [defenderProcess(event)] : []),
    ];
  },
};

/**
 * Source: vimProcessCreateMicrosoftSysmon and vimProcessEventCreateMicrosoftSysmonWindowsEvent. The original name of the file is in
 * TargetProcessFilename, and not the name that the file has.
 */
function sysmonProcess(event: LogEvent, read: ParsedField): Cells {
  const { MD5, SHA1, SHA256, IMPHASH } = digestsOf(event);
  return {
    EventType: 'ProcessCreated',
    EventOriginalType: '1',
    ActingProcessCommandLine: read('ParentCommandLine'),
    ActingProcessGuid: read('ParentProcessGuid'),
    ActingProcessId: read('ParentProcessId'),
    ActingProcessName: read('ParentImage'),
    ActorUsername: read('ParentUser'),
    ActorUsernameType: 'Windows',
    CommandLine: read('CommandLine'),
    Hash: SHA256 ?? SHA1 ?? IMPHASH ?? MD5,
    Process: read('Image'),
    TargetProcessCommandLine: read('CommandLine'),
    TargetProcessCurrentDirectory: read('CurrentDirectory'),
    TargetProcessFileCompany: read('Company'),
    TargetProcessFileDescription: read('Description'),
    TargetProcessFilename: read('OriginalFileName'),
    TargetProcessFileProduct: read('Product'),
    TargetProcessFileVersion: read('FileVersion'),
    TargetProcessGuid: read('ProcessGuid'),
    TargetProcessId: read('ProcessId'),
    TargetProcessIMPHASH: IMPHASH,
    TargetProcessIntegrityLevel: read('IntegrityLevel'),
    TargetProcessMD5: MD5,
    TargetProcessName: read('Image'),
    TargetProcessSHA1: SHA1,
    TargetProcessSHA256: SHA256,
    TargetUserSessionGuid: read('LogonGuid'),
    TargetUserSessionId: read('LogonId'),
    TargetUsername: read('User'),
    TargetUsernameType: 'Windows',
    User: read('User'),
  };
}

/**
 * The version of the file is that of its product, which the event does not have. The parent of the acting process is known by its
 * file name alone. Of the names of the device the parser drops the full one.
 *
 * Source: vimProcessEventMicrosoft365D 0.4.10 of 2026; versions before that year left the version information out.
 */
function defenderProcess(event: LogEvent): TableRow {
  const { MD5, SHA1, SHA256 } = digestsOf(event);
  const image = textOf(event, 'Image');
  const parent = textOf(event, 'ParentImage');
  const grandParent = textOf(event, 'GrandParentImage');
  const target = defenderAccount(textOf(event, 'User'), 'Target');
  const actor = defenderAccount(textOf(event, 'ParentUser'), 'Actor');
  return rowOf('defender', {
    ...defenderCells(event),
    DvcFQDN: undefined,
    Type: 'DeviceProcessEvents',
    EventType: 'ProcessCreated',
    ...target,
    ...actor,
    ActingProcessCommandLine: textOf(event, 'ParentCommandLine'),
    ActingProcessFilename: parent === undefined ? undefined : splitPath(parent).name,
    ActingProcessId: wholeNumber(textOf(event, 'ParentProcessId'))?.toString(),
    ActingProcessName: defenderProcessPath(parent),
    CommandLine: textOf(event, 'CommandLine'),
    Hash: (SHA256 ?? SHA1 ?? MD5)?.toLowerCase(),
    ParentProcessName: grandParent === undefined ? undefined : splitPath(grandParent).name,
    Process: image,
    TargetProcessCommandLine: textOf(event, 'CommandLine'),
    TargetProcessFileCompany: textOf(event, 'Company'),
    TargetProcessFileDescription: textOf(event, 'Description'),
    TargetProcessFilename: image === undefined ? undefined : splitPath(image).name,
    TargetProcessFileOriginalName: textOf(event, 'OriginalFileName'),
    TargetProcessFileProduct: textOf(event, 'Product'),
    TargetProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    TargetProcessIntegrityLevel: integrityLevelName(textOf(event, 'IntegrityLevel') ?? ''),
    TargetProcessMD5: MD5?.toLowerCase(),
    TargetProcessName: image,
    TargetProcessSHA1: SHA1?.toLowerCase(),
    TargetProcessSHA256: SHA256?.toLowerCase(),
    TargetUserSessionId: wholeNumber(textOf(event, 'LogonId'))?.toString(),
    User: target['TargetUsername'] ?? actor['ActorUsername'],
  });
}

/**
 * Windows event 4688. Its subject is the account that starts the process. Its target is the account of the new process where that is
 * another one, else `-`; that `ParentUser` is the subject is judgement.
 *
 * Source: https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4688
 */
function auditedProcess(event: LogEvent): readonly TableRow[] {
  const user = textOf(event, 'User');
  const subject = textOf(event, 'ParentUser') ?? user;
  const target = user === undefined || subject === undefined || sameText(user, subject) ? undefined : user;
  const cells = { ...securityCells(event), ...auditedProcessCells(event), ActorUsername: subject, ActorUsernameType: 'Windows' };
  const inSecurityEvent = target ?? nameOfSystem(subject);
  const inWindowsEvent = target === undefined ? subject : ofDomain(subject, target);
  return [
    rowOf('security', {
      ...cells,
      Type: 'SecurityEvent',
      TargetUsername: inSecurityEvent,
      TargetUsernameType: target === undefined ? undefined : 'Windows',
      User: inSecurityEvent,
      ...sessionIds(event, target, (id) => id),
    }),
    rowOf('security-forwarded', {
      ...cells,
      Type: 'WindowsEvent',
      TargetUsername: inWindowsEvent,
      TargetUsernameType: 'Windows',
      User: inWindowsEvent,
      ...sessionIds(event, target, (id) => wholeNumber(id)?.toString()),
    }),
  ];
}

/** Source: vimProcessCreateMicrosoftSecurityEvents and vimProcessCreateMicrosoftWindowsEvents. 4688 has no more than this. */
function auditedProcessCells(event: LogEvent): Cells {
  const image = textOf(event, 'Image');
  const parent = textOf(event, 'ParentImage');
  return {
    EventType: 'ProcessCreated',
    EventOriginalType: '4688',
    ActingProcessFilename: parent === undefined ? undefined : splitPath(parent).name,
    ActingProcessId: wholeNumber(textOf(event, 'ParentProcessId'))?.toString(),
    ActingProcessName: parent,
    CommandLine: textOf(event, 'CommandLine'),
    Process: image,
    TargetProcessCommandLine: textOf(event, 'CommandLine'),
    TargetProcessFilename: image === undefined ? undefined : splitPath(image).name,
    TargetProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    TargetProcessName: image,
  };
}

/**
 * Where the event has no target, the parser for SecurityEvent takes the name of the subject's SID from a list of two: that of
 * the system account, and "Nobody". Anyone else's is empty.
 */
const nameOfSystem = (subject: string | undefined): string | undefined =>
  subject !== undefined && sameText(subject, 'NT AUTHORITY\\SYSTEM') ? 'Local System' : undefined;

/** The parser for WindowsEvent puts the domain of the subject before the name of the target. */
const ofDomain = (subject: string | undefined, target: string): string =>
  `${splitAccount(subject ?? '').domain ?? ''}\\${splitAccount(target).name}`;

/** The session of the new process is that of the subject where it has the account of the subject, and the target's is 0x0. */
const sessionIds = (event: LogEvent, target: string | undefined, write: (id: string) => string | undefined): Cells => {
  const id = textOf(event, 'LogonId');
  if (id === undefined) return {};
  return target === undefined ? { ActorSessionId: write(id), TargetUserSessionId: write('0x0') } : { TargetUserSessionId: write(id) };
};
