import { REGISTRY_VALUE_TYPES } from '../../facts/registry.js';
import { defineMapping, type FieldMappings, type LogsourceMapping, type RowVariant } from '../../target.js';
import { ACTING_PROCESS, ACTOR, DEVICE, NO_EVENT_LOG } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

const NO_DATA = { never: 'only events that set a value have data' } as const;
const NOT_RENAMED = { never: 'only events that rename a key have a new name' } as const;
const KEY = { registryPath: [{ key: 'RegistryKey' }], hives: 'asim' } as const;
const KEY_AND_VALUE = {
  registryPath: [{ key: 'RegistryKey', valueName: 'RegistryValue', unnamed: '-', orDefault: true }],
  hives: 'asim',
} as const;

const CREATE_KEY = {
  where: [{ expression: 'EventType', is: 'RegistryKeyCreated' }],
  fields: { Details: NO_DATA, EventID: { fixed: '12' }, EventType: { fixed: 'CreateKey' }, NewName: NOT_RENAMED, TargetObject: KEY },
} as const satisfies RowVariant;

const DELETE_KEY = {
  where: [{ expression: 'EventType', is: 'RegistryKeyDeleted' }],
  fields: { Details: NO_DATA, EventID: { fixed: '12' }, EventType: { fixed: 'DeleteKey' }, NewName: NOT_RENAMED, TargetObject: KEY },
} as const satisfies RowVariant;

const DELETE_VALUE = {
  where: [{ expression: 'EventType', is: 'RegistryValueDeleted' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '12' },
    EventType: { fixed: 'DeleteValue' },
    NewName: NOT_RENAMED,
    TargetObject: KEY_AND_VALUE,
  },
} as const satisfies RowVariant;

const SET_VALUE = {
  where: [{ expression: 'EventType', is: 'RegistryValueSet' }],
  fields: {
    // Events of Sysmon keep "DWORD (0x00000001)", those of Defender XDR the number.
    Details: {
      registryData: 'RegistryValueData',
      type: 'RegistryValueType',
      types: REGISTRY_VALUE_TYPES.asim,
      alsoSysmon: true,
      matchesLess: 'the parser for Sysmon leaves the data of events in WindowsEvent empty',
    },
    EventID: { fixed: '13' },
    EventType: { fixed: 'SetValue' },
    NewName: NOT_RENAMED,
    TargetObject: KEY_AND_VALUE,
    User: ACTOR.User,
  },
} as const satisfies RowVariant;

const RENAME_KEY = {
  where: [{ expression: 'EventType', is: 'RegistryKeyRenamed' }],
  fields: {
    Details: NO_DATA,
    EventID: { fixed: '14' },
    EventType: { fixed: 'RenameKey' },
    NewName: { ...KEY, matchesLess: 'the parsers for Sysmon do not fill the column with the name that a renamed key gets' },
    TargetObject: {
      registryPath: [{ key: 'RegistryPreviousKey' }],
      hives: 'asim',
      matchesLess: 'the parsers for Sysmon and Microsoft Defender XDR do not fill the column with the name that a renamed key had',
    },
  },
} as const satisfies RowVariant;

const EVERY_EVENT = {
  ...NO_EVENT_LOG,
  ...DEVICE,
  ...ACTING_PROCESS,
  CommandLine: { unsupported: 'the schema has no command line of the acting process' },
  ParentCommandLine: { unsupported: 'no parser fills the column for it' },
  ParentImage: {
    fileNameOnly: 'ParentProcessName',
    matchesLess: 'only events of Microsoft Defender XDR have it, the name of the file without its folder',
  },
  User: {
    column: 'ActorUsername',
    matchesLess:
      'depending on the source the column has DOMAIN\\user, the user alone or a UPN; of events of Sysmon in the table Event it has ' +
      'something for values that are set only',
  },
} as const satisfies FieldMappings;

const BASIS = 'The ASIM registry event schema and the ASIM parsers vimRegistryEventMicrosoftSysmon and vimRegistryEventMicrosoft365D.';

/** Registry keys and values, of every source. Sigma's EventID is that of Sysmon. */
export const registryMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'registry_event', product: 'windows' },
    table: sentinelAsimTables.imRegistry,
    priority: 1,
    where: [],
    fields: EVERY_EVENT,
    variants: [CREATE_KEY, DELETE_KEY, DELETE_VALUE, SET_VALUE, RENAME_KEY],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_add', product: 'windows' },
    table: sentinelAsimTables.imRegistry,
    priority: 1,
    where: CREATE_KEY.where,
    fields: { ...EVERY_EVENT, ...CREATE_KEY.fields },
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_delete', product: 'windows' },
    table: sentinelAsimTables.imRegistry,
    priority: 1,
    where: [{ expression: 'EventType', is: ['RegistryKeyDeleted', 'RegistryValueDeleted'] }],
    fields: {
      ...EVERY_EVENT,
      Details: NO_DATA,
      EventID: { fixed: '12' },
      NewName: NOT_RENAMED,
      // The name of a value is empty where a key was deleted.
      TargetObject: KEY_AND_VALUE,
    },
    variants: [DELETE_KEY, DELETE_VALUE],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_rename', product: 'windows' },
    table: sentinelAsimTables.imRegistry,
    priority: 1,
    where: RENAME_KEY.where,
    fields: { ...EVERY_EVENT, ...RENAME_KEY.fields },
    basis: BASIS,
  }),
  defineMapping({
    logsource: { category: 'registry_set', product: 'windows' },
    table: sentinelAsimTables.imRegistry,
    priority: 1,
    where: SET_VALUE.where,
    fields: { ...EVERY_EVENT, ...SET_VALUE.fields },
    basis: BASIS,
  }),
];
