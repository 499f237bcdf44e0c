import { ALERT_TITLE, OFFICE_ALERT_FIELDS, OFFICE_ALERT_ROUTE, OFFICE_ALERT_SOURCES } from '../../facts/office-alerts.js';
import { defineRoutes, type Route } from '../../target.js';
import { alertInfo } from '../tables/alert-info.js';

/** Alerts of Microsoft 365. */
export const alertRoutes: readonly Route[] = defineRoutes(OFFICE_ALERT_SOURCES, {
  ...OFFICE_ALERT_ROUTE,
  table: alertInfo,
  fields: { ...OFFICE_ALERT_FIELDS, eventName: { column: 'Title', ...ALERT_TITLE } },
});
