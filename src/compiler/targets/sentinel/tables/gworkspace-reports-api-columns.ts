import type { Columns } from '../../target.js';

/** What the tables of the deprecated connector share. Their page is named by the tables. */
export const GWORKSPACE_REPORTS_API_COLUMNS = {
  actor_email_s: 'string',
  actor_profileId_s: 'string',
  etag_s: 'string',
  event_name_s: 'string',
  event_type_s: 'string',
  EventProduct: 'string',
  events_s: 'string',
  EventVendor: 'string',
  id_applicationName_s: 'string',
  id_customerId_s: 'string',
  id_time_t: 'datetime',
  id_uniqueQualifier_s: 'string',
  IPAddress: 'string',
  kind_s: 'string',
  TimeGenerated: 'datetime',
} as const satisfies Columns;
