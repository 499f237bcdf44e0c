import { defineTable } from '../../target.js';
import { GWORKSPACE_REPORTS_API_COLUMNS } from './gworkspace-reports-api-columns.js';

/** Activities of the Admin console of Google Workspace, as the deprecated connector writes them. */
export const gworkspaceReportsApiAdmin = defineTable({
  name: 'GWorkspace_ReportsAPI_admin_CL',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  columns: {
    ...GWORKSPACE_REPORTS_API_COLUMNS,
    actor_callerType_s: 'string',
    actor_key_s: 'string',
    APPLICATION_EDITION_s: 'string',
    APPLICATION_NAME_s: 'string',
    NEW_VALUE_s: 'string',
    OLD_VALUE_s: 'string',
    ORG_UNIT_NAME_s: 'string',
    PRODUCT_NAME_s: 'string',
    ROLE_NAME_s: 'string',
    SETTING_NAME_s: 'string',
    USER_EMAIL_s: 'string',
  },
});
