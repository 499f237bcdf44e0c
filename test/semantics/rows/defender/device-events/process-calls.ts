import type { LogEvent } from '../../../log-event.js';
import { firstTextOf, textOf } from '../../values/event-fields.js';
import { wholeNumber } from '../../values/whole-numbers.js';
import { fileCells } from '../file-cells.js';
import { accountCells, recordsOf, type Cells, type InitiatingProcess } from '../records.js';
import type { RowsByActivity } from '../activity.js';

/**
 * What one process does to another: opening it (Sysmon 10) and starting a thread in it (Sysmon 8). The other process is in the
 * columns of the file and the account. The call stack, threads and where they start are not recorded.
 *
 * Source: public hunting queries, which read the target from FileName and the access from AdditionalFields.DesiredAccess, a
 * number (5136 for 0x1410). It is the access that was asked for; that it is the one Sysmon calls granted is judgement.
 */
export const processCalls: RowsByActivity = {
  'sysmon/8': (event) => recordsOf(event, sourceOf(event), { ActionType: 'CreateRemoteThreadApiCall', ...targetOf(event) }),
  'sysmon/10': (event) => {
    const access = wholeNumber(textOf(event, 'GrantedAccess'));
    return recordsOf(event, sourceOf(event), {
      ActionType: 'OpenProcessApiCall',
      ...targetOf(event),
      AdditionalFields: access === undefined ? {} : { DesiredAccess: Number(access) },
    });
  },
};

const sourceOf = (event: LogEvent): InitiatingProcess => ({
  image: firstTextOf(event, 'SourceImage', 'Image'),
  commandLine: firstTextOf(event, 'SourceCommandLine', 'CommandLine'),
  account: firstTextOf(event, 'SourceUser', 'User'),
  id: firstTextOf(event, 'SourceProcessId', 'ProcessId'),
  parentImage: firstTextOf(event, 'SourceParentImage', 'ParentImage'),
  parentId: textOf(event, 'ParentProcessId'),
});

const targetOf = (event: LogEvent): Cells => ({
  ...fileCells(textOf(event, 'TargetImage')),
  ...accountCells(textOf(event, 'TargetUser'), 'AccountDomain', 'AccountName'),
  ProcessId: wholeNumber(textOf(event, 'TargetProcessId')),
});
