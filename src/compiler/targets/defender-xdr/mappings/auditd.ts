import { defineMapping, type Caveat, type LogsourceMapping, type RowFilter } from '../../target.js';
import { UNIX_INITIATING_PROCESS } from '../fields.js';
import { defenderXdrTables } from '../tables.js';
import { LINUX_OR_MACOS, UNIX_PATH, UNIX_WORKING_DIRECTORY } from './unix-devices.js';

const PARTED_AT_BLANKS = {
  matchesLess: 'the arguments are read from the command line, where one with a blank in it counts as several',
  matchesMore: 'what stands behind an argument with a blank in it is taken for another argument',
  unverified: true,
} as const satisfies Caveat;

/** Without case, as the words of a rule are looked for: the two are then one condition. */
const PROCESS_CREATED = { expression: 'ActionType', is: 'ProcessCreated', anyCase: true } as const satisfies RowFilter;

const NO_PATH_RECORD = { unsupported: 'records of the paths that a system call uses have no counterpart here' };
const NO_IDS = { unsupported: 'the table has the names of accounts, not their numbers' };

/** The records of auditd for a process that starts. The records of other system calls, of paths and of services are nowhere. */
export const auditdMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'linux', service: 'auditd' },
    table: defenderXdrTables.DeviceProcessEvents,
    priority: 1,
    partial: 'it has processes that start, and nothing of the files, services and other system calls that auditd records',
    where: [PROCESS_CREATED, UNIX_PATH],
    fields: {
      a0: { expression: { word: 0, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a1: { expression: { word: 1, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a2: { expression: { word: 2, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a3: { expression: { word: 3, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a4: { expression: { word: 4, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a5: { expression: { word: 5, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a6: { expression: { word: 6, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a7: { expression: { word: 7, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      a8: { expression: { word: 8, of: 'ProcessCommandLine' }, ...PARTED_AT_BLANKS },
      auid: NO_IDS,
      comm: {
        column: 'FileName',
        matchesLess: 'auditd keeps 15 characters of the name of a process, where the table has the whole name of its file',
        unverified: true,
      },
      cwd: UNIX_WORKING_DIRECTORY,
      euid: NO_IDS,
      exe: { path: 'FolderPath', fileName: 'FileName' },
      key: { unsupported: 'the key of an audit rule is known to auditd alone' },
      name: NO_PATH_RECORD,
      nametype: NO_PATH_RECORD,
      pid: 'ProcessId',
      ppid: UNIX_INITIATING_PROCESS.ProcessId,
      SYSCALL: {
        valueMap: PROCESS_CREATED.expression,
        values: { execve: PROCESS_CREATED.is, execveat: PROCESS_CREATED.is },
        matchesMore: 'of the two system calls that start a program the table does not say which it was',
      },
      // A process that starts is in records of both types.
      type: { valueMap: PROCESS_CREATED.expression, values: { EXECVE: PROCESS_CREATED.is, SYSCALL: PROCESS_CREATED.is } },
      uid: NO_IDS,
      unit: { unsupported: 'services that start and stop have no counterpart here' },
    },
    keywords: ['ProcessCommandLine', 'FolderPath'],
    keywordsMatchLess: 'of a record it has the command line and the path of the program',
    notes: [LINUX_OR_MACOS],
    unverified: 'rows',
    basis: 'Judgement: that a process which starts is what auditd records as SYSCALL and EXECVE of execve.',
  }),
];
