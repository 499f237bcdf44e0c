import type { LogEvent } from '../../../log-event.js';
import type { TableRow } from '../../row.js';
import { textOf } from '../../values/event-fields.js';
import { initiatingProcessOf, recordsOf } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * Named pipes that are created or opened (Sysmon 17, 18). Sysmon writes `\name`, the product `\Device\NamedPipe\name`.
 *
 * Source: public hunting queries and the records they quote (AdditionalFields.PipeName).
 */
function namedPipe(event: LogEvent): readonly TableRow[] {
  const name = textOf(event, 'PipeName');
  return recordsOf(event, initiatingProcessOf(event), {
    ActionType: 'NamedPipeEvent',
    AdditionalFields: name === undefined ? {} : { PipeName: `\\Device\\NamedPipe${name}` },
  });
}

export const namedPipes: RowsByActivity = { 'sysmon/17': namedPipe, 'sysmon/18': namedPipe };
