import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { digestsOf } from '../values/hashes.js';
import { splitPath } from '../values/paths.js';
import { isoTime } from '../values/times.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { isOfCategory, isOfUnix, mayHaveId } from './categories.js';
import { defenderAccount, defenderCells, defenderProcessPath, rowOf, sysmonRows, type Cells, type ParsedField } from './sources.js';
import { unixFiles } from './unix-devices.js';

/**
 * Files that are created, deleted and renamed: Sysmon's events 11, 23 and 26, DeviceFileEvents. Sysmon has no event for a renamed
 * file. The parser returns Windows event 4663 too, under other words (ObjectModified, ObjectDeleted): an attempt to use a file is
 * another event (judgement).
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-file-event
 */
export const imFileEvent: TableModel = {
  table: 'imFileEvent',
  rowsFor(event) {
    if (isOfUnix(event, 'file_event')) return unixFiles(event);
    if (isOfCategory(event, 'file_event') && mayHaveId(event, '11')) {
      return [...sysmonFile(event, 'FileCreated', '11'), ...createdFiles(event)];
    }
    if (isOfCategory(event, 'file_delete') && mayHaveId(event, '23', '26')) return deletedFiles(event, '23');
    if (isOfCategory(event, 'file_delete_detected') && mayHaveId(event, '26')) return deletedFiles(event, '26');
    return isOfCategory(event, 'file_rename') && mayHaveId(event) ? renamedFiles(event) : [];
  },
};

const deletedFiles = (event: LogEvent, ownId: string): readonly TableRow[] => [
  ...sysmonFile(event, 'FileDeleted', textOf(event, 'EventID') ?? ownId),
  rowOf('defender', { ...defenderFile(event), EventType: 'FileDeleted' }),
];

/** Source: vimFileEventMicrosoftSysmon and vimFileEventMicrosoftSysmonWindowsEvent. */
const sysmonFile = (event: LogEvent, eventType: string, eventId: string): readonly TableRow[] =>
  sysmonRows(event, (read) => ({ ...sysmonFileCells(event, read), EventType: eventType, EventOriginalType: eventId }));

function sysmonFileCells(event: LogEvent, read: ParsedField): Cells {
  const { MD5, SHA1, SHA256, IMPHASH } = digestsOf(event);
  const path = read('TargetFilename');
  const user = read('User');
  return {
    ActingProcessGuid: textOf(event, 'ProcessGuid')?.replace(/^\{(.*)\}$/, '$1'),
    ActingProcessId: read('ProcessId'),
    ActingProcessName: read('Image'),
    ActorUsername: user,
    ActorUsernameType: user ? 'Windows' : undefined,
    FileName: path === undefined ? undefined : splitPath(path).name,
    FilePath: path,
    Hash: SHA256 ?? SHA1 ?? MD5 ?? IMPHASH,
    Process: read('Image'),
    TargetFileCreationTime: isoTime(textOf(event, 'CreationUtcTime')),
    TargetFileMD5: MD5,
    TargetFileName: path === undefined ? undefined : splitPath(path).name,
    TargetFilePath: path,
    TargetFilePathType: 'Windows',
    TargetFileSHA1: SHA1,
    TargetFileSHA256: SHA256,
    User: user,
  };
}

/** Sysmon's event 11 is of a file that is created or overwritten (https://learn.microsoft.com/sysinternals/downloads/sysmon). */
const createdFiles = (event: LogEvent): readonly TableRow[] => [
  rowOf('defender', { ...defenderFile(event), EventType: 'FileCreated' }),
  rowOf('defender-overwritten', { ...defenderFile(event), EventType: 'FileModified' }),
];

/**
 * Whether PreviousFolderPath has the name of the file, as FolderPath has, or is the folder, as its page says, no record shows.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table
 */
function renamedFiles(event: LogEvent): readonly TableRow[] {
  const cells = { ...defenderFile(event), EventType: 'FileRenamed' };
  const earlier = textOf(event, 'SourceFilename');
  if (earlier === undefined) return [rowOf('defender', cells)];
  const name = splitPath(earlier).name;
  return [
    rowOf('defender', { ...cells, SrcFileName: name, SrcFilePath: joined(earlier, name) }),
    rowOf('defender-previous-folder-only', { ...cells, SrcFileName: name, SrcFilePath: joined(splitPath(earlier).folder, name) }),
  ];
}

/**
 * FolderPath is the whole path in records, and the parser puts the name of the file after it once more. Accounts have no UPN
 * here: where the table has one, the parser takes it in place of `DOMAIN\user` (judgement: the account is of the device).
 *
 * Source: vimFileEventMicrosoft365D; records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log
 */
function defenderFile(event: LogEvent): Cells {
  const { MD5, SHA1, SHA256 } = digestsOf(event);
  const path = textOf(event, 'TargetFilename');
  const name = path === undefined ? undefined : splitPath(path).name;
  const process = defenderProcessPath(textOf(event, 'Image'));
  const actor = actorOf(textOf(event, 'User'));
  return {
    ...defenderCells(event),
    Type: 'DeviceFileEvents',
    ActorUsername: actor,
    ActorUsernameType: 'Windows',
    ActingProcessCommandLine: textOf(event, 'CommandLine'),
    ActingProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    ActingProcessName: process,
    FileName: name,
    FilePath: joined(path, name),
    Hash: (SHA256 ?? SHA1 ?? MD5)?.toLowerCase(),
    Process: process,
    SrcFilePath: joined(undefined, undefined),
    SrcFilePathType: 'Windows Local',
    TargetFileMD5: MD5?.toLowerCase(),
    TargetFileName: name,
    TargetFilePath: joined(path, name),
    TargetFilePathType: 'Windows Local',
    TargetFileSHA1: SHA1?.toLowerCase(),
    TargetFileSHA256: SHA256?.toLowerCase(),
    User: actor,
  };
}

/** Unlike the other parsers, this one puts a backslash before a name without a domain. */
function actorOf(user: string | undefined): string | undefined {
  const actor = defenderAccount(user, 'Actor')['ActorUsername'];
  return actor === undefined || actor.includes('\\') ? actor : `\\${actor}`;
}

/** The parser joins both whether they are there or not. */
const joined = (folder: string | undefined, name: string | undefined): string => `${folder ?? ''}\\${name ?? ''}`;
