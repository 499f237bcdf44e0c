import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel', [
  'AKSAudit',
  'AWSCloudTrail',
  'AzureDiagnostics',
  'CloudAuditEvents',
  'GCPAuditLogs',
  'GKEAudit',
  'GWorkspace_ReportsAPI_admin_CL',
  'GWorkspace_ReportsAPI_login_CL',
  'GitHubAuditData',
  'GitHubAuditLogPolling_CL',
  'GitHubAuditLogsV2_CL',
  'GoogleWorkspaceReports',
  'OktaSSO',
  'OktaV2_CL',
  'Okta_CL',
  'OneLoginEventsV2_CL',
  'OneLogin_CL',
  'SQLSecurityAuditEvents',
]);
describeAccepted('sentinel-asim', ['imAuditEvent']);
describeAccepted('defender-xdr', ['CloudAuditEvents']);
