import { textOf } from '../../values/event-fields.js';
import { digestCells, fileCells } from '../file-cells.js';
import { initiatingProcessOf, recordsOf } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/** Drivers that are loaded (Sysmon 6). Whether and by whom they are signed is not in the table. */
export const drivers: RowsByActivity = {
  'sysmon/6': (event) =>
    recordsOf(event, initiatingProcessOf(event), {
      ActionType: 'DriverLoad',
      ...fileCells(textOf(event, 'ImageLoaded')),
      ...digestCells(event),
    }),
};
