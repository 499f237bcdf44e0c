import { REGISTRY_VALUE_TYPES } from '../../facts/registry.js';
import { SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineRoute, type FieldMappings, type Route } from '../../target.js';
import { EVENT_HEADER, SYSMON_IN_EVENT, SYSMON_IN_WINDOWS_EVENT, WINDOWS_EVENT_HEADER } from '../fields.js';
import { event } from '../tables/event.js';
import { securityEvent } from '../tables/security-event.js';
import { windowsEvent } from '../tables/windows-event.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the keys.'];
const BASIS = 'SigmaHQ/sigma, tests/logsource.json (fields); the ASIM parsers for Sysmon (Source and Provider).';

/** Sysmon writes the short names of hives, and rules do not always. */
const KEY = {
  Provider_Name: { fixed: SYSMON_PROVIDER },
  TargetObject: { registryPath: [{ key: { eventData: 'TargetObject' } }], hives: 'sysmon' },
} as const satisfies FieldMappings;

/** The name that a key has after it was renamed. */
const NEW_KEY = {
  NewName: { registryPath: [{ key: { eventData: 'NewName' } }], hives: 'sysmon' },
} as const satisfies FieldMappings;

/** Only event 13 has the data of a value. */
const NO_DATA = { Details: { never: 'only Sysmon event 13, which sets a value, has data' } } as const satisfies FieldMappings;

/** What the tables with Sysmon's events have in common, for each log source: which rows, and what stands where. */
const ANY_EVENT = {
  where: [{ cell: 'EventID', is: [12, 13, 14] }],
  fields: { ...KEY, ...NEW_KEY, EventID: 'EventID' },
  eventData: [...SYSMON_EVENT_DATA.registry, 'EventType', 'Details'],
  notes: NOTES,
  basis: BASIS,
} as const;

const KEY_CREATED = {
  where: [
    { cell: 'EventID', is: 12 },
    { cell: { eventData: 'EventType' }, is: 'CreateKey' },
  ],
  fields: { ...KEY, ...NO_DATA, EventID: { fixed: '12' }, EventType: { fixed: 'CreateKey' } },
  eventData: SYSMON_EVENT_DATA.registry,
  keywords: [{ eventDataText: true }],
  notes: NOTES,
  basis: BASIS,
} as const;

const DELETED = {
  where: [
    { cell: 'EventID', is: 12 },
    { cell: { eventData: 'EventType' }, is: ['DeleteKey', 'DeleteValue'] },
  ],
  fields: { ...KEY, ...NO_DATA, EventID: { fixed: '12' } },
  eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
  notes: NOTES,
  basis: BASIS,
} as const;

const RENAMED = {
  where: [{ cell: 'EventID', is: 14 }],
  fields: { ...KEY, ...NO_DATA, ...NEW_KEY, EventID: { fixed: '14' } },
  eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
  notes: NOTES,
  basis: BASIS,
} as const;

const VALUE_SET = {
  where: [{ cell: 'EventID', is: 13 }],
  fields: { ...KEY, EventID: { fixed: '13' }, EventType: { fixed: 'SetValue' } },
  eventData: [...SYSMON_EVENT_DATA.registry, 'Details'],
  notes: NOTES,
  basis: BASIS,
} as const;

/** Registry keys and values: Sysmon events 12, 13 and 14, and Windows event 4657. */
export const registryRoutes: readonly Route[] = [
  defineRoute({
    ...ANY_EVENT,
    when: { category: 'registry_event', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, ...ANY_EVENT.where],
    fields: { ...EVENT_HEADER, ...ANY_EVENT.fields },
  }),
  defineRoute({
    ...ANY_EVENT,
    when: { category: 'registry_event', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, ...ANY_EVENT.where],
    fields: { ...WINDOWS_EVENT_HEADER, ...ANY_EVENT.fields },
  }),
  defineRoute({
    ...KEY_CREATED,
    when: { category: 'registry_add', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, ...KEY_CREATED.where],
    fields: { ...EVENT_HEADER, ...KEY_CREATED.fields },
  }),
  defineRoute({
    ...KEY_CREATED,
    when: { category: 'registry_add', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, ...KEY_CREATED.where],
    fields: { ...WINDOWS_EVENT_HEADER, ...KEY_CREATED.fields },
  }),
  defineRoute({
    ...DELETED,
    when: { category: 'registry_delete', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, ...DELETED.where],
    fields: { ...EVENT_HEADER, ...DELETED.fields },
  }),
  defineRoute({
    ...DELETED,
    when: { category: 'registry_delete', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, ...DELETED.where],
    fields: { ...WINDOWS_EVENT_HEADER, ...DELETED.fields },
  }),
  defineRoute({
    ...RENAMED,
    when: { category: 'registry_rename', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, ...RENAMED.where],
    fields: { ...EVENT_HEADER, ...RENAMED.fields },
  }),
  defineRoute({
    ...RENAMED,
    when: { category: 'registry_rename', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, ...RENAMED.where],
    fields: { ...WINDOWS_EVENT_HEADER, ...RENAMED.fields },
  }),
  defineRoute({
    ...VALUE_SET,
    when: { category: 'registry_set', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, ...VALUE_SET.where],
    fields: { ...EVENT_HEADER, ...VALUE_SET.fields },
  }),
  defineRoute({
    ...VALUE_SET,
    when: { category: 'registry_set', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, ...VALUE_SET.where],
    fields: { ...WINDOWS_EVENT_HEADER, ...VALUE_SET.fields },
  }),
  defineRoute({
    when: { category: 'registry_set', product: 'windows' },
    table: securityEvent,
    priority: 3,
    partial: 'Windows event 4657 is written for keys whose security descriptor asks for auditing, not for all',
    // A new value and a changed one.
    where: [
      { cell: 'EventID', is: 4657 },
      { cell: 'OperationType', is: ['%%1904', '%%1905'] },
    ],
    fields: {
      Channel: 'Channel',
      Computer: 'Computer',
      Details: { registryData: 'NewValue', type: 'NewValueType', types: REGISTRY_VALUE_TYPES.audit, none: '-', basis: 'judgement' },
      EventID: { fixed: '4657' },
      EventType: { fixed: 'SetValue' },
      Image: 'ProcessName',
      ProcessGuid: { unsupported: 'Windows event 4657 has no process GUID' },
      ProcessId: { hexText: 'ProcessId' },
      Provider_Name: 'EventSourceName',
      TargetObject: { registryPath: [{ key: 'ObjectName', valueName: 'ObjectValueName', unnamed: '-' }], hives: 'audit' },
      User: { join: ['SubjectDomainName', 'SubjectUserName'], separator: '\\' },
    },
    notes: ['Needs the audit policy "Audit Registry" and a system access control list (SACL) on the keys.'],
    basis: 'The ASIM parser ASimRegistryEventMicrosoftSecurityEvent.',
  }),
];
