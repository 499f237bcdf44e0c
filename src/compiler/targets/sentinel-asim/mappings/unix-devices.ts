import { defineMapping, defineMappings, type Caveat, type FieldMappings, type LogsourceMapping, type RowFilter } from '../../target.js';
import { DEVICE, IN_ANY_FORM, OF_DEFENDER_ONLY, OF_SYSMON_ONLY } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';
import { CONNECTION } from './network-connection.js';

const NO_VERSION_INFORMATION = { never: 'only files of Windows carry version information' };
const NO_INTEGRITY_LEVEL = { unsupported: 'only Windows has integrity levels' };

const LINUX_OR_MACOS =
  'Rows of Linux and of macOS are not told apart, nor from Windows where they have no path: not every parser fills DvcOs.';

/** Of the parsers for the three schemas, that for files alone has the account behind a backslash where it has no domain. */
const NAME_ALONE = { matchesLess: 'some sources have a UPN' } as const satisfies Caveat;

/** Not every parser fills DvcOs; a path tells Windows from the others. */
const UNIX_PROCESSES = [{ expression: 'TargetProcessName', is: ['/', ''], match: 'startswith' }] as const satisfies readonly RowFilter[];

const PROCESS = {
  ...DEVICE,
  CommandLine: 'TargetProcessCommandLine',
  Company: NO_VERSION_INFORMATION,
  CurrentDirectory: { column: 'TargetProcessCurrentDirectory', ...OF_SYSMON_ONLY },
  Description: NO_VERSION_INFORMATION,
  EventID: { fixed: '1' },
  FileVersion: NO_VERSION_INFORMATION,
  GrandParentImage: {
    fileNameOnly: 'ParentProcessName',
    matchesLess: 'only events of Microsoft Defender XDR have it, the name of the file without its folder',
  },
  Hashes: { digests: { MD5: 'TargetProcessMD5', SHA1: 'TargetProcessSHA1', SHA256: 'TargetProcessSHA256' } },
  Image: 'TargetProcessName',
  IntegrityLevel: NO_INTEGRITY_LEVEL,
  LogonGuid: { column: 'TargetUserSessionGuid', ...OF_SYSMON_ONLY },
  LogonId: {
    column: 'TargetUserSessionId',
    matchesLess: 'events of Microsoft Defender XDR have another number for the session',
    matchesMore: 'among events of Microsoft Defender XDR another session may have the number',
  },
  md5: 'TargetProcessMD5',
  OriginalFileName: NO_VERSION_INFORMATION,
  ParentCommandLine: 'ActingProcessCommandLine',
  ParentImage: 'ActingProcessName',
  ParentProcessGuid: { guid: 'ActingProcessGuid', ...OF_SYSMON_ONLY },
  ParentProcessId: 'ActingProcessId',
  ParentUser: { column: 'ActorUsername', ...IN_ANY_FORM },
  ProcessGuid: { guid: 'TargetProcessGuid', ...OF_SYSMON_ONLY },
  ProcessId: 'TargetProcessId',
  Product: NO_VERSION_INFORMATION,
  sha1: 'TargetProcessSHA1',
  sha256: 'TargetProcessSHA256',
  TerminalSessionId: { unsupported: 'the schema has no id of the session' },
  User: { column: 'TargetUsername', ...IN_ANY_FORM },
} as const satisfies FieldMappings;

const PROCESS_BASIS = 'The ASIM process event schema and the ASIM parsers vimProcessCreateLinuxSysmon and vimProcessEventMicrosoft365D.';

const UNIX_FILES = [
  { expression: 'EventType', is: ['FileCreated', 'FileModified'] },
  { expression: 'TargetFilePath', is: ['/', ''], match: 'startswith' },
] as const satisfies readonly RowFilter[];

