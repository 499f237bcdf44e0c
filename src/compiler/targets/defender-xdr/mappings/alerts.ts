import { ALERT_TITLE, OFFICE_ALERT_FIELDS, OFFICE_ALERT_MAPPING, OFFICE_ALERT_SOURCES } from '../../facts/office-alerts.js';
import { defineMappings, type LogsourceMapping } from '../../target.js';
import { defenderXdrTables } from '../tables.js';

/** Alerts of Microsoft 365. */
export const alertMappings: readonly LogsourceMapping[] = defineMappings(OFFICE_ALERT_SOURCES, {
  ...OFFICE_ALERT_MAPPING,
  table: defenderXdrTables.AlertInfo,
  fields: { ...OFFICE_ALERT_FIELDS, eventName: { column: 'Title', ...ALERT_TITLE } },
});
