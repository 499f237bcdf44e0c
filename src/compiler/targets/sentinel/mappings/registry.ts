import { REGISTRY_VALUE_TYPES } from '../../facts/registry.js';
import { SYSMON_BASIS, SYSMON_EVENT_DATA, SYSMON_PROVIDER } from '../../facts/sysmon.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

const NOTES = ['Needs Sysmon on the device, with a configuration that records the keys.'];

/** Sysmon writes the short names of hives, and rules do not always. */
const KEY = {
  TargetObject: { registryPath: [{ key: { eventData: 'TargetObject' } }], hives: 'sysmon' },
} as const satisfies FieldMappings<never>;

/** The name that a key has after it was renamed. */
const NEW_KEY = {
  NewName: { registryPath: [{ key: { eventData: 'NewName' } }], hives: 'sysmon' },
} as const satisfies FieldMappings<never>;

/** Only event 13 has the data of a value. */
const NO_DATA = { Details: { never: 'only Sysmon event 13, which sets a value, has data' } } as const satisfies FieldMappings<never>;

const DATA = SYSMON_EVENT_DATA.registry;

/** Registry keys and values: Sysmon events 12, 13 and 14, and Windows event 4657. */
export const registryMappings: readonly LogsourceMapping[] = [
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    {
      category: 'registry_event',
      provider: SYSMON_PROVIDER,
      eventIds: [12, 13, 14],
      fields: { ...KEY, ...NEW_KEY },
      eventData: [...DATA, 'EventType', 'Details'],
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'registry_add',
      provider: SYSMON_PROVIDER,
      eventIds: [12],
      rows: [{ expression: { eventData: 'EventType' }, is: 'CreateKey' }],
      fields: { ...KEY, ...NO_DATA, EventType: { fixed: 'CreateKey' } },
      eventData: DATA,
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'registry_delete',
      provider: SYSMON_PROVIDER,
      eventIds: [12],
      rows: [{ expression: { eventData: 'EventType' }, is: ['DeleteKey', 'DeleteValue'] }],
      fields: { ...KEY, ...NO_DATA },
      eventData: [...DATA, 'EventType'],
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'registry_rename',
      provider: SYSMON_PROVIDER,
      eventIds: [14],
      fields: { ...KEY, ...NO_DATA, ...NEW_KEY },
      eventData: [...DATA, 'EventType'],
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
    {
      category: 'registry_set',
      provider: SYSMON_PROVIDER,
      eventIds: [13],
      fields: { ...KEY, EventType: { fixed: 'SetValue' } },
      eventData: [...DATA, 'Details'],
      notes: NOTES,
      basis: SYSMON_BASIS,
    },
  ]),
  defineMapping({
    logsource: { category: 'registry_set', product: 'windows' },
    table: sentinelTables.SecurityEvent,
    priority: 3,
    partial: 'Windows event 4657 is written for keys whose security descriptor asks for auditing, not for all',
    // A new value and a changed one.
    where: [
      { expression: 'EventID', is: 4657 },
      { expression: 'OperationType', is: ['%%1904', '%%1905'] },
    ],
    fields: {
      Channel: 'Channel',
      Computer: 'Computer',
      Details: { registryData: 'NewValue', type: 'NewValueType', types: REGISTRY_VALUE_TYPES.audit, none: '-', unverified: true },
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
