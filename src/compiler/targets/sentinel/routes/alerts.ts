import { ALERT_TITLE, OFFICE_ALERT_FIELDS, OFFICE_ALERT_ROUTE, OFFICE_ALERT_SOURCES } from '../../facts/office-alerts.js';
import { defineRoute, defineRoutes, type Route } from '../../target.js';
import { securityAlert } from '../tables/security-alert.js';

/** Alerts of the security products that are connected to a workspace. */
export const alertRoutes: readonly Route[] = [
  defineRoute({
    when: { category: 'antivirus' },
    table: securityAlert,
    priority: 2,
    partial: 'it has alerts of every kind, of which only the title may name a threat',
    where: [],
    fields: {
      Filename: { unsupported: 'an alert has the folder and the name of a file apart, among its entities' },
      Signature: {
        textOf: ['AlertName'],
        narrows: 'the title of an alert of Microsoft Defender has the family of a threat alone, Mimikatz of HackTool:Win32/Mimikatz.D',
        widens: 'alerts that are not about malware are searched too',
        basis: 'judgement',
      },
    },
    keywords: ['AlertName', 'Description'],
    keywordsNarrow: 'a value without a field is looked for in the title and the description of an alert',
    judged: 'rows',
    basis: 'Judgement, from the page of the table.',
  }),
  ...defineRoutes(OFFICE_ALERT_SOURCES, {
    ...OFFICE_ALERT_ROUTE,
    table: securityAlert,
    fields: { ...OFFICE_ALERT_FIELDS, eventName: { column: 'AlertName', ...ALERT_TITLE } },
  }),
];
