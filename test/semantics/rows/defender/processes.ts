import type { LogEvent } from '../../log-event.js';
import { isUnix } from '../../events/unix-events.js';
import type { Cell, TableModel, TableRow } from '../row.js';
import { textOf, valueOf } from '../values/event-fields.js';
import { integrityLevelName } from '../values/integrity-levels.js';
import { splitPath } from '../values/paths.js';
import { wholeNumber } from '../values/whole-numbers.js';
import { activityOf } from './activity.js';
import { digestCells, fileCells } from './file-cells.js';
import { accountCells, recordsOf } from './records.js';
import { subjectOf } from './subject.js';
import { lowerCased } from '../values/lower-cased.js';

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
        : startedProcess(event),
};

/**
 * What auditd records as EXECVE, with the arguments, and as SYSCALL of execve, with the program: of each the half that the record has.
 * That the command line is the arguments with a blank between them is judgement.
 */
function startedProcess(event: LogEvent): readonly TableRow[] {
  if (event.logsource.product !== 'linux' || event.logsource.service !== 'auditd') return [];
  const type = textOf(event, 'type')?.toUpperCase();
  const call = textOf(event, 'SYSCALL')?.toLowerCase() ?? 'execve';
  if (type !== 'EXECVE' && !(type === 'SYSCALL' && /^execve(?:at)?$/.test(call))) return [];
  const args = Array.from({ length: 9 }, (_, index) => textOf(event, `a${index}`)).filter((arg) => arg !== undefined);
  const program = textOf(event, 'exe') ?? `/usr/bin/${splitPath(args[0] ?? 'agent').name}`;
  return recordsOf(
    event,
    { id: textOf(event, 'ppid') },
    {
      ActionType: 'ProcessCreated',
      ...fileCells(program),
      ...(textOf(event, 'exe') === undefined && textOf(event, 'comm') !== undefined && { FileName: textOf(event, 'comm') }),
      ProcessCommandLine: type === 'EXECVE' ? args.join(' ') : program,
      ProcessId: wholeNumber(textOf(event, 'pid')),
    },
  );
}

/**
 * The same on a device with Linux or macOS: files have no version information, processes no integrity level, and the number of the
 * session is Defender's own.
 */
const UNIX_PROCESS: Readonly<Record<string, Cell | undefined>> = {
  CreatedProcessSessionId: undefined,
  LogonId: 4294967295n,
  ProcessIntegrityLevel: undefined,
  ProcessVersionInfoCompanyName: undefined,
  ProcessVersionInfoFileDescription: undefined,
  ProcessVersionInfoOriginalFileName: undefined,
  ProcessVersionInfoProductName: undefined,
};

/** What is only in records of such devices (judgement: the name of the member is that of a hunting query for macOS). */
const unixCells = (event: LogEvent): Readonly<Record<string, Cell | undefined>> => ({
  ...UNIX_PROCESS,
  AdditionalFields: { ProcessCurrentWorkingDirectory: textOf(event, 'CurrentDirectory') ?? null },
});

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
      ...(isUnix(event.logsource.product) && unixCells(event)),
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
      AccountDomain: lowerCased(valueOf(event, `${whose}DomainName`)),
      AccountName: lowerCased(valueOf(event, `${whose}UserName`)),
      LogonId: wholeNumber(textOf(event, `${whose}LogonId`)),
      ProcessCommandLine: textOf(event, 'CommandLine'),
      ProcessId: wholeNumber(textOf(event, 'NewProcessId')),
      ProcessIntegrityLevel: integrityLevelName(textOf(event, 'MandatoryLabel') ?? ''),
    },
  );
}
