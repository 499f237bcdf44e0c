import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf } from '../values/event-fields.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { isOfCategory, mayHaveId } from './categories.js';
import { rowOf, securityCells, sysmonRows, type Cells, type ParsedField } from './sources.js';

/**
 * Processes that end: Sysmon's event 5 and Windows event 4689. The target is the process that ends; the actor is its account.
 *
 * Source: https://learn.microsoft.com/azure/sentinel/normalization-schema-process-event
 */
export const imProcessTerminate: TableModel = {
  table: 'imProcessTerminate',
  rowsFor(event) {
    if (!isOfCategory(event, 'process_termination')) return [];
    return [
      ...(mayHaveId(event, '5') ? sysmonRows(event, (read) => sysmonProcess(event, read)) : []),
      ...(mayHaveId(event, '4689') ? auditedProcess(event) : []),
    ];
  },
};

/** Source: vimProcessTerminateMicrosoftSysmon and vimProcessTerminateMicrosoftSysmonWindowsEvent. */
const sysmonProcess = (event: LogEvent, read: ParsedField): Cells => ({
  EventType: 'ProcessTerminated',
  EventOriginalType: '5',
  ActorUsername: read('User'),
  ActorUsernameType: read('User') ? 'Windows' : undefined,
  Process: read('Image'),
  TargetProcessGuid: textOf(event, 'ProcessGuid')?.replace(/^\{(.*)\}$/, '$1'),
  TargetProcessId: read('ProcessId'),
  TargetProcessName: read('Image'),
  TargetUsername: read('User'),
  User: read('User'),
});

/** Source: vimProcessTerminateMicrosoftSecurityEvents and vimProcessTerminateMicrosoftWindowsEvents. */
function auditedProcess(event: LogEvent): readonly TableRow[] {
  const user = textOf(event, 'User');
  const cells: Cells = {
    ...securityCells(event),
    EventType: 'ProcessTerminated',
    EventOriginalType: '4689',
    ActorUsername: user,
    ActorUsernameType: 'Windows',
    Process: textOf(event, 'Image'),
    TargetProcessId: wholeNumber(textOf(event, 'ProcessId'))?.toString(),
    TargetProcessName: textOf(event, 'Image'),
    User: user,
  };
  return [rowOf('security', { ...cells, Type: 'SecurityEvent' }), rowOf('security-forwarded', { ...cells, Type: 'WindowsEvent' })];
}