const FILE = {
  ...DEVICE,
  CommandLine: { column: 'ActingProcessCommandLine', ...OF_DEFENDER_ONLY },
  CreationUtcTime: { column: 'TargetFileCreationTime', ...OF_SYSMON_ONLY },
  EventID: { fixed: '11' },
  Hashes: { digests: { MD5: 'TargetFileMD5', SHA1: 'TargetFileSHA1', SHA256: 'TargetFileSHA256' } },
  Image: 'ActingProcessName',
  IntegrityLevel: NO_INTEGRITY_LEVEL,
  md5: 'TargetFileMD5',
  ParentCommandLine: { unsupported: 'the schema has no parent process' },
  ParentImage: { unsupported: 'the schema has no parent process' },
  // The parser for Sysmon for Linux leaves the braces on.
  ProcessGuid: { expression: 'ActingProcessGuid', ...OF_SYSMON_ONLY },
  ProcessId: 'ActingProcessId',
  sha1: 'TargetFileSHA1',
  sha256: 'TargetFileSHA256',
  // The parser for Defender XDR appends the name of the file to its path, and Defender XDR has the name in that path already.
  TargetFilename: { pathWithRepeatedName: 'TargetFilePath', separator: '/' },
  User: { expression: { accountName: 'ActorUsername' }, ...NAME_ALONE },
} as const satisfies FieldMappings;

const FILE_BASIS = 'The ASIM file event schema and the ASIM parsers vimFileEventLinuxSysmonFileCreated and vimFileEventMicrosoft365D.';

const PROCESS_CREATION = [
  { category: 'process_creation', product: 'linux' },
  { category: 'process_creation', product: 'macos' },
] as const;

const FILE_EVENT = [
  { category: 'file_event', product: 'linux' },
  { category: 'file_event', product: 'macos' },
] as const;

/** Processes, files and connections of devices with Linux and macOS, of every source. */
export const unixDeviceMappings: readonly LogsourceMapping[] = [
  ...defineMappings(PROCESS_CREATION, {
    table: sentinelAsimTables.imProcessCreate,
    priority: 1,
    where: UNIX_PROCESSES,
    fields: PROCESS,
    notes: [LINUX_OR_MACOS],
    basis: PROCESS_BASIS,
  }),
  ...defineMappings(FILE_EVENT, {
    table: sentinelAsimTables.imFileEvent,
    priority: 1,
    where: UNIX_FILES,
    fields: FILE,
    notes: [LINUX_OR_MACOS],
    basis: FILE_BASIS,
  }),
  defineMapping({
    logsource: { category: 'network_connection', product: 'linux' },
    table: sentinelAsimTables.imNetworkSession,
    priority: 1,
    where: [],
    fields: {
      ...DEVICE,
      ...CONNECTION,
      // DstDomain is left out: a test for the domain alone would find every host in it.
      DestinationHostname: { firstOf: ['DstFQDN', 'DstHostname'] },
      // The parsers put the process on one of the two sides.
      Image: {
        fileNameOnly: { firstOf: ['SrcProcessName', 'DstProcessName'] },
        orPath: true,
        note: 'events of Microsoft Defender XDR have the name of the file without its folder',
      },
      IntegrityLevel: NO_INTEGRITY_LEVEL,
      Protocol: { column: 'NetworkProtocol', matchesLess: 'events of Sysmon for Linux do not have it' },
      SourceHostname: {
        expression: { firstOf: ['SrcFQDN', 'SrcHostname'] },
        matchesLess: 'events of Microsoft Defender XDR have no name of the other end of a connection from outside',
      },
      User: { anyOf: ['SrcUsername', 'DstUsername'], ...IN_ANY_FORM },
    },
    variants: [
      { where: [{ expression: 'NetworkDirection', is: 'Outbound' }], fields: { Initiated: { fixed: 'true' } } },
      { where: [{ expression: 'NetworkDirection', is: 'Inbound' }], fields: { Initiated: { fixed: 'false' } } },
    ],
    notes: ['The parser unites firewalls, flow logs and Windows devices with Linux; only events of endpoints have a process.'],
    basis:
      'The ASIM network session schema and the ASIM parsers vimNetworkSessionLinuxSysmon 0.3 and vimNetworkSessionMicrosoft365Defender.',
  }),
];
