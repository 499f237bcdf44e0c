import type { LogEvent } from '../../log-event.js';
import type { TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { xmlText } from '../values/event-xml.js';
import { splitPath } from '../values/paths.js';
import { isoTime } from '../values/times.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { computerOf, defenderCells, defenderProcessPath, rowOf, type Cells } from './sources.js';
import { lowerCased } from '../values/lower-cased.js';

/** What Sysmon for Linux writes is XML, whose escapes the parsers do not undo; it escapes quotes too. */
const escaped = (event: LogEvent, field: string): string | undefined => {
  const text = textOf(event, field);
  return text === undefined ? undefined : xmlText(text).replaceAll('"', '&quot;');
};

const sysmonForLinux = (event: LogEvent): Cells => ({
  Type: 'Syslog',
  Dvc: computerOf(event),
  DvcOs: 'Linux',
  EventProduct: 'Sysmon for Linux',
  EventResult: 'Success',
  EventVendor: 'Microsoft',
});

/**
 * Processes of Linux and macOS: Sysmon for Linux, DeviceProcessEvents. Accounts have no domain.
 *
 * Source: vimProcessCreateLinuxSysmon 0.3.1, vimProcessEventMicrosoft365D
 */
export const unixProcesses = (event: LogEvent): readonly TableRow[] => [
  ...(event.logsource.product === 'linux' ? [sysmonProcess(event)] : []),
  defenderProcess(event),
];

const sysmonProcess = (event: LogEvent): TableRow =>
  rowOf('sysmon-for-linux', {
    ...sysmonForLinux(event),
    EventType: 'ProcessCreated',
    EventOriginalType: '1',
    ActingProcessCommandLine: escaped(event, 'ParentCommandLine'),
    ActingProcessId: textOf(event, 'ParentProcessId'),
    ActingProcessName: escaped(event, 'ParentImage'),
    ActorUsername: textOf(event, 'ParentUser'),
    Process: escaped(event, 'Image'),
    TargetProcessCommandLine: escaped(event, 'CommandLine'),
    TargetProcessCurrentDirectory: escaped(event, 'CurrentDirectory'),
    TargetProcessId: textOf(event, 'ProcessId'),
    TargetProcessName: escaped(event, 'Image'),
    TargetUsername: textOf(event, 'User'),
    TargetUserSessionId: textOf(event, 'LogonId'),
  });

const defenderProcess = (event: LogEvent): TableRow =>
  rowOf('defender', {
    ...defenderCells(event),
    DvcFQDN: undefined,
    DvcOs: undefined,
    Type: 'DeviceProcessEvents',
    EventType: 'ProcessCreated',
    ActingProcessCommandLine: textOf(event, 'ParentCommandLine'),
    ActingProcessId: wholeNumber(textOf(event, 'ParentProcessId'))?.toString(),
    ActingProcessName: defenderProcessPath(textOf(event, 'ParentImage')),
    ActorUsername: lowerCased(textOf(event, 'ParentUser')),
    Process: textOf(event, 'Image'),
    TargetProcessCommandLine: textOf(event, 'CommandLine'),
    TargetProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    TargetProcessName: textOf(event, 'Image'),
    TargetUsername: lowerCased(textOf(event, 'User')),
    TargetUserSessionId: '4294967295',
  });

/**
 * Files that are created on Linux and macOS: Sysmon for Linux, DeviceFileEvents. The parser for the latter puts the name of the file
 * behind its path once more, and a backslash before an account without a domain.
 *
 * Source: vimFileEventLinuxSysmonFileCreated 0.2, vimFileEventMicrosoft365D 0.2.1
 */
export const unixFiles = (event: LogEvent): readonly TableRow[] => [
  ...(event.logsource.product === 'linux' ? [sysmonFile(event)] : []),
  rowOf('defender', { ...defenderFile(event), EventType: 'FileCreated' }),
  rowOf('defender-overwritten', { ...defenderFile(event), EventType: 'FileModified' }),
];

const sysmonFile = (event: LogEvent): TableRow =>
  rowOf('sysmon-for-linux', {
    ...sysmonForLinux(event),
    DvcHostname: computerOf(event),
    EventType: 'FileCreated',
    EventOriginalType: '11',
    ActingProcessGuid: textOf(event, 'ProcessGuid'),
    ActingProcessId: textOf(event, 'ProcessId'),
    ActingProcessName: escaped(event, 'Image'),
    ActorUsername: textOf(event, 'User'),
    TargetFileCreationTime: isoTime(textOf(event, 'CreationUtcTime')),
    TargetFilePath: escaped(event, 'TargetFilename'),
    TargetFilePathType: 'Unix',
  });

function defenderFile(event: LogEvent): Cells {
  const path = textOf(event, 'TargetFilename');
  const user = textOf(event, 'User');
  return {
    ...defenderCells(event),
    DvcOs: 'Linux',
    Type: 'DeviceFileEvents',
    ActingProcessCommandLine: textOf(event, 'CommandLine'),
    ActingProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    ActingProcessName: defenderProcessPath(textOf(event, 'Image')),
    ActorUsername: user === undefined ? '\\' : `\\${user.toLowerCase()}`,
    TargetFileName: path === undefined ? undefined : splitPath(path).name,
    TargetFilePath: path === undefined ? undefined : `${path}/${splitPath(path).name}`,
    TargetFilePathType: 'Unix',
  };
}
