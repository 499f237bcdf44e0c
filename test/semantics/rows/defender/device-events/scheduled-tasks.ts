import type { LogEvent } from '../../../log-event.js';
import type { TableRow } from '../../row.js';
import { firstTextOf, present, textOf } from '../../values/event-fields.js';
import type { RowsByActivity } from '../activity.js';
import { recordsOf } from '../records.js';

/**
 * Scheduled tasks that are created, changed and deleted, as the task scheduler logs them. That the account it names is the one the
 * product has for the process is judgement.
 *
 * Source: public hunting queries (AdditionalFields.TaskName).
 */
export const scheduledTasks: RowsByActivity = {
  'taskscheduler/106': (event) => task('ScheduledTaskCreated', event),
  'taskscheduler/140': (event) => task('ScheduledTaskUpdated', event),
  'taskscheduler/141': (event) => task('ScheduledTaskDeleted', event),
};

const task = (actionType: string, event: LogEvent): readonly TableRow[] =>
  recordsOf(
    event,
    { account: firstTextOf(event, 'UserName', 'UserContext') },
    { ActionType: actionType, AdditionalFields: present({ TaskName: textOf(event, 'TaskName') }) },
  );
