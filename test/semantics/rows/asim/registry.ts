import type { LogEvent } from '../../log-event.js';
import { defenderRegistryPaths } from '../defender/registry-paths.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { xmlText } from '../values/event-xml.js';
import { splitPath } from '../values/paths.js';
import { registryData, type RegistryData } from '../values/registry-data.js';
import { splitRegistryValue } from '../values/registry-paths.js';
import { sameText } from '../values/same-text.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { isOfCategory, mayHaveId } from './categories.js';
import { auditedKey, sysmonKey } from './registry-keys.js';
import { defenderAccount, defenderCells, defenderProcessPath, rowOf, securityCells, sysmonCells, type Cells } from './sources.js';

/** What is done to the registry: Sysmon's word, and ASIM's, which is that of Defender XDR. */
interface Operation {
  readonly eventType: string;
  readonly asim: string;
  readonly eventId: string;
  readonly category: string;
  /** The field that only Sysmon's events of this operation have. */
  readonly ownField?: string;
}

/** Source: https://learn.microsoft.com/sysinternals/downloads/sysmon, events 12 to 14, and vimRegistryEventMicrosoftSysmon. */
const OPERATIONS: readonly Operation[] = [
  { eventType: 'CreateKey', asim: 'RegistryKeyCreated', eventId: '12', category: 'registry_add' },
  { eventType: 'DeleteKey', asim: 'RegistryKeyDeleted', eventId: '12', category: 'registry_delete' },
  { eventType: 'DeleteValue', asim: 'RegistryValueDeleted', eventId: '12', category: 'registry_delete' },
  { eventType: 'SetValue', asim: 'RegistryValueSet', eventId: '13', category: 'registry_set', ownField: 'Details' },
  { eventType: 'RenameKey', asim: 'RegistryKeyRenamed', eventId: '14', category: 'registry_rename', ownField: 'NewName' },
];

/**
 * Registry keys and values: Sysmon's events 12 to 14, Windows event 4657, DeviceRegistryEvents. Of an event about a value the key
 * and the name of the value are apart. An event that does not say what was done may be of any operation of its log source.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-registry-event
 */
export const imRegistry: TableModel = {
  table: 'imRegistry',
  rowsFor: (event) =>
    OPERATIONS.filter((operation) => mayBe(operation, event)).flatMap((operation) => [
      ...sysmonOperation(event, operation),
      ...auditedOperation(event, operation),
      ...defenderOperation(event, operation),
    ]),
};

const mayBe = ({ eventType, eventId, category, ownField }: Operation, event: LogEvent): boolean =>
  (isOfCategory(event, 'registry_event') || isOfCategory(event, category)) &&
  mayHaveId(event, eventId) &&
  sameText(textOf(event, 'EventType') ?? eventType, eventType) &&
  ['Details', 'NewName'].every((field) => field === ownField || textOf(event, field) === undefined);

const isOfValue = ({ asim }: Operation): boolean => asim === 'RegistryValueSet' || asim === 'RegistryValueDeleted';

/**
 * In Event the parser finds the user behind the data of a value, and so only where there are data; in WindowsEvent it looks for
 * the data under a name that Sysmon does not use. Neither reads the new name of a renamed key: its row has no key at all.
 *
 * Source: vimRegistryEventMicrosoftSysmon and vimRegistryEventMicrosoftSysmonWindowsEvent.
 */
function sysmonOperation(event: LogEvent, operation: Operation): readonly TableRow[] {
  const path = textOf(event, 'TargetObject');
  const key = path === undefined ? undefined : sysmonKey(path);
  if (path !== undefined && key === undefined) return [];
  const image = textOf(event, 'Image');
  const user = textOf(event, 'User');
  const details = textOf(event, 'Details');
  return [
    rowOf('sysmon', {
      ...sysmonCells(event),
      Type: 'Event',
      ...processOf(event, escaped(image), details === undefined ? undefined : escaped(user)),
      ...operationCells(operation, escaped(key)),
      RegistryValueData: escaped(details),
    }),
    rowOf('sysmon-forwarded', {
      ...sysmonCells(event),
      Type: 'WindowsEvent',
      ...processOf(event, image, user),
      ...operationCells(operation, key),
    }),
  ];
}

const escaped = (text: string | undefined): string | undefined => (text === undefined ? undefined : xmlText(text));

const processOf = (event: LogEvent, image: string | undefined, user: string | undefined): Cells => ({
  ActingProcessGuid: textOf(event, 'ProcessGuid')?.replace(/^\{(.*)\}$/, '$1'),
  ActingProcessId: textOf(event, 'ProcessId'),
  ActingProcessName: image,
  ActorUsername: user,
  ActorUsernameType: user ? 'Windows' : undefined,
  Process: image,
  User: user,
});

