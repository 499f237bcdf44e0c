import { SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineRoute, type Route } from '../../target.js';
import { EVENT_HEADER, SYSMON_IN_EVENT, SYSMON_IN_WINDOWS_EVENT, WINDOWS_EVENT_HEADER } from '../fields.js';
import { event } from '../tables/event.js';
import { windowsEvent } from '../tables/windows-event.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records what processes do to others.'];
const BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';

/** What one process does to another: Sysmon events 10 and 8. */
export const processAccessRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'process_access', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 10 }],
    fields: {
      ...EVENT_HEADER,
      EventID: { fixed: '10' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
      SourceCommandLine: { unsupported: 'Sysmon event 10 has no command line' },
    },
    eventData: SYSMON_EVENT_DATA.processAccess,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'process_access', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 10 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: { fixed: '10' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
      SourceCommandLine: { unsupported: 'Sysmon event 10 has no command line' },
    },
    eventData: SYSMON_EVENT_DATA.processAccess,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'create_remote_thread', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 8 }],
    fields: {
      ...EVENT_HEADER,
      EventID: { fixed: '8' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
      SourceCommandLine: { unsupported: 'Sysmon event 8 has no command line' },
      SourceParentImage: { unsupported: 'Sysmon event 8 has no parent process' },
      TargetParentProcessId: { unsupported: 'Sysmon event 8 has no parent process' },
    },
    eventData: SYSMON_EVENT_DATA.createRemoteThread,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'create_remote_thread', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 8 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      EventID: { fixed: '8' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
      SourceCommandLine: { unsupported: 'Sysmon event 8 has no command line' },
      SourceParentImage: { unsupported: 'Sysmon event 8 has no parent process' },
      TargetParentProcessId: { unsupported: 'Sysmon event 8 has no parent process' },
    },
    eventData: SYSMON_EVENT_DATA.createRemoteThread,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
];
