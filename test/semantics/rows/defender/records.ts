import type { LogEvent } from '../../log-event.js';
import type { Cell, Row, TableRow } from '../row.js';
import { splitAccount } from '../values/accounts.js';
import { firstTextOf, present, textOf } from '../values/event-fields.js';
import { integrityLevelName } from '../values/integrity-levels.js';
import { devicePath, splitPath } from '../values/paths.js';
import { isoTime } from '../values/times.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { lowerCased } from '../values/lower-cased.js';

/** Cells of a row; undefined where the event does not have the value. */
export type Cells = Readonly<Record<string, Cell | undefined>>;

/** The process that caused an event, as far as the event tells. */
export interface InitiatingProcess {
  readonly image?: string | undefined;
  readonly commandLine?: string | undefined;
  readonly account?: string | undefined;
  readonly id?: string | undefined;
  readonly integrityLevel?: string | undefined;
  readonly parentImage?: string | undefined;
  readonly parentId?: string | undefined;
}

/** The process under the names that events of Sysmon and the rules on them have in common. */
export const initiatingProcessOf = (event: LogEvent): InitiatingProcess => ({
  image: textOf(event, 'Image'),
  commandLine: textOf(event, 'CommandLine'),
  account: textOf(event, 'User'),
  id: textOf(event, 'ProcessId'),
  parentImage: textOf(event, 'ParentImage'),
  parentId: textOf(event, 'ParentProcessId'),
});

/**
 * The rows of an event: with each of the ways in which the process that caused it is written, and with each of the other cells
 * in place of its own, by the name of what is other.
 *
 * Every Device* table has the columns of the process. In records
 * - `InitiatingProcessFolderPath` is the whole path in lower case (one of 2021 has the folder alone: too few to ask for);
 * - `InitiatingProcessParentFileName` is the bare name, and in some the path of the kernel (`\Device\HarddiskVolume3\…`);
 * - the account is in lower case, `nt authority` and `system`.
 *
 * Source: records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log (2022 to 2024). The page
 * of DeviceEvents calls InitiatingProcessParentFileName the name or full path.
 */
export function recordsOf(
  event: LogEvent,
  process: InitiatingProcess,
  cells: Cells,
  others: Readonly<Record<string, Cells>> = {},
): readonly TableRow[] {
  const { parentImage } = process;
  const own: Cells = { ...deviceAndTime(event), ...cells, ...processCells(process) };
  return [
    record('defender', own),
    ...(hasFolder(parentImage)
      ? [record('defender-parent-path', { ...own, InitiatingProcessParentFileName: devicePath(parentImage) })]
      : []),
    ...Object.entries(others).map(([name, other]) => record(`defender-${name}`, { ...own, ...other })),
  ];
}

const record = (writtenBy: string, cells: Cells): TableRow => ({ writtenBy, row: present(cells) satisfies Row });

/** The name of the device is the one that Windows gives it; whether short or full is the event's. */
const deviceAndTime = (event: LogEvent): Cells => ({
  DeviceName: firstTextOf(event, 'Computer', 'ComputerName'),
  Timestamp: isoTime(textOf(event, 'UtcTime')),
});

const processCells = ({ image, commandLine, account, id, integrityLevel, parentImage, parentId }: InitiatingProcess): Cells => ({
  InitiatingProcessFileName: image === undefined ? undefined : splitPath(image).name,
  InitiatingProcessFolderPath: lowerCased(image),
  InitiatingProcessCommandLine: commandLine,
  ...accountCells(account, 'InitiatingProcessAccountDomain', 'InitiatingProcessAccountName'),
  InitiatingProcessId: wholeNumber(id),
  InitiatingProcessIntegrityLevel: integrityLevel === undefined ? undefined : integrityLevelName(integrityLevel),
  InitiatingProcessParentFileName: parentImage === undefined ? undefined : splitPath(parentImage).name,
  InitiatingProcessParentId: wholeNumber(parentId),
});

/** An account in lower case in two columns. */
export function accountCells(account: string | undefined, domainColumn: string, nameColumn: string): Cells {
  if (account === undefined) return {};
  const { domain, name } = splitAccount(account);
  return { [domainColumn]: lowerCased(domain), [nameColumn]: lowerCased(name) };
}

const hasFolder = (path: string | undefined): path is string => path !== undefined && splitPath(path).folder !== '';
