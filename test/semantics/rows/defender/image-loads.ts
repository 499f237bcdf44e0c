import type { TableModel } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { activityOf } from './activity.js';
import { digestCells, fileCells } from './file-cells.js';
import { initiatingProcessOf, recordsOf } from './records.js';

/**
 * Libraries that a process loads. What the version information and the signature of the library say is not in the table: its
 * InitiatingProcessVersionInfo* columns are those of the process.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceimageloadevents-table
 */
export const deviceImageLoadEvents: TableModel = {
  table: 'DeviceImageLoadEvents',
  rowsFor: (event) =>
    activityOf(event) === 'sysmon/7'
      ? recordsOf(
          event,
          { ...initiatingProcessOf(event), integrityLevel: textOf(event, 'IntegrityLevel') },
          { ActionType: 'ImageLoaded', ...fileCells(textOf(event, 'ImageLoaded')), ...digestCells(event) },
        )
      : [],
};
