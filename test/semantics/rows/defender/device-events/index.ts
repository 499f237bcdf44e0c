import type { TableModel } from '../../row.js';
import { activityOf, type RowsByActivity } from '../activity.js';
import { antivirusEvents } from './antivirus.js';
import { applicationControl } from './application-control.js';
import { auditEvents } from './audit.js';
import { dnsQueries } from './dns-queries.js';
import { drivers } from './drivers.js';
import { fileTouches } from './file-touches.js';
import { namedPipes } from './named-pipes.js';
import { processCalls } from './process-calls.js';
import { scheduledTasks } from './scheduled-tasks.js';
import { scripts } from './scripts.js';
import { services } from './services.js';
import { wmiBindings } from './wmi-bindings.js';

const ROWS: RowsByActivity = {
  ...antivirusEvents,
  ...applicationControl,
  ...auditEvents,
  ...dnsQueries,
  ...drivers,
  ...fileTouches,
  ...namedPipes,
  ...processCalls,
  ...scheduledTasks,
  ...scripts,
  ...services,
  ...wmiBindings,
};

/**
 * Everything that has no table of its own. ActionType says what a row is; what has no column is in AdditionalFields.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table. Which event of Windows or Sysmon an
 * ActionType is about comes from public lists that compare the two, and from the descriptions of the ActionTypes in the portal.
 */
export const deviceEvents: TableModel = {
  table: 'DeviceEvents',
  rowsFor(event) {
    const activity = activityOf(event);
    return activity === undefined ? [] : (ROWS[activity]?.(event) ?? []);
  },
};
