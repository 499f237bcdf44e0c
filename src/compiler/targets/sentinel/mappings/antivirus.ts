import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { EVENT_TEXT, WINDOWS_EVENT_TEXT, WITHOUT_MESSAGE } from '../fields.js';
import { sentinelTables } from '../tables.js';

const DETECTED_OR_ACTED_ON: readonly number[] = [1116, 1117];

const DETECTION = {
  // The event has `file:_C:\Users\a.exe`.
  Filename: {
    expression: { expression: { eventData: 'Path' }, withoutPrefix: 'file:_' },
    matchesLess: 'an event with several files has them in one text',
    unverified: true,
  },
  Signature: { expression: { eventData: 'Threat Name' }, unverified: true },
} as const satisfies FieldMappings;

const PARTIAL = 'it has what Microsoft Defender Antivirus finds, and no other product' as const;
const NOTE = 'The rules name threats as many vendors do; the table has the names of Microsoft.' as const;
const BASIS =
  'https://learn.microsoft.com/defender-endpoint/troubleshoot-microsoft-defender-antivirus for the events. Judgement: the names of their data.' as const;

/** What Microsoft Defender Antivirus writes to its log. */
export const antivirusMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'antivirus' },
    table: sentinelTables.Event,
    priority: 1,
    partial: PARTIAL,
    where: [
      { expression: 'EventLog', is: WINDOWS_CHANNELS.windefend, anyCase: true },
      { expression: 'EventID', is: DETECTED_OR_ACTED_ON },
    ],
    fields: DETECTION,
    keywords: EVENT_TEXT,
    notes: [NOTE],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'antivirus' },
    table: sentinelTables.WindowsEvent,
    priority: 2,
    partial: PARTIAL,
    where: [
      { expression: 'Channel', is: WINDOWS_CHANNELS.windefend, anyCase: true },
      { expression: 'EventID', is: DETECTED_OR_ACTED_ON },
    ],
    fields: DETECTION,
    keywords: WINDOWS_EVENT_TEXT,
    keywordsMatchLess: WITHOUT_MESSAGE,
    notes: [NOTE],
    basis: BASIS,
  }),
];
