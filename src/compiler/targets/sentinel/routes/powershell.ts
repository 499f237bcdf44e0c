import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineRoute, type Route } from '../../target.js';
import { EVENT_LOG_FIELDS, EVENT_TEXT, WINDOWS_EVENT_LOG_FIELDS, WINDOWS_EVENT_TEXT } from '../fields.js';
import { event } from '../tables/event.js';
import { windowsEvent } from '../tables/windows-event.js';

const BASIS = 'SigmaHQ/sigma, tests/thor.yml (channels and event ids); the fields are the members of the events.';

/** What PowerShell logs: the text of scripts, the commands of modules, the start of the engine. */
export const powershellRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'ps_script', product: 'windows' },
    table: event,
    priority: 1,
    where: [
      { cell: 'EventLog', is: WINDOWS_CHANNELS.powershell, anyCase: true },
      { cell: 'EventID', is: 4104 },
    ],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: { fixed: '4104' },
    },
    eventData: WINDOWS_EVENT_DATA.scriptBlockLogging,
    keywords: EVENT_TEXT,
    notes: [
      'Needs the policy "Turn on PowerShell Script Block Logging".',
      'A long script is split over several events (MessageNumber, MessageTotal): a rule that tests two parts of it may find neither.',
    ],
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'ps_script', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [
      { cell: 'Channel', is: WINDOWS_CHANNELS.powershell, anyCase: true },
      { cell: 'EventID', is: 4104 },
    ],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: { fixed: '4104' },
    },
    eventData: WINDOWS_EVENT_DATA.scriptBlockLogging,
    keywords: WINDOWS_EVENT_TEXT,
    notes: [
      'Needs the policy "Turn on PowerShell Script Block Logging".',
      'A long script is split over several events (MessageNumber, MessageTotal): a rule that tests two parts of it may find neither.',
    ],
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'ps_module', product: 'windows' },
    table: event,
    priority: 1,
    where: [
      { cell: 'EventLog', is: WINDOWS_CHANNELS.powershell, anyCase: true },
      { cell: 'EventID', is: 4103 },
    ],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: { fixed: '4103' },
    },
    eventData: WINDOWS_EVENT_DATA.moduleLogging,
    keywords: EVENT_TEXT,
    notes: ['Needs the policy "Turn on Module Logging".'],
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'ps_module', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [
      { cell: 'Channel', is: WINDOWS_CHANNELS.powershell, anyCase: true },
      { cell: 'EventID', is: 4103 },
    ],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: { fixed: '4103' },
    },
    eventData: WINDOWS_EVENT_DATA.moduleLogging,
    keywords: WINDOWS_EVENT_TEXT,
    notes: ['Needs the policy "Turn on Module Logging".'],
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'ps_classic_start', product: 'windows' },
    table: event,
    priority: 1,
    where: [
      { cell: 'EventLog', is: WINDOWS_CHANNELS['powershell-classic'], anyCase: true },
      { cell: 'EventID', is: 400 },
    ],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: { fixed: '400' },
    },
    keywords: EVENT_TEXT,
    notes: ['The members of the event have no names: a rule can only look for text in it.'],
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'ps_classic_start', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [
      { cell: 'Channel', is: WINDOWS_CHANNELS['powershell-classic'], anyCase: true },
      { cell: 'EventID', is: 400 },
    ],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: { fixed: '400' },
    },
    keywords: WINDOWS_EVENT_TEXT,
    notes: ['The members of the event have no names: a rule can only look for text in it.'],
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'powershell' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.powershell, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: [...WINDOWS_EVENT_DATA.moduleLogging, ...WINDOWS_EVENT_DATA.scriptBlockLogging],
    openEventData: true,
    keywords: EVENT_TEXT,
    notes: [
      'Event 4104 needs the policy "Turn on PowerShell Script Block Logging".',
      'Event 4103 needs the policy "Turn on Module Logging".',
    ],
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'powershell' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.powershell, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: [...WINDOWS_EVENT_DATA.moduleLogging, ...WINDOWS_EVENT_DATA.scriptBlockLogging],
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    notes: [
      'Event 4104 needs the policy "Turn on PowerShell Script Block Logging".',
      'Event 4103 needs the policy "Turn on Module Logging".',
    ],
    basis: BASIS,
  }),
];
