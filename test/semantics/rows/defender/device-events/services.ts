import type { LogEvent } from '../../../log-event.js';
import type { Json, TableRow } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';
import { programOf } from '../../values/paths.js';
import { wholeNumber } from '../../values/whole-numbers.js';
import { fileCells } from '../file-cells.js';
import { recordsOf } from '../records.js';
import { subjectOf } from '../subject.js';
import type { RowsByActivity } from '../activity.js';

/** The start types of services in the words of event 7045; event 4697 and the registry have the number. */
const START_TYPES: Readonly<Record<string, number>> = {
  'boot start': 0,
  'system start': 1,
  'auto start': 2,
  'demand start': 3,
  disabled: 4,
};

/**
 * Services that are installed: event 4697 of the Security log, and 7045 of the System log, which the Service Control Manager writes.
 *
 * Source: public hunting queries (AdditionalFields.ServiceName, ServiceAccount, ServiceStartType, ServiceType). The file is the
 * program of the service without its arguments. That the types are numbers, which is how event 4697 has them, is judgement.
 */
export const services: RowsByActivity = {
  'security/4697': (event) => installed(event, 'ServiceFileName', 'ServiceAccount', 'ServiceStartType'),
  'system/7045': (event) =>
    [undefined, 'Service Control Manager'].includes(textOf(event, 'Provider_Name'))
      ? installed(event, 'ImagePath', 'AccountName', 'StartType')
      : [],
};

function installed(event: LogEvent, commandLineField: string, accountField: string, startTypeField: string): readonly TableRow[] {
  const commandLine = textOf(event, commandLineField);
  return recordsOf(
    event,
    {},
    {
      ActionType: 'ServiceInstalled',
      ...subjectOf(event),
      ...fileCells(commandLine === undefined ? undefined : programOf(commandLine)),
      AdditionalFields: present<Json>({
        ServiceName: textOf(event, 'ServiceName'),
        ServiceAccount: textOf(event, accountField),
        ServiceStartType: startType(textOf(event, startTypeField)),
        ServiceType: numberOrText(textOf(event, 'ServiceType')),
      }),
    },
  );
}

const startType = (text: string | undefined): Json | undefined => START_TYPES[text?.toLowerCase() ?? ''] ?? numberOrText(text);

function numberOrText(text: string | undefined): Json | undefined {
  const number = wholeNumber(text);
  return number === undefined ? text : Number(number);
}
