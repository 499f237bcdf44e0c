import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { registryData } from '../values/registry-data.js';
import { splitRegistryValue } from '../values/registry-paths.js';
import { sameText } from '../values/same-text.js';
import { isOfWindows } from './activity.js';
import { initiatingProcessOf, recordsOf, type Cells } from './records.js';
import { defenderRegistryPaths } from './registry-paths.js';

/** What is done to the registry, by Sysmon's word for it. */
interface Operation {
  readonly eventType: string;
  readonly eventId: string;
  readonly category: string;
  /** The field that only events of this operation have. */
  readonly ownField?: string;
  readonly cells: (path: string | undefined, event: LogEvent) => Cells;
}

/**
 * Source: https://learn.microsoft.com/sysinternals/downloads/sysmon, events 12 to 14; the ASIM parsers
 * vimRegistryEventMicrosoftSysmon (the names) and vimRegistryEventMicrosoft365D (that deleted keys and values are in Previous*,
 * and the earlier name of a renamed key). A public hunting query for a deleted value has its type as None. The record of a value
 * that was set has its name in PreviousRegistryValueName as well.
 */
const OPERATIONS: readonly Operation[] = [
  {
    eventType: 'CreateKey',
    eventId: '12',
    category: 'registry_add',
    cells: (path) => ({ ActionType: 'RegistryKeyCreated', RegistryKey: path }),
  },
  {
    eventType: 'DeleteKey',
    eventId: '12',
    category: 'registry_delete',
    cells: (path) => ({ ActionType: 'RegistryKeyDeleted', PreviousRegistryKey: path }),
  },
  {
    eventType: 'DeleteValue',
    eventId: '12',
    category: 'registry_delete',
    cells(path) {
      const { key, name } = valueAt(path);
      return {
        ActionType: 'RegistryValueDeleted',
        PreviousRegistryKey: key,
        PreviousRegistryValueName: name,
        RegistryValueType: 'None',
      };
    },
  },
  {
    eventType: 'SetValue',
    eventId: '13',
    category: 'registry_set',
    ownField: 'Details',
    cells(path, event) {
      const { key, name } = valueAt(path);
      return {
        ActionType: 'RegistryValueSet',
        RegistryKey: key,
        RegistryValueName: name,
        PreviousRegistryValueName: name,
        ...dataCells(textOf(event, 'Details')),
      };
    },
  },
  {
    eventType: 'RenameKey',
    eventId: '14',
    category: 'registry_rename',
    ownField: 'NewName',
    cells(path, event) {
      const newName = textOf(event, 'NewName');
      return {
        ActionType: 'RegistryKeyRenamed',
        PreviousRegistryKey: path,
        RegistryKey: newName === undefined ? undefined : defenderRegistryPaths(newName)[0],
      };
    },
  },
];

/**
 * Registry keys and values. Sysmon writes one path; the table has the key and, where the event is about a value, its name apart.
 * An event that does not say what was done may have been any operation of its log source.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceregistryevents-table
 */
export const deviceRegistryEvents: TableModel = {
  table: 'DeviceRegistryEvents',
  rowsFor: (event) => OPERATIONS.filter((operation) => mayBe(operation, event)).flatMap((operation) => rowsOf(operation, event)),
};

function mayBe({ eventType, eventId, category, ownField }: Operation, event: LogEvent): boolean {
  const type = textOf(event, 'EventType');
  const id = textOf(event, 'EventID');
  const source = event.logsource;
  return (
    isOfWindows(event) &&
    (source.category === undefined
      ? source.service === 'sysmon' && id !== undefined
      : source.category === 'registry_event' || source.category === category) &&
    (id === undefined || id === eventId) &&
    (type === undefined || sameText(type, eventType)) &&
    ['Details', 'NewName'].every((field) => field === ownField || textOf(event, field) === undefined)
  );
}

/** The path in each of its spellings. */
function rowsOf(operation: Operation, event: LogEvent): readonly TableRow[] {
  const process = { ...initiatingProcessOf(event), integrityLevel: textOf(event, 'IntegrityLevel') };
  const target = textOf(event, 'TargetObject');
  const [path, ...spellings] = target === undefined ? [undefined] : defenderRegistryPaths(target);
  const others = spellings.map((spelling, index) => [`other-path-${index + 1}`, operation.cells(spelling, event)] as const);
  return recordsOf(event, process, operation.cells(path, event), Object.fromEntries(others));
}

const valueAt = (path: string | undefined) => (path === undefined ? { key: undefined, name: undefined } : splitRegistryValue(path));

/**
 * Numbers in decimal, and the type in a column of its own; a binary value has no data in the records. The decimal form is
 * judgement, and so is that an empty text has the type String.
 */
function dataCells(details: string | undefined): Cells {
  if (details === undefined) return {};
  const { type, text } = registryData(details);
  return { RegistryValueType: type, RegistryValueData: text };
}
