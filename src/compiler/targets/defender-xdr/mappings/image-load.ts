import { defineMapping, type LogsourceMapping } from '../../target.js';
import { FILE_DIGESTS, INITIATING_PROCESS, INITIATING_PROCESS_INTEGRITY, NO_EVENT_LOG, NO_SIGNATURE } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const NO_VERSION = { unsupported: 'the table has version information of the loading process, not of what it loads' };

/** Libraries and drivers that are loaded. */
export const imageLoadMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'image_load', product: 'windows' },
    table: defenderXdrTables.DeviceImageLoadEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'ImageLoaded' }],
    fields: {
      ...NO_EVENT_LOG,
      ...NO_SIGNATURE,
      ...INITIATING_PROCESS,
      ...INITIATING_PROCESS_INTEGRITY,
      ...FILE_DIGESTS,
      Company: NO_VERSION,
      Description: NO_VERSION,
      EventID: { fixed: '7' },
      FileVersion: NO_VERSION,
      ImageLoaded: { path: 'FolderPath', fileName: 'FileName' },
      OriginalFileName: NO_VERSION,
      Product: NO_VERSION,
    },
    basis: 'The meaning of the columns on the page of the table. In records FolderPath is the full path.',
  }),
  defineMapping({
    logsource: { category: 'driver_load', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'DriverLoad' }],
    fields: {
      ...NO_EVENT_LOG,
      ...NO_SIGNATURE,
      ...INITIATING_PROCESS,
      ...FILE_DIGESTS,
      EventID: { fixed: '6' },
      ImageLoaded: { path: 'FolderPath', fileName: 'FileName' },
    },
    basis: 'The list of ActionType values in the portal; the meaning of the columns on the page of the table.',
  }),
];
