import type { FieldMappings } from '../target.js';

/** What the audit log of Office 365 says of every alert of the Security & Compliance Center, and no alert says itself. */
export const OFFICE_ALERT = {
  eventSource: { fixed: 'SecurityComplianceCenter' },
  Payload: { unsupported: 'an alert does not have the record that led to it' },
  status: { fixed: 'success' },
} as const satisfies FieldMappings;
