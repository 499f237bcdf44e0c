import { SYSMON_BASIS, SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the files.'];

/**
 * Sysmon has one event for a deletion of which it keeps the file, and one for all others. SigmaHQ's tests/thor.yml gives the
 * second to a category of its own, file_delete_detected; that rules about any deletion mean both is judgement.
 */
const DELETION_NOTES = [
  ...NOTES,
  'A deletion is Sysmon event 23 where Sysmon keeps the file and event 26 where it does not: both are found.',
];

/** Files that are created, changed, deleted and read. Renaming is in no Windows event log. */
export const fileMappings: readonly LogsourceMapping[] = [
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    {
      category: 'file_event',
      provider: SYSMON_PROVIDER,
      eventIds: [11],
      fields: {
        CommandLine: { unsupported: 'Sysmon event 11 has no command line' },
        IntegrityLevel: { unsupported: 'Sysmon event 11 has no integrity level' },
        ParentCommandLine: { unsupported: 'Sysmon event 11 has no parent process' },
        ParentImage: { unsupported: 'Sysmon event 11 has no parent process' },
      },
      eventData: SYSMON_EVENT_DATA.fileCreation,
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'file_delete',
      provider: SYSMON_PROVIDER,
      eventIds: [23, 26],
      fields: SYSMON_DIGESTS,
      eventData: SYSMON_EVENT_DATA.fileDelete,
      notes: DELETION_NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'file_delete_detected',
      provider: SYSMON_PROVIDER,
      eventIds: [26],
      fields: SYSMON_DIGESTS,
      eventData: SYSMON_EVENT_DATA.fileDelete,
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'file_change',
      provider: SYSMON_PROVIDER,
      eventIds: [2],
      eventData: SYSMON_EVENT_DATA.fileChange,
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
  ]),
  defineMapping({
    logsource: { category: 'file_access', product: 'windows' },
    table: sentinelTables.SecurityEvent,
    priority: 1,
    partial: 'Windows event 4663 is written for files whose security descriptor asks for auditing, not for all',
    where: [
      { expression: 'EventID', is: 4663 },
      { expression: 'ObjectType', is: 'File' },
    ],
    fields: {
      Channel: 'Channel',
      Computer: 'Computer',
      EventID: { fixed: '4663' },
      FileName: 'ObjectName',
      Image: 'ProcessName',
      ParentImage: { unsupported: 'Windows event 4663 has no parent process' },
      ProcessId: { hexText: 'ProcessId' },
      Provider_Name: 'EventSourceName',
      User: { join: ['SubjectDomainName', 'SubjectUserName'], separator: '\\' },
    },
    notes: ['Needs the audit policy "Audit File System" and a system access control list (SACL) on the files.'],
    unverified: ['FileName', 'Image', 'ProcessId', 'User'],
    basis: 'The ASIM file event parser for Security events (which rows); the columns are judgement.',
  }),
];
