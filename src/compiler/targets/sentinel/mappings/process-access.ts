import { SYSMON_BASIS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import type { LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records what processes do to others.'];

/** What one process does to another: Sysmon events 10 and 8. */
export const processAccessMappings: readonly LogsourceMapping[] = defineEventLogMappings(EVENT_LOG_TABLES, [
  {
    category: 'process_access',
    provider: SYSMON_PROVIDER,
    eventIds: [10],
    fields: { SourceCommandLine: { unsupported: 'Sysmon event 10 has no command line' } },
    eventData: SYSMON_EVENT_DATA.processAccess,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: 'create_remote_thread',
    provider: SYSMON_PROVIDER,
    eventIds: [8],
    fields: {
      SourceCommandLine: { unsupported: 'Sysmon event 8 has no command line' },
      SourceParentImage: { unsupported: 'Sysmon event 8 has no parent process' },
      TargetParentProcessId: { unsupported: 'Sysmon event 8 has no parent process' },
    },
    eventData: SYSMON_EVENT_DATA.createRemoteThread,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
]);
