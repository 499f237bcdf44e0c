import { INTEGRITY_LEVEL_NAMES } from '../facts/integrity-levels.js';
import type { FieldMappings } from '../target.js';

/**
 * The device and the process that caused an event. Every Device* table has these columns.
 *
 * The documentation calls `InitiatingProcessFolderPath` the folder; in records it is the full path with the file name, in lower
 * case, and in old records the folder alone.
 */
export const INITIATING_PROCESS = {
  CommandLine: 'InitiatingProcessCommandLine',
  Computer: 'DeviceName',
  CurrentDirectory: { unsupported: 'Windows devices do not report the working directory of a process' },
  Image: { path: 'InitiatingProcessFolderPath', fileName: 'InitiatingProcessFileName' },
  ParentCommandLine: { unsupported: 'the command line of the parent of the initiating process is not recorded' },
  ParentImage: { fileNameOnly: 'InitiatingProcessParentFileName' },
  ParentProcessId: 'InitiatingProcessParentId',
  ProcessGuid: { unsupported: 'there is no equivalent of the Sysmon process GUID; InitiatingProcessUniqueId has another format' },
  ProcessId: 'InitiatingProcessId',
  User: { join: ['InitiatingProcessAccountDomain', 'InitiatingProcessAccountName'], separator: '\\' },
} as const satisfies FieldMappings;

/** The integrity level of the process that caused an event. DeviceEvents does not have it. */
export const INITIATING_PROCESS_INTEGRITY = {
  IntegrityLevel: { valueMap: 'InitiatingProcessIntegrityLevel', values: INTEGRITY_LEVEL_NAMES, unverified: true },
} as const satisfies FieldMappings;

/** The digests of the file that an event is about. */
export const FILE_DIGESTS = {
  Hashes: { digests: { MD5: 'MD5', SHA1: 'SHA1', SHA256: 'SHA256' } },
  Imphash: { unsupported: 'the import hash of a file is not recorded' },
  md5: 'MD5',
  sha1: 'SHA1',
  sha256: 'SHA256',
} as const satisfies FieldMappings;

/** What every Windows event has and a Defender XDR table, not being an event log, has not. */
export const NO_EVENT_LOG = {
  Channel: { unsupported: 'the table is not a Windows event log and has no channel' },
  Level: { unsupported: 'the table is not a Windows event log and has no level' },
  Provider_Name: { unsupported: 'the table is not a Windows event log and has no provider' },
} as const satisfies FieldMappings;

/** Sigma's fields for the process that does something to another. */
export const SOURCE_PROCESS = {
  SourceCommandLine: INITIATING_PROCESS.CommandLine,
  SourceImage: INITIATING_PROCESS.Image,
  SourceParentImage: INITIATING_PROCESS.ParentImage,
  SourceProcessId: INITIATING_PROCESS.ProcessId,
  SourceUser: INITIATING_PROCESS.User,
} as const satisfies FieldMappings;

/** Sigma's fields for the process that something is done to, in DeviceEvents. */
export const TARGET_PROCESS = {
  TargetImage: { path: 'FolderPath', fileName: 'FileName' },
  TargetProcessId: 'ProcessId',
  TargetUser: { join: ['AccountDomain', 'AccountName'], separator: '\\' },
} as const satisfies FieldMappings;

/** Whether a file is signed. Every event that loads a file lacks it. */
export const NO_SIGNATURE = {
  Signature: { unsupported: 'the signer of a file is in DeviceFileCertificateInfo, which would have to be joined' },
  SignatureStatus: { unsupported: 'whether a signature is valid is in DeviceFileCertificateInfo, which would have to be joined' },
  Signed: { unsupported: 'whether a file is signed is in DeviceFileCertificateInfo, which would have to be joined' },
} as const satisfies FieldMappings;

/** What only Sysmon says of a file. */
export const NO_SYSMON_FILE_DETAILS = {
  Archived: { unsupported: 'only Sysmon keeps a copy of a deleted file' },
  CreationUtcTime: { unsupported: 'the creation time of the file is not recorded' },
  IsExecutable: { unsupported: 'only Sysmon says whether a deleted file was executable' },
  PreviousCreationUtcTime: { unsupported: 'the earlier creation time of the file is not recorded' },
} as const satisfies FieldMappings;

/** The device and the process that caused an event, of a device with Linux or macOS: its accounts have no domain. */
export const UNIX_INITIATING_PROCESS = {
  ...INITIATING_PROCESS,
  CurrentDirectory: { unsupported: 'the working directory of the initiating process is not recorded' },
  User: 'InitiatingProcessAccountName',
} as const satisfies FieldMappings;
