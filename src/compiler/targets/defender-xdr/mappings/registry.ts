import { REGISTRY_VALUE_TYPES } from '../../facts/registry.js';
import { defineMapping, type FieldMappings, type LogsourceMapping, type RowVariant } from '../../target.js';
import { INITIATING_PROCESS, INITIATING_PROCESS_INTEGRITY, NO_EVENT_LOG } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const NO_DATA = { never: 'only events that set a value have data' } as const;
const NOT_RENAMED = { never: 'only events that rename a key have a new name' } as const;

const CREATE_KEY = {
  where: [{ expression: 'ActionType', is: 'RegistryKeyCreated' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '12' },
    EventType: { fixed: 'CreateKey' },
    NewName: NOT_RENAMED,
    TargetObject: { registryPath: [{ key: 'RegistryKey' }], hives: 'defender' },
  },
} as const satisfies RowVariant;

// Deletes keep the old name in Previous*; some records have it in the current columns.
const DELETE_KEY = {
  where: [{ expression: 'ActionType', is: 'RegistryKeyDeleted' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '12' },
    EventType: { fixed: 'DeleteKey' },
    NewName: NOT_RENAMED,
    TargetObject: { registryPath: [{ key: 'PreviousRegistryKey' }, { key: 'RegistryKey' }], hives: 'defender' },
  },
} as const satisfies RowVariant;

const DELETE_VALUE = {
  where: [{ expression: 'ActionType', is: 'RegistryValueDeleted' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '12' },
    EventType: { fixed: 'DeleteValue' },
    NewName: NOT_RENAMED,
    TargetObject: {
      registryPath: [
        { key: 'PreviousRegistryKey', valueName: 'PreviousRegistryValueName', name: 'PreviousTargetObject' },
        { key: 'RegistryKey', valueName: 'RegistryValueName' },
      ],
      hives: 'defender',
    },
  },
} as const satisfies RowVariant;

const SET_VALUE = {
  where: [{ expression: 'ActionType', is: 'RegistryValueSet' }],
  fields: {
    Details: {
      registryData: 'RegistryValueData',
      type: 'RegistryValueType',
      types: REGISTRY_VALUE_TYPES.defender,
      unverified: true,
    },
    EventID: { fixed: '13' },
    EventType: { fixed: 'SetValue' },
    NewName: NOT_RENAMED,
    TargetObject: { registryPath: [{ key: 'RegistryKey', valueName: 'RegistryValueName' }], hives: 'defender' },
  },
} as const satisfies RowVariant;

const RENAME_KEY = {
  where: [{ expression: 'ActionType', is: 'RegistryKeyRenamed' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '14' },
    EventType: { fixed: 'RenameKey' },
    NewName: { registryPath: [{ key: 'RegistryKey' }], hives: 'defender' },
    TargetObject: { registryPath: [{ key: 'PreviousRegistryKey' }], hives: 'defender' },
  },
} as const satisfies RowVariant;

const EVERY_EVENT = {
  ...NO_EVENT_LOG,
  ...INITIATING_PROCESS,
  ...INITIATING_PROCESS_INTEGRITY,
} as const satisfies FieldMappings;

const NOTES = ['Defender for Endpoint watches a selection of registry keys, not all.'];
const BASIS =
  'The page of the table; the ASIM parsers vimRegistryEventMicrosoft365D (Previous*) and vimRegistryEventMicrosoftSysmon (the names ' +
  "of the events, and that Sigma's TargetObject is the key and the name of the value). The decimal form of numbers is judgement.";

/** Registry keys and values. Sigma's EventID is that of Sysmon. */
export const registryMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'registry_event', product: 'windows' },
    table: defenderXdrTables.DeviceRegistryEvents,
    priority: 1,
    where: [],
    fields: EVERY_EVENT,
    variants: [CREATE_KEY, DELETE_KEY, DELETE_VALUE, SET_VALUE, RENAME_KEY],
    notes: NOTES,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_add', product: 'windows' },
    table: defenderXdrTables.DeviceRegistryEvents,
    priority: 1,
    where: CREATE_KEY.where,
    fields: { ...EVERY_EVENT, ...CREATE_KEY.fields },
    notes: NOTES,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_delete', product: 'windows' },
    table: defenderXdrTables.DeviceRegistryEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: ['RegistryKeyDeleted', 'RegistryValueDeleted'] }],
    fields: {
      ...EVERY_EVENT,
      Details: NO_DATA,
      EventID: { fixed: '12' },
      NewName: NOT_RENAMED,
      // The name of a value is empty where a key was deleted.
      TargetObject: DELETE_VALUE.fields.TargetObject,
    },
    variants: [DELETE_KEY, DELETE_VALUE],
    notes: NOTES,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_rename', product: 'windows' },
    table: defenderXdrTables.DeviceRegistryEvents,
    priority: 1,
    where: RENAME_KEY.where,
    fields: { ...EVERY_EVENT, ...RENAME_KEY.fields },
    notes: NOTES,
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_set', product: 'windows' },
    table: defenderXdrTables.DeviceRegistryEvents,
    priority: 1,
    where: SET_VALUE.where,
    fields: { ...EVERY_EVENT, ...SET_VALUE.fields },
    notes: NOTES,
    basis: BASIS,
  }),
];
