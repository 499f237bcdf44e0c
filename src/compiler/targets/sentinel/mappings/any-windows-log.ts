import { WINDOWS_CHANNELS_BASIS } from '../../facts/windows-channels.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_FIELDS, EVENT_TEXT, WINDOWS_EVENT_LOG_FIELDS, WINDOWS_EVENT_TEXT, WITHOUT_MESSAGE } from '../fields.js';
import { sentinelTables } from '../tables.js';

/** Rules that name no log mean all of them. */
export const anyWindowsLogMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'windows' },
    table: sentinelTables.WindowsEvent,
    priority: 1,
    where: [],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    keywordsMatchLess: WITHOUT_MESSAGE,
    basis: WINDOWS_CHANNELS_BASIS,
  }),
  defineMapping({
    logsource: { product: 'windows' },
    table: sentinelTables.Event,
    priority: 2,
    partial: 'it has every log but the Security log',
    where: [],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    openEventData: true,
    keywords: EVENT_TEXT,
    basis: WINDOWS_CHANNELS_BASIS,
  }),
];
