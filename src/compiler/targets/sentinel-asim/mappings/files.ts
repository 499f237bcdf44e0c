import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { ACTING_PROCESS, DEVICE, NO_EVENT_LOG, OF_DEFENDER_ONLY, OF_SYSMON_ONLY } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

const FILE = {
  ...NO_EVENT_LOG,
  ...DEVICE,
  ...ACTING_PROCESS,
  Archived: { unsupported: 'the schema does not say whether a copy of a deleted file is kept' },
  CommandLine: { column: 'ActingProcessCommandLine', ...OF_DEFENDER_ONLY },
  CreationUtcTime: { column: 'TargetFileCreationTime', ...OF_SYSMON_ONLY },
  Hashes: { digests: { MD5: 'TargetFileMD5', SHA1: 'TargetFileSHA1', SHA256: 'TargetFileSHA256' } },
  Imphash: { unsupported: 'the schema has no import hash' },
  IntegrityLevel: { unsupported: 'the schema has no integrity level' },
  IsExecutable: { unsupported: 'the schema does not say whether a deleted file was executable' },
  md5: 'TargetFileMD5',
  ParentCommandLine: { unsupported: 'the schema has no parent process' },
  ParentImage: { unsupported: 'the schema has no parent process' },
  PreviousCreationUtcTime: { unsupported: 'the schema has no earlier creation time' },
  sha1: 'TargetFileSHA1',
  sha256: 'TargetFileSHA256',
  // The parser for Defender XDR appends the name of the file to its path, and Defender XDR has the name in that path already.
  SourceFilename: { pathWithRepeatedName: 'SrcFilePath' },
  TargetFilename: { pathWithRepeatedName: 'TargetFilePath' },
} as const satisfies FieldMappings;

const BASIS = 'The ASIM file event schema and the ASIM parsers for Sysmon and vimFileEventMicrosoft365D.';

/** Files that are created, changed, renamed and deleted, of every source. */
export const fileMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'file_event', product: 'windows' },
    table: sentinelAsimTables.imFileEvent,
    priority: 1,
    where: [{ expression: 'EventType', is: ['FileCreated', 'FileModified'] }],
    fields: { ...FILE, EventID: { fixed: '11' } },
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'file_delete', product: 'windows' },
    table: sentinelAsimTables.imFileEvent,
    priority: 1,
    where: [{ expression: 'EventType', is: 'FileDeleted' }],
    fields: { ...FILE, EventID: { fixed: ['23', '26'] } },
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'file_delete_detected', product: 'windows' },
    table: sentinelAsimTables.imFileEvent,
    priority: 1,
    where: [{ expression: 'EventType', is: 'FileDeleted' }],
    fields: { ...FILE, EventID: { fixed: '26' } },
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'file_rename', product: 'windows' },
    table: sentinelAsimTables.imFileEvent,
    priority: 1,
    where: [{ expression: 'EventType', is: 'FileRenamed' }],
    fields: FILE,
    notes: ['Of the sources for Windows devices only Microsoft Defender XDR has files that are renamed.'],
    basis: BASIS,
  }),
];
