import type { Caveat, FieldMappings, Logsource, TableMapping } from '../target.js';

/** What the audit log of Office 365 says of every alert of the Security & Compliance Center, and no alert says itself. */
export const OFFICE_ALERT_FIELDS = {
  eventSource: { fixed: 'SecurityComplianceCenter' },
  Payload: { unsupported: 'an alert does not have the record that led to it' },
  status: { fixed: 'success' },
} as const satisfies FieldMappings;

/** The log sources of Sigma whose rules are about alerts. */
export const OFFICE_ALERT_SOURCES = [
  { product: 'm365', service: 'threat_detection' },
  { product: 'm365', service: 'threat_management' },
] as const satisfies readonly Logsource[];

/** How a table of alerts has them. */
export const OFFICE_ALERT_MAPPING = {
  priority: 1,
  partial: 'it has the alert, not the record of it in the audit log',
  where: [],
  unverified: 'rows',
  basis: 'Judgement: the rules mean the alerts of Defender for Cloud Apps and of Defender for Office 365.',
} as const satisfies Partial<TableMapping>;

/** The title of an alert, for the name of the event. */
export const ALERT_TITLE = { note: 'products change the titles of their alerts over time', unverified: true } as const satisfies Caveat;
