import { SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineRoute, type Route } from '../../target.js';
import { EVENT_HEADER, SYSMON_IN_EVENT, SYSMON_IN_WINDOWS_EVENT, WINDOWS_EVENT_HEADER } from '../fields.js';
import { event } from '../tables/event.js';
import { securityEvent } from '../tables/security-event.js';
import { windowsEvent } from '../tables/windows-event.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the files.'];
const BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';

/**
 * Sysmon has one event for a deletion of which it keeps the file, and one for all others. SigmaHQ's tests/thor.yml gives the
 * second to a category of its own, file_delete_detected; that rules about deletions mean both is judgement.
 */
const DELETIONS = [23, 26];
const DELETION_NOTES = [
  ...NOTES,
  'A deletion is Sysmon event 23 where Sysmon keeps the file and event 26 where it does not: both are found.',
];

/** Files that are created, changed, deleted and read. Renaming is in no Windows event log. */
export const fileRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'file_event', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 11 }],
    fields: {
      ...EVENT_HEADER,
      CommandLine: { unsupported: 'Sysmon event 11 has no command line' },
      EventID: { fixed: '11' },
      IntegrityLevel: { unsupported: 'Sysmon event 11 has no integrity level' },
      ParentCommandLine: { unsupported: 'Sysmon event 11 has no parent process' },
      ParentImage: { unsupported: 'Sysmon event 11 has no parent process' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileCreation,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_event', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 11 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      CommandLine: { unsupported: 'Sysmon event 11 has no command line' },
      EventID: { fixed: '11' },
      IntegrityLevel: { unsupported: 'Sysmon event 11 has no integrity level' },
      ParentCommandLine: { unsupported: 'Sysmon event 11 has no parent process' },
      ParentImage: { unsupported: 'Sysmon event 11 has no parent process' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileCreation,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_delete', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: DELETIONS }],
    fields: {
      ...EVENT_HEADER,
      ...SYSMON_DIGESTS,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileDelete,
    keywords: [{ eventDataText: true }],
    notes: DELETION_NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_delete', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: DELETIONS }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...SYSMON_DIGESTS,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileDelete,
    keywords: [{ eventDataText: true }],
    notes: DELETION_NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_change', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 2 }],
    fields: {
      ...EVENT_HEADER,
      EventID: { fixed: '2' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileChange,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_change', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 2 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: { fixed: '2' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.fileChange,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'file_access', product: 'windows' },
    table: securityEvent,
    priority: 1,
    partial: 'Windows event 4663 is written for files whose security descriptor asks for auditing, not for all',
    where: [
      { cell: 'EventID', is: 4663 },
      { cell: 'ObjectType', is: 'File' },
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
    basis: 'The ASIM file event parser for Security events (which rows); the columns are judgement.',
  }),
];
