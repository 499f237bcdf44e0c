import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { FILE_DIGESTS, INITIATING_PROCESS, INITIATING_PROCESS_INTEGRITY, NO_EVENT_LOG, NO_SYSMON_FILE_DETAILS } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const NOT_ETW = { unsupported: 'only the kernel trace of file operations has it' };

/** What happens to a file, whatever it is. */
const FILE_FIELDS = {
  ...NO_EVENT_LOG,
  ...NO_SYSMON_FILE_DETAILS,
  ...INITIATING_PROCESS,
  ...INITIATING_PROCESS_INTEGRITY,
  ...FILE_DIGESTS,
  SourceFilename: { unsupported: 'only renamed files have an earlier name' },
  TargetFilename: { path: 'FolderPath', fileName: 'FileName' },
} as const satisfies FieldMappings;

const FILE_EVENT = {
  table: defenderXdrTables.DeviceFileEvents,
  priority: 1,
  notes: ['Defender for Endpoint does not report every file event: no match is no proof of absence.'],
  basis: 'The meaning of the columns on the page of the table. In records FolderPath is the full path.',
} as const;

/** Sysmon has two events for a deletion, which the table does not tell apart. */
const DELETED = { ...FILE_EVENT, where: [{ expression: 'ActionType', is: 'FileDeleted' }] } as const;

/** Files that are created, changed, renamed, deleted and read. */
export const fileMappings: readonly LogsourceMapping[] = [
  defineMapping({
    ...FILE_EVENT,
    logsource: { category: 'file_event', product: 'windows' },
    where: [{ expression: 'ActionType', is: ['FileCreated', 'FileModified'] }],
    fields: { ...FILE_FIELDS, EventID: { fixed: '11' } },
  }),
  defineMapping({
    ...DELETED,
    logsource: { category: 'file_delete', product: 'windows' },
    fields: { ...FILE_FIELDS, EventID: { fixed: ['23', '26'] } },
  }),
  defineMapping({
    ...DELETED,
    logsource: { category: 'file_delete_detected', product: 'windows' },
    fields: { ...FILE_FIELDS, EventID: { fixed: '26' } },
  }),
  defineMapping({
    ...FILE_EVENT,
    logsource: { category: 'file_rename', product: 'windows' },
    where: [{ expression: 'ActionType', is: 'FileRenamed' }],
    fields: {
      ...FILE_FIELDS,
      SourceFilename: {
        path: 'PreviousFolderPath',
        fileName: 'PreviousFileName',
        matchesLess: 'some records have the folder alone in PreviousFolderPath',
        unverified: true,
      },
    },
  }),
  defineMapping({
    logsource: { category: 'file_access', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'Defender for Endpoint reports reading for a fixed set of sensitive files only',
    where: [{ expression: 'ActionType', is: 'SensitiveFileRead' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      CreateAttributes: NOT_ETW,
      CreateOptions: NOT_ETW,
      FileName: { path: 'FolderPath', fileName: 'FileName' },
      FileObject: NOT_ETW,
      Irp: NOT_ETW,
      IssuingThreadId: NOT_ETW,
      ShareAccess: NOT_ETW,
    },
    unverified: 'rows',
    basis: 'Judgement: the event log of the category is the kernel trace Microsoft-Windows-Kernel-File, which has no equivalent.',
  }),
  defineMapping({
    logsource: { category: 'file_change', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'FileTimestampModificationEvent' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      CreationUtcTime: { unsupported: 'where AdditionalFields keeps the new time is not documented' },
      EventID: { fixed: '2' },
      PreviousCreationUtcTime: { unsupported: 'where AdditionalFields keeps the earlier time is not documented' },
      TargetFilename: { path: 'FolderPath', fileName: 'FileName' },
    },
    basis: 'The list of ActionType values in the portal; the meaning of the columns on the page of the table.',
  }),
];
