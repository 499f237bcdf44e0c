import { OFFICE_ALERT } from '../../facts/office-alerts.js';
import { defineRoute, type Route } from '../../target.js';
import { alertInfo } from '../tables/alert-info.js';

const PARTIAL = 'it has the alert, not the record of it in the audit log' as const;
const FIELDS = {
  ...OFFICE_ALERT,
  eventName: { column: 'Title', note: 'products change the titles of their alerts over time', basis: 'judgement' },
} as const;
const BASIS = 'Judgement: the rules mean the alerts of Defender for Cloud Apps and of Defender for Office 365.' as const;

/** Alerts of Microsoft 365. */
export const alertRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'm365', service: 'threat_detection' },
    table: alertInfo,
    priority: 1,
    partial: PARTIAL,
    where: [],
    fields: FIELDS,
    judged: 'rows',
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'm365', service: 'threat_management' },
    table: alertInfo,
    priority: 1,
    partial: PARTIAL,
    where: [],
    fields: FIELDS,
    judged: 'rows',
    basis: BASIS,
  }),
];
