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
  TargetObject: { registryPath: [{ key: { eventData: 'TargetObject' } }], hives: 'sysmon' },
} as const satisfies FieldMappings;

/** Only event 13 has the data of a value. */
const NO_DATA = { Details: { never: 'only Sysmon event 13, which sets a value, has data' } } as const satisfies FieldMappings;

/** The name that a key has after it was renamed. */
const NEW_KEY = {
  NewName: { registryPath: [{ key: { eventData: 'NewName' } }], hives: 'sysmon' },
} as const satisfies FieldMappings;

/** Registry keys and values: Sysmon events 12, 13 and 14, and Windows event 4657. */
export const registryRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'registry_event', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: [12, 13, 14] }],
    fields: {
      ...EVENT_HEADER,
      ...KEY,
      ...NEW_KEY,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType', 'Details'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_event', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: [12, 13, 14] }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...KEY,
      ...NEW_KEY,
      EventID: 'EventID',
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType', 'Details'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_add', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 12 }, { cell: { eventData: 'EventType' }, is: 'CreateKey' }],
    fields: {
      ...EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      EventID: { fixed: '12' },
      EventType: { fixed: 'CreateKey' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.registry,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_add', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 12 }, { cell: { eventData: 'EventType' }, is: 'CreateKey' }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      EventID: { fixed: '12' },
      EventType: { fixed: 'CreateKey' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: SYSMON_EVENT_DATA.registry,
    keywords: [{ eventDataText: true }],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_delete', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 12 }, { cell: { eventData: 'EventType' }, is: ['DeleteKey', 'DeleteValue'] }],
    fields: {
      ...EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      EventID: { fixed: '12' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_delete', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 12 }, { cell: { eventData: 'EventType' }, is: ['DeleteKey', 'DeleteValue'] }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      EventID: { fixed: '12' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_rename', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 14 }],
    fields: {
      ...EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      ...NEW_KEY,
      EventID: { fixed: '14' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_rename', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 14 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...KEY,
      ...NO_DATA,
      ...NEW_KEY,
      EventID: { fixed: '14' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'EventType'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_set', product: 'windows' },
    table: event,
    priority: 1,
    where: [SYSMON_IN_EVENT, { cell: 'EventID', is: 13 }],
    fields: {
      ...EVENT_HEADER,
      ...KEY,
      EventID: { fixed: '13' },
      EventType: { fixed: 'SetValue' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'Details'],
    notes: NOTES,
    basis: BASIS,
  }),
  defineRoute({
    when: { category: 'registry_set', product: 'windows' },
    table: windowsEvent,
    priority: 2,
    where: [SYSMON_IN_WINDOWS_EVENT, { cell: 'EventID', is: 13 }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ...KEY,
      EventID: { fixed: '13' },
      EventType: { fixed: 'SetValue' },
      Provider_Name: { fixed: SYSMON_PROVIDER },
    },
    eventData: [...SYSMON_EVENT_DATA.registry, 'Details'],
    notes: NOTES,
    basis: BASIS,
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
      Details: { registryData: 'NewValue', type: 'NewValueType', types: REGISTRY_VALUE_TYPES.audit, basis: 'judgement' },
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
