import { defineMapping, type LogsourceMapping } from '../../target.js';
import { FILE_DIGESTS, INITIATING_PROCESS } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

/** What Microsoft Defender Antivirus finds. */
export const antivirusMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'antivirus' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    where: [{ expression: 'ActionType', is: 'AntivirusDetection' }],
    fields: {
      ...INITIATING_PROCESS,
      ...FILE_DIGESTS,
      Filename: { path: 'FolderPath', fileName: 'FileName' },
      Signature: { column: 'AdditionalFields', json: 'ThreatName' },
    },
    keywords: [{ column: 'AdditionalFields', json: 'ThreatName' }, 'FolderPath', 'FileName', 'InitiatingProcessCommandLine'],
    keywordsMatchLess: 'a value without a field is looked for in the name of the threat, the path of the file and the command line',
    notes: ['The rules name threats as many vendors do; the table has the names of Microsoft.'],
    basis: 'The page of the table, and public hunting queries for ThreatName.',
  }),
];
