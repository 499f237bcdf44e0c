import { OFFICE_ALERT } from '../../facts/office-alerts.js';
import { defineRoute, type FieldMappings, type Route } from '../../target.js';
import { securityAlert } from '../tables/security-alert.js';

const PARTIAL = 'it has the alert, not the record of it in the audit log' as const;
const FIELDS = {
  ...OFFICE_ALERT,
  eventName: {
    column: 'AlertName',
    note: 'products change the titles of their alerts over time',
    basis: 'judgement',
  },
} as const satisfies FieldMappings;
const BASIS = 'Judgement: the rules mean the alerts of Defender for Cloud Apps and of Defender for Office 365.' as const;

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
  defineRoute({
    when: { product: 'm365', service: 'threat_detection' },
    table: securityAlert,
    priority: 1,
    partial: PARTIAL,
    where: [],
    fields: FIELDS,
    judged: 'rows',
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'm365', service: 'threat_management' },
    table: securityAlert,
    priority: 1,
    partial: PARTIAL,
    where: [],
    fields: FIELDS,
    judged: 'rows',
    basis: BASIS,
  }),
];
