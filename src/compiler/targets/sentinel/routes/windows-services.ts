import { SYSMON_DIGESTS, SYSMON_MEMBERS } from '../../facts/sysmon.js';
import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineRoute, type FieldMappings, type Route } from '../../target.js';
import { EVENT_LOG_FIELDS, EVENT_TEXT, WINDOWS_EVENT_LOG_FIELDS, WINDOWS_EVENT_TEXT } from '../fields.js';
import { event } from '../tables/event.js';
import { windowsEvent } from '../tables/windows-event.js';

const BASIS = 'SigmaHQ/sigma, tests/thor.yml (channels and event ids); the fields are the members of the events.';

/** The blanks in the names of Microsoft Defender Antivirus are left out, or underscores, in Sigma. */
const DEFENDER_ANTIVIRUS_MEMBERS = {
  Feature_Name: { eventData: 'Feature Name' },
  NewValue: { eventData: 'New Value' },
  OldValue: { eventData: 'Old Value' },
  ProcessName: { eventData: 'Process Name' },
  SourceName: { eventData: 'Source Name' },
  ThreatName: { eventData: 'Threat Name' },
} as const satisfies FieldMappings;

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

/** The channels of the Windows event log that Log Analytics has in Event and WindowsEvent. */
export const windowsServiceRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'windows', service: 'application' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.application, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.application,
    openEventData: true,
    keywords: EVENT_TEXT,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'application' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.application, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.application,
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'system' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.system, anyCase: true }],
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
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'system' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.system, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.system,
    openEventData: true,
    events: [
      { eventIds: LOG_CLEARED, fields: { ...LOG_CLEARED_MEMBERS, Channel: { firstOf: [{ userData: 'Channel' }, 'Channel'] } } },
      { eventIds: SERVICE_INSTALLED, fields: { ProcessId: { column: 'SystemProcessId', basis: 'judgement' } } },
    ],
    keywords: WINDOWS_EVENT_TEXT,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'sysmon' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.sysmon, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      ...SYSMON_DIGESTS,
      EventID: 'EventID',
    },
    eventData: SYSMON_MEMBERS,
    openEventData: true,
    keywords: EVENT_TEXT,
    notes: ['Needs Sysmon on the device.'],
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'sysmon' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.sysmon, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      ...SYSMON_DIGESTS,
      EventID: 'EventID',
    },
    eventData: SYSMON_MEMBERS,
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    notes: ['Needs Sysmon on the device.'],
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'windefend' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.windefend, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      ...DEFENDER_ANTIVIRUS_MEMBERS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.windefend,
    openEventData: true,
    keywords: EVENT_TEXT,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'windefend' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.windefend, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      ...DEFENDER_ANTIVIRUS_MEMBERS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.windefend,
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    basis: BASIS,
  }),
];
