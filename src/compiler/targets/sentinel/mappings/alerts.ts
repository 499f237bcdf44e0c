import { ALERT_TITLE, OFFICE_ALERT_FIELDS, OFFICE_ALERT_MAPPING, OFFICE_ALERT_SOURCES } from '../../facts/office-alerts.js';
import { defineMapping, defineMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** Alerts of the security products that are connected to a workspace. */
export const alertMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { category: 'antivirus' },
    table: sentinelTables.SecurityAlert,
    priority: 2,
    partial: 'it has alerts of every kind, of which only the title may name a threat',
    where: [],
    fields: {
      Filename: { unsupported: 'an alert has the folder and the name of a file apart, among its entities' },
      Signature: {
        containedIn: ['AlertName'],
        matchesLess: 'the title of an alert of Microsoft Defender has the family of a threat alone, Mimikatz of HackTool:Win32/Mimikatz.D',
        matchesMore: 'alerts that are not about malware are searched too',
        unverified: true,
      },
    },
    keywords: ['AlertName', 'Description'],
    keywordsMatchLess: 'a value without a field is looked for in the title and the description of an alert',
    unverified: 'rows',
    basis: 'Judgement, from the page of the table.',
  }),
  ...defineMappings(OFFICE_ALERT_SOURCES, {
    ...OFFICE_ALERT_MAPPING,
    table: sentinelTables.SecurityAlert,
    fields: { ...OFFICE_ALERT_FIELDS, eventName: { column: 'AlertName', ...ALERT_TITLE } },
  }),
];
