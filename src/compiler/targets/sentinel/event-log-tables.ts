import { defineEventLogTable, type EventLogTable } from '../event-log.js';
import {
  EVENT_HEADER,
  EVENT_LOG_FIELDS,
  EVENT_TEXT,
  WINDOWS_EVENT_HEADER,
  WINDOWS_EVENT_LOG_FIELDS,
  WINDOWS_EVENT_TEXT,
  WITHOUT_MESSAGE,
} from './fields.js';
import { sentinelTables } from './tables.js';

/** The tables of a workspace that take any channel of the Windows event log. */
export const EVENT_LOG_TABLES: readonly EventLogTable[] = [
  defineEventLogTable({
    table: sentinelTables.Event,
    channel: 'EventLog',
    provider: 'Source',
    eventId: 'EventID',
    header: EVENT_HEADER,
    ofChannel: EVENT_LOG_FIELDS,
    text: EVENT_TEXT,
  }),
  defineEventLogTable({
    table: sentinelTables.WindowsEvent,
    channel: 'Channel',
    provider: 'Provider',
    eventId: 'EventID',
    header: WINDOWS_EVENT_HEADER,
    ofChannel: WINDOWS_EVENT_LOG_FIELDS,
    text: WINDOWS_EVENT_TEXT,
    withoutMessage: WITHOUT_MESSAGE,
  }),
];
