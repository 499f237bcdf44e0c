import type { LogEvent } from '../../../log-event.js';
import type { TableRow } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';
import type { RowsByActivity } from '../activity.js';
import { recordsOf } from '../records.js';

/**
 * Scheduled tasks that are created, changed and deleted, as the task scheduler logs them. That the account it names is the one the
 * product has for the process is judgement.
 *
 * Source: public hunting queries (AdditionalFields.TaskName).
 */
export const scheduledTasks: RowsByActivity = {
  'taskscheduler/106': (event) => task('ScheduledTaskCreated', event, 'UserContext'),
  'taskscheduler/140': (event) => task('ScheduledTaskUpdated', event, 'UserName'),
  'taskscheduler/141': (event) => task('ScheduledTaskDeleted', event, 'UserName'),
};

const task = (actionType: string, event: LogEvent, accountField: string): readonly TableRow[] =>
  recordsOf(
    event,
    { account: textOf(event, accountField) },
    { ActionType: actionType, AdditionalFields: present({ TaskName: textOf(event, 'TaskName') }) },
  );
