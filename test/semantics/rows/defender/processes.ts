import type { LogEvent } from '../../log-event.js';
import type { TableModel, TableRow } from '../row.js';
import { textOf, valueOf } from '../values/event-fields.js';
import { integrityLevelName } from '../values/integrity-levels.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { activityOf } from './activity.js';
import { digestCells, fileCells } from './file-cells.js';
import { accountCells, recordsOf } from './records.js';
import { subjectOf } from './subject.js';

/**
 * Processes that start. The table is about the new process; the one that started it is the initiating process, and its parent,
 * by name alone, the grandparent.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceprocessevents-table. Left out, since the row has
 * something else: the version of the file (the table has that of the product), the working directory, the GUIDs of Sysmon. That
 * LogonId is the number of the session and CreatedProcessSessionId that of the terminal session is judgement.
 */
export const deviceProcessEvents: TableModel = {
  table: 'DeviceProcessEvents',
  rowsFor: (event) =>
    event.logsource.category === 'process_creation' && activityOf(event) !== undefined
      ? createdProcess(event)
      : activityOf(event) === 'security/4688'
        ? auditedProcess(event)
        : [],
};

const createdProcess = (event: LogEvent): readonly TableRow[] =>
  recordsOf(
    event,
    {
      image: textOf(event, 'ParentImage'),
      commandLine: textOf(event, 'ParentCommandLine'),
      account: textOf(event, 'ParentUser'),
      id: textOf(event, 'ParentProcessId'),
      parentImage: textOf(event, 'GrandParentImage'),
    },
    {
      ActionType: 'ProcessCreated',
      ...fileCells(textOf(event, 'Image')),
      ...digestCells(event),
      ...accountCells(textOf(event, 'User'), 'AccountDomain', 'AccountName'),
      CreatedProcessSessionId: wholeNumber(textOf(event, 'TerminalSessionId')),
      LogonId: wholeNumber(textOf(event, 'LogonId')),
      ProcessCommandLine: textOf(event, 'CommandLine'),
      ProcessId: wholeNumber(textOf(event, 'ProcessId')),
      ProcessIntegrityLevel: integrityLevelName(textOf(event, 'IntegrityLevel') ?? ''),
      ProcessVersionInfoCompanyName: textOf(event, 'Company'),
      ProcessVersionInfoFileDescription: textOf(event, 'Description'),
      ProcessVersionInfoOriginalFileName: textOf(event, 'OriginalFileName'),
      ProcessVersionInfoProductName: textOf(event, 'Product'),
    },
  );

/**
 * Windows event 4688 under its own names. Its subject is the account of the process that starts the other; the target is the
 * account of the new process only where that is another one, else `-` and the new process has the account of the subject.
 *
 * Source: https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4688
 */
function auditedProcess(event: LogEvent): readonly TableRow[] {
  const target = valueOf(event, 'TargetUserName');
  const whose = target === undefined ? 'Subject' : 'Target';
  return recordsOf(
    event,
    { image: textOf(event, 'ParentProcessName'), id: textOf(event, 'ProcessId') },
    {
      ActionType: 'ProcessCreated',
      ...fileCells(textOf(event, 'NewProcessName')),
      ...subjectOf(event),
      AccountDomain: valueOf(event, `${whose}DomainName`)?.toLowerCase(),
      AccountName: valueOf(event, `${whose}UserName`)?.toLowerCase(),
      LogonId: wholeNumber(textOf(event, `${whose}LogonId`)),
      ProcessCommandLine: textOf(event, 'CommandLine'),
      ProcessId: wholeNumber(textOf(event, 'NewProcessId')),
      ProcessIntegrityLevel: integrityLevelName(textOf(event, 'MandatoryLabel') ?? ''),
    },
  );
}
