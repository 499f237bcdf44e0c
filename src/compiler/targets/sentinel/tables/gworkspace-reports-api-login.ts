import { defineTable } from '../../target.js';
import { GWORKSPACE_REPORTS_API_COLUMNS } from './gworkspace-reports-api-columns.js';

/** Sign-ins of Google Workspace, as the deprecated connector writes them. */
export const gworkspaceReportsApiLogin = defineTable({
  name: 'GWorkspace_ReportsAPI_login_CL',
  docsUrl: 'https://github.com/Azure/Azure-Sentinel/tree/master/Solutions/GoogleWorkspaceReports',
  columns: {
    ...GWORKSPACE_REPORTS_API_COLUMNS,
    login_challenge_method_s: 'string',
    login_challenge_status_s: 'string',
    login_type_s: 'string',
  },
});
