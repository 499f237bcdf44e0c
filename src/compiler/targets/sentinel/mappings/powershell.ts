import { WINDOWS_CHANNELS, WINDOWS_CHANNELS_BASIS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineEventLogMappings } from '../../event-log.js';
import type { LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';

const UNNAMED = ['The members of the event have no names: a rule can only look for text in it.'];

/** What PowerShell logs: the text of scripts, the commands of modules, the start of the engine and its providers. */
export const powershellMappings: readonly LogsourceMapping[] = defineEventLogMappings(EVENT_LOG_TABLES, [
  {
    category: 'ps_script',
    channels: WINDOWS_CHANNELS.powershell,
    eventIds: [4104],
    eventData: WINDOWS_EVENT_DATA.scriptBlockLogging,
    notes: [
      'Needs the policy "Turn on PowerShell Script Block Logging".',
      'A long script is split over several events (MessageNumber, MessageTotal): a rule that tests two parts of it may find neither.',
    ],
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    category: 'ps_module',
    channels: WINDOWS_CHANNELS.powershell,
    eventIds: [4103],
    eventData: WINDOWS_EVENT_DATA.moduleLogging,
    notes: ['Needs the policy "Turn on Module Logging".'],
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    category: 'ps_classic_start',
    channels: WINDOWS_CHANNELS['powershell-classic'],
    eventIds: [400],
    notes: UNNAMED,
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    category: 'ps_classic_provider_start',
    channels: WINDOWS_CHANNELS['powershell-classic'],
    eventIds: [600],
    notes: UNNAMED,
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    category: 'ps_classic_script',
    channels: WINDOWS_CHANNELS['powershell-classic'],
    eventIds: [800],
    notes: UNNAMED,
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    service: 'powershell',
    channels: WINDOWS_CHANNELS.powershell,
    eventData: [...WINDOWS_EVENT_DATA.moduleLogging, ...WINDOWS_EVENT_DATA.scriptBlockLogging],
    openEventData: true,
    notes: [
      'Event 4104 needs the policy "Turn on PowerShell Script Block Logging".',
      'Event 4103 needs the policy "Turn on Module Logging".',
    ],
    basis: WINDOWS_CHANNELS_BASIS,
  },
  {
    service: 'powershell-classic',
    channels: WINDOWS_CHANNELS['powershell-classic'],
    notes: UNNAMED,
    basis: WINDOWS_CHANNELS_BASIS,
  },
]);
