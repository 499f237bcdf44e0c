import { SYSMON_BASIS, SYSMON_DIGESTS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import type { LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records what is loaded.'];

/** Libraries and drivers that are loaded: Sysmon events 7 and 6. */
export const imageLoadMappings: readonly LogsourceMapping[] = defineEventLogMappings(EVENT_LOG_TABLES, [
  {
    category: 'image_load',
    provider: SYSMON_PROVIDER,
    eventIds: [7],
    fields: { ...SYSMON_DIGESTS, CommandLine: { unsupported: 'Sysmon event 7 has no command line' } },
    eventData: SYSMON_EVENT_DATA.imageLoad,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
  {
    category: 'driver_load',
    provider: SYSMON_PROVIDER,
    eventIds: [6],
    fields: SYSMON_DIGESTS,
    eventData: SYSMON_EVENT_DATA.driverLoad,
    notes: NOTES,
    basis: SYSMON_BASIS,
  },
]);
