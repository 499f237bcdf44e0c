import type { TableModel, TableRow } from '../row.js';
import { present, textOf } from '../values/event-fields.js';
import { alertTitlesOf, isDetection } from '../values/malware-detection.js';
import type { LogEvent } from '../../log-event.js';

/** An alert that Microsoft 365 has in its audit log too, under its title. */
function alertOf(event: LogEvent, writtenBy: string, titles: readonly string[]): readonly TableRow[] {
  if (!['threat_detection', 'threat_management'].includes(event.logsource.service ?? '')) return [];
  const title = textOf(event, 'eventName');
  return [{ writtenBy, row: present(Object.fromEntries(titles.map((column) => [column, title]))) }];
}

/** Source: https://learn.microsoft.com/azure/sentinel/security-alert-schema */
export const securityAlert: TableModel = {
  table: 'SecurityAlert',
  rowsFor: (event) =>
    isDetection(event)
      ? alertTitlesOf(event).map((title) => ({ writtenBy: 'defender', row: { AlertName: title, DisplayName: title } }))
      : alertOf(event, 'alert', ['AlertName', 'DisplayName']),
};

/** Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-alertinfo-table */
export const alertInfo: TableModel = { table: 'AlertInfo', rowsFor: (event) => alertOf(event, 'alert', ['Title']) };

/** Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/aaduserriskevents */
export const aadUserRiskEvents: TableModel = {
  table: 'AADUserRiskEvents',
  rowsFor: (event) =>
    event.logsource.service === 'riskdetection'
      ? [{ writtenBy: 'entra', row: present({ RiskEventType: textOf(event, 'riskEventType'), RiskLevel: 'high' }) }]
      : [],
};
