import type { LogEvent } from '../../log-event.js';
import type { TableModel } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { splitPath } from '../values/paths.js';
import { activityOf } from './activity.js';
import { digestCells, fileCells } from './file-cells.js';
import { initiatingProcessOf, recordsOf, type Cells } from './records.js';

/**
 * Files that are created, deleted and renamed.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-devicefileevents-table. Sysmon's event 11 is of a file that
 * is created or overwritten (https://learn.microsoft.com/sysinternals/downloads/sysmon) and does not say which: the row of the
 * second is FileModified.
 */
export const deviceFileEvents: TableModel = {
  table: 'DeviceFileEvents',
  rowsFor(event) {
    const process = { ...initiatingProcessOf(event), integrityLevel: textOf(event, 'IntegrityLevel') };
    const file: Cells = { ...fileCells(textOf(event, 'TargetFilename')), ...digestCells(event) };
    switch (activityOf(event)) {
      case 'sysmon/11':
        return recordsOf(event, process, { ActionType: 'FileCreated', ...file }, { overwritten: { ActionType: 'FileModified' } });
      case 'sysmon/23':
      case 'sysmon/26':
        return recordsOf(event, process, { ActionType: 'FileDeleted', ...file });
      case 'kernel-file/rename':
        return recordsOf(event, process, { ActionType: 'FileRenamed', ...file, ...earlierName(event) }, earlierFolder(event));
      default:
        return [];
    }
  },
};

/**
 * The earlier name of a renamed file. Whether PreviousFolderPath is the whole path, as FolderPath is, or the folder, as the page
 * says, no record on hand shows; public hunting queries allow for both.
 */
function earlierName(event: LogEvent): Cells {
  const path = textOf(event, 'SourceFilename');
  return path === undefined ? {} : { PreviousFileName: splitPath(path).name, PreviousFolderPath: path };
}

function earlierFolder(event: LogEvent): Readonly<Record<string, Cells>> {
  const path = textOf(event, 'SourceFilename');
  return path === undefined ? {} : { 'previous-folder-only': { PreviousFolderPath: splitPath(path).folder } };
}
