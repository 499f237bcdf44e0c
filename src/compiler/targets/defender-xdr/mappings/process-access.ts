import { defineMapping, type LogsourceMapping } from '../../target.js';
import { INITIATING_PROCESS, NO_EVENT_LOG, SOURCE_PROCESS, TARGET_PROCESS } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const NO_PROCESS_GUID = { unsupported: 'there is no equivalent of the Sysmon process GUID' };
const NO_THREAD = { unsupported: 'threads are not recorded' };

/** What one process does to another: opening it, and starting a thread in it. */
export const processAccessMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_access', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'Defender for Endpoint reports the opening of a few sensitive processes, lsass.exe above all',
    where: [{ expression: 'ActionType', is: 'OpenProcessApiCall' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      ...SOURCE_PROCESS,
      ...TARGET_PROCESS,
      CallTrace: { unsupported: 'the call stack is not recorded' },
      EventID: { fixed: '10' },
      GrantedAccess: {
        hexNumber: { column: 'AdditionalFields', json: 'DesiredAccess' },
        matchesMore: 'the table has the access that was asked for, which need not have been granted',
        unverified: true,
      },
      SourceProcessGUID: NO_PROCESS_GUID,
      SourceThreadId: NO_THREAD,
      TargetProcessGUID: NO_PROCESS_GUID,
    },
    basis: 'Public hunting queries (AdditionalFields.DesiredAccess); the meaning of the columns on the page of the table.',
  }),
  defineMapping({
    logsource: { category: 'create_remote_thread', product: 'windows' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'CreateRemoteThreadApiCall' }],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      ...SOURCE_PROCESS,
      ...TARGET_PROCESS,
      EventID: { fixed: '8' },
      NewThreadId: NO_THREAD,
      SourceProcessGuid: NO_PROCESS_GUID,
      StartAddress: { unsupported: 'the start address of the thread is not recorded' },
      StartFunction: { unsupported: 'the start function of the thread is not recorded' },
      StartModule: { unsupported: 'the start module of the thread is not recorded' },
      TargetParentProcessId: { unsupported: 'the parent of the target process is not recorded' },
      TargetProcessGuid: NO_PROCESS_GUID,
    },
    basis: 'Public hunting queries (the target process is in FileName, FolderPath and ProcessId).',
  }),
];
