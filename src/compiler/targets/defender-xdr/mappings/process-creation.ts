import { INTEGRITY_LEVEL_NAMES } from '../../facts/integrity-levels.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { FILE_DIGESTS, INITIATING_PROCESS, NO_EVENT_LOG } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

/** Processes that start. */
export const processCreationMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'process_creation', product: 'windows' },
    table: defenderXdrTables.DeviceProcessEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'ProcessCreated' }],
    fields: {
      ...NO_EVENT_LOG,
      ...FILE_DIGESTS,
      CommandLine: 'ProcessCommandLine',
      Company: 'ProcessVersionInfoCompanyName',
      Computer: 'DeviceName',
      CurrentDirectory: INITIATING_PROCESS.CurrentDirectory,
      Description: 'ProcessVersionInfoFileDescription',
      EventID: { fixed: ['1', '4688'] },
      FileVersion: {
        column: 'ProcessVersionInfoProductVersion',
        matchesLess: 'the table has the version of the product, which is not always that of the file',
      },
      GrandParentImage: { fileNameOnly: 'InitiatingProcessParentFileName' },
      Image: { path: 'FolderPath', fileName: 'FileName' },
      IntegrityLevel: { valueMap: 'ProcessIntegrityLevel', values: INTEGRITY_LEVEL_NAMES, unverified: true },
      LogonGuid: { unsupported: 'the GUID of the logon session is not recorded; LogonId is another thing' },
      LogonId: { hexNumber: 'LogonId', unverified: true },
      OriginalFileName: 'ProcessVersionInfoOriginalFileName',
      ParentCommandLine: 'InitiatingProcessCommandLine',
      ParentImage: INITIATING_PROCESS.Image,
      ParentProcessGuid: { unsupported: 'there is no equivalent of the Sysmon process GUID' },
      ParentProcessId: 'InitiatingProcessId',
      ParentUser: INITIATING_PROCESS.User,
      ProcessGuid: { unsupported: 'there is no equivalent of the Sysmon process GUID; ProcessUniqueId has another format' },
      ProcessId: 'ProcessId',
      Product: 'ProcessVersionInfoProductName',
      TerminalSessionId: { column: 'CreatedProcessSessionId', unverified: true },
      User: { join: ['AccountDomain', 'AccountName'], separator: '\\' },
    },
    basis: 'The meaning of the columns on the page of the table. In records FolderPath is the full path, unlike the page says.',
  }),
];
