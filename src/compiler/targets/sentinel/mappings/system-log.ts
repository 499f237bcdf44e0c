import { WINDOWS_CHANNELS, WINDOWS_CHANNELS_BASIS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_FIELDS, EVENT_TEXT, WINDOWS_EVENT_LOG_FIELDS, WINDOWS_EVENT_TEXT, WITHOUT_MESSAGE } from '../fields.js';
import { sentinelTables } from '../tables.js';

/** "The log file was cleared". It has the log that was in its data, and is in the System log whichever that was. */
const LOG_CLEARED = ['104'];

/** "A service was installed in the system", whose data has no process. */
const SERVICE_INSTALLED = ['7045'];

/** Who cleared the log, and where to the events were saved. */
const LOG_CLEARED_MEMBERS = {
  BackupPath: { userData: 'BackupPath' },
  SubjectDomainName: { userData: 'SubjectDomainName' },
  SubjectUserName: { userData: 'SubjectUserName' },
} as const satisfies FieldMappings;

/** The System log, of which some events have data of another form. */
export const systemLogMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'windows', service: 'system' },
    table: sentinelTables.Event,
    priority: 1,
    where: [{ expression: 'EventLog', is: WINDOWS_CHANNELS.system, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.system,
    openEventData: true,
    events: [
      { eventIds: LOG_CLEARED, fields: { ...LOG_CLEARED_MEMBERS, Channel: { firstOf: [{ userData: 'Channel' }, 'EventLog'] } } },
      { eventIds: SERVICE_INSTALLED, fields: { ProcessId: { unsupported: 'it does not keep the process that wrote an event' } } },
    ],
    keywords: EVENT_TEXT,
    basis: WINDOWS_CHANNELS_BASIS,
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'system' },
    table: sentinelTables.WindowsEvent,
    priority: 2,
    where: [{ expression: 'Channel', is: WINDOWS_CHANNELS.system, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.system,
    openEventData: true,
    events: [
      { eventIds: LOG_CLEARED, fields: { ...LOG_CLEARED_MEMBERS, Channel: { firstOf: [{ userData: 'Channel' }, 'Channel'] } } },
      { eventIds: SERVICE_INSTALLED, fields: { ProcessId: { column: 'SystemProcessId', unverified: true } } },
    ],
    keywords: WINDOWS_EVENT_TEXT,
    keywordsMatchLess: WITHOUT_MESSAGE,
    basis: WINDOWS_CHANNELS_BASIS,
  }),
];
