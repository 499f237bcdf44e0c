import { defineTable } from '../../target.js';

/** Sign-ins of Google Workspace, as the deprecated connector writes them. */
export const gworkspaceReportsApiLogin = defineTable({
  name: 'GWorkspace_ReportsAPI_login_CL',
  source: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  columns: {
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
    login_challenge_method_s: 'string',
    login_challenge_status_s: 'string',
    login_type_s: 'string',
    TimeGenerated: 'datetime',
  },
});
