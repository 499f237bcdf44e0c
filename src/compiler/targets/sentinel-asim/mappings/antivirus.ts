import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

/** Alerts about malware. */
export const antivirusMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'antivirus' },
    table: sentinelAsimTables.imAlertEvent,
    priority: 1,
    partial: 'it has alerts of every kind, of which that of Microsoft Defender XDR names a threat in its title only',
    where: [],
    fields: {
      Filename: { path: 'FilePath', fileName: 'FileName' },
      Signature: {
        containedIn: ['ThreatName', 'AlertName'],
        matchesLess: 'the title of an alert of Microsoft Defender has the family of a threat alone, Mimikatz of HackTool:Win32/Mimikatz.D',
        matchesMore: 'alerts that are not about malware are searched too',
        unverified: true,
      },
    },
    keywords: ['ThreatName', 'AlertName'],
    keywordsMatchLess: 'a value without a field is looked for in the name of the threat and the title of an alert',
    unverified: 'rows',
    basis: 'The ASIM alert schema and the parser for Microsoft Defender XDR. Judgement: that an alert stands for a detection.',
  }),
];