const operationCells = (operation: Operation, path: string | undefined): Cells => ({
  EventType: operation.asim,
  EventOriginalType: operation.eventId,
  EventOriginalSubType: operation.eventType,
  ...(operation.asim === 'RegistryKeyRenamed' || path === undefined
    ? {}
    : isOfValue(operation)
      ? sysmonValue(path)
      : { RegistryKey: path }),
});

/** The parsers split the path at its last backslash, and get nothing of a path that has nothing on one side of it. */
function sysmonValue(path: string): Cells {
  const [, key, value] = /^([^\n]+)\\([^\n]+)$/.exec(path) ?? [];
  return { RegistryKey: key, RegistryValue: value };
}

/**
 * A value that is set or deleted. The event does not describe keys. Whether the value was there before, Sysmon does not say: that it
 * was not, so that there is no earlier value, is judgement, and so is that a value without a name is `-`.
 *
 * Source: vimRegistryEventMicrosoftSecurityEvent;
 * https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4657
 */
function auditedOperation(event: LogEvent, operation: Operation): readonly TableRow[] {
  if (!isOfValue(operation)) return [];
  const path = textOf(event, 'TargetObject');
  const { key, name } = path === undefined ? {} : splitRegistryValue(path);
  const details = textOf(event, 'Details');
  const data = details === undefined ? undefined : registryData(details);
  const image = textOf(event, 'Image');
  const user = textOf(event, 'User');
  return [
    rowOf('security', {
      ...securityCells(event),
      Type: 'SecurityEvent',
      EventType: operation.asim,
      EventOriginalType: '4657',
      ActingProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
      ActingProcessName: image,
      ActorUsername: user,
      ActorUsernameType: 'Windows',
      Process: image,
      RegistryKey: key === undefined ? undefined : auditedKey(key),
      RegistryValue: name !== undefined && sameText(name, '(Default)') ? '-' : name,
      RegistryValueData: data?.text,
      RegistryValueType: data === undefined ? undefined : TYPES[data.type].toUpperCase(),
      User: user,
    }),
  ];
}

/** ASIM's words for the types of Defender XDR; the parser for audit events has them in upper case. */
const TYPES: Readonly<Record<RegistryData['type'], string>> = {
  Binary: 'Reg_Binary',
  Dword: 'Reg_DWord',
  QWord: 'Reg_QWord',
  String: 'Reg_Sz',
};

/**
 * Of a deleted key or value the parser takes the earlier one, of a renamed key the new name; its earlier name goes to a column
 * that is not in the schema. A deleted value has the type None in a published hunting query.
 *
 * Source: vimRegistryEventMicrosoft365D 0.1.3
 */
function defenderOperation(event: LogEvent, operation: Operation): readonly TableRow[] {
  const path = textOf(event, operation.asim === 'RegistryKeyRenamed' ? 'NewName' : 'TargetObject');
  const details = textOf(event, 'Details');
  const data = details === undefined ? undefined : registryData(details);
  const parent = textOf(event, 'ParentImage');
  const process = defenderProcessPath(textOf(event, 'Image'));
  const actor = defenderAccount(textOf(event, 'User'), 'Actor');
  const cells: Cells = {
    ...defenderCells(event),
    Type: 'DeviceRegistryEvents',
    ...actor,
    EventType: operation.asim,
    ActingProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    ActingProcessName: process,
    ParentProcessName: parent === undefined ? undefined : splitPath(parent).name,
    Process: process,
    RegistryValueData: data?.text,
    RegistryValueType: data === undefined ? typeWithoutData(operation) : TYPES[data.type],
    User: actor['ActorUsername'],
  };
  const [first, ...others] = path === undefined ? [] : defenderRegistryPaths(path);
  return [
    rowOf('defender', { ...cells, ...defenderPath(operation, first) }),
    ...others.map((other, index) => rowOf(`defender-other-path-${index + 1}`, { ...cells, ...defenderPath(operation, other) })),
  ];
}

const typeWithoutData = ({ asim }: Operation): string | undefined => (asim === 'RegistryValueDeleted' ? 'Reg_None' : undefined);

function defenderPath(operation: Operation, path: string | undefined): Cells {
  if (path === undefined || !isOfValue(operation)) return { RegistryKey: path };
  const { key, name } = splitRegistryValue(path);
  return { RegistryKey: key, RegistryValue: name };
}
