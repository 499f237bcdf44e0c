import {
  defineMapping,
  defineMappings,
  type FieldMapping,
  type FieldMappings,
  type LogsourceMapping,
  type RowFilter,
} from '../../target.js';
import { FILE_DIGESTS, NO_SYSMON_FILE_DETAILS, UNIX_INITIATING_PROCESS } from '../fields.js';
import { defenderXdrTables } from '../tables.js';
import { CONNECTION, CONNECTION_BASIS, CONNECTION_SIDES, CONNECTIONS, FOUND_CONNECTIONS } from './network-connection.js';

/** The tables have no column for the operating system; a path tells Windows from the others. A row without one may be of any. */
export const UNIX_PATH = { expression: 'FolderPath', is: ['/', ''], match: 'startswith' } as const satisfies RowFilter;

export const LINUX_OR_MACOS =
  'Windows is told by its paths, so that a row without one may be of Windows, and Linux from macOS not at all: where that matters, join DeviceInfo on DeviceId and ask for its OSPlatform.';
const EVERY_SYSTEM =
  'The table has connections of every operating system and does not tell them apart: where that matters, join DeviceInfo on DeviceId and ask for its OSPlatform.';

const NO_VERSION_INFORMATION = { never: 'only files of Windows carry version information' };
const NO_SYSMON_GUID = { unsupported: 'there is no equivalent of the Sysmon process GUID' };
const NO_INTEGRITY_LEVEL = { unsupported: 'only Windows has integrity levels' };

/** Where the working directory of a new process is, on devices without Windows. */
export const UNIX_WORKING_DIRECTORY = {
  expression: { column: 'AdditionalFields', json: 'ProcessCurrentWorkingDirectory' },
  unverified: true,
} as const satisfies FieldMapping;

const UNIX_PROCESSES = [{ expression: 'ActionType', is: 'ProcessCreated' }, UNIX_PATH] as const satisfies readonly RowFilter[];

const PROCESS = {
  ...FILE_DIGESTS,
  CommandLine: 'ProcessCommandLine',
  Company: NO_VERSION_INFORMATION,
  Computer: 'DeviceName',
  CurrentDirectory: UNIX_WORKING_DIRECTORY,
  Description: NO_VERSION_INFORMATION,
  EventID: { fixed: '1' },
  FileVersion: NO_VERSION_INFORMATION,
  GrandParentImage: { fileNameOnly: 'InitiatingProcessParentFileName' },
  Image: { path: 'FolderPath', fileName: 'FileName' },
  IntegrityLevel: NO_INTEGRITY_LEVEL,
  LogonGuid: { unsupported: 'the GUID of the logon session is not recorded; LogonId is another thing' },
  LogonId: {
    hexNumber: 'LogonId',
    matchesLess: 'the number that Defender for Endpoint gives a session is not the one that Sysmon has for it',
    matchesMore: 'another session may have the number',
    unverified: true,
  },
  OriginalFileName: NO_VERSION_INFORMATION,
  ParentCommandLine: 'InitiatingProcessCommandLine',
  ParentImage: UNIX_INITIATING_PROCESS.Image,
  ParentProcessGuid: NO_SYSMON_GUID,
  ParentProcessId: 'InitiatingProcessId',
  ParentUser: UNIX_INITIATING_PROCESS.User,
  ProcessGuid: NO_SYSMON_GUID,
  ProcessId: 'ProcessId',
  Product: NO_VERSION_INFORMATION,
  TerminalSessionId: { unsupported: 'the terminal session is recorded on Windows only' },
  User: 'AccountName',
} as const satisfies FieldMappings;

const PROCESS_BASIS =
  'The meaning of the columns on the page of the table. In records FolderPath is the full path. Judgement: that it begins with a slash on ' +
  'every device without Windows.';

const FILES = [{ expression: 'ActionType', is: ['FileCreated', 'FileModified'] }, UNIX_PATH] as const satisfies readonly RowFilter[];

const FILE = {
  ...NO_SYSMON_FILE_DETAILS,
  ...UNIX_INITIATING_PROCESS,
  ...FILE_DIGESTS,
  EventID: { fixed: '11' },
  IntegrityLevel: NO_INTEGRITY_LEVEL,
  SourceFilename: { unsupported: 'only renamed files have an earlier name' },
  TargetFilename: { path: 'FolderPath', fileName: 'FileName' },
} as const satisfies FieldMappings;

const SAMPLED = 'Defender for Endpoint does not report every file event: no match is no proof of absence.';

const PROCESS_CREATION = [
  { category: 'process_creation', product: 'linux' },
  { category: 'process_creation', product: 'macos' },
] as const;

const FILE_EVENT = [
  { category: 'file_event', product: 'linux' },
  { category: 'file_event', product: 'macos' },
] as const;

/** Processes, files and connections of devices with Linux and macOS. */
export const unixDeviceMappings: readonly LogsourceMapping[] = [
  ...defineMappings(PROCESS_CREATION, {
    table: defenderXdrTables.DeviceProcessEvents,
    priority: 1,
    where: UNIX_PROCESSES,
    fields: PROCESS,
    notes: [LINUX_OR_MACOS],
    unverified: 'rows',
    basis: PROCESS_BASIS,
  }),
  ...defineMappings(FILE_EVENT, {
    table: defenderXdrTables.DeviceFileEvents,
    priority: 1,
    where: FILES,
    fields: FILE,
    notes: [LINUX_OR_MACOS, SAMPLED],
    unverified: 'rows',
    basis: PROCESS_BASIS,
  }),
  defineMapping({
    logsource: { category: 'network_connection', product: 'linux' },
    table: defenderXdrTables.DeviceNetworkEvents,
    priority: 1,
    where: CONNECTIONS,
    fields: { ...UNIX_INITIATING_PROCESS, ...CONNECTION, IntegrityLevel: NO_INTEGRITY_LEVEL },
    variants: CONNECTION_SIDES,
    notes: [EVERY_SYSTEM, FOUND_CONNECTIONS],
    basis: CONNECTION_BASIS,
  }),
];
