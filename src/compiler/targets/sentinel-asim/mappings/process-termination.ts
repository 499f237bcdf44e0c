import { defineMapping, type LogsourceMapping } from '../../target.js';
import { ACTOR, DEVICE, NO_EVENT_LOG, OF_SYSMON_ONLY } from '../fields.js';
import { sentinelAsimTables } from '../tables.js';

/** Processes that end, of every source. */
export const processTerminationMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_termination', product: 'windows' },
    table: sentinelAsimTables.imProcessTerminate,
    priority: 1,
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      ...ACTOR,
      EventID: { fixed: ['5', '4689'] },
      Image: 'TargetProcessName',
      ProcessGuid: { guid: 'TargetProcessGuid', ...OF_SYSMON_ONLY },
      ProcessId: 'TargetProcessId',
    },
    basis: 'The ASIM process event schema and the ASIM parsers for Sysmon event 5 and Windows event 4689.',
  }),
];
