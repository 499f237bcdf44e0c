import type { TableModel } from '../../row.js';
import { awsCloudTrail } from './aws-cloud-trail.js';
import { gcpAuditLogs } from './gcp-audit-logs.js';
import { githubTables } from './github.js';
import { googleWorkspaceTables } from './google-workspace.js';
import { aksAudit, azureDiagnostics, gkeAudit } from './kubernetes.js';
import { okta, oktaSso, oktaV2 } from './okta.js';
import { ciscoDuo, oneloginTables } from './onelogin-and-duo.js';

/** The tables of Microsoft Sentinel that hold the logs of cloud platforms. */
export const cloudPlatformTables: readonly TableModel[] = [
  aksAudit,
  awsCloudTrail,
  azureDiagnostics,
  ciscoDuo,
  gcpAuditLogs,
  gkeAudit,
  okta,
  oktaSso,
  oktaV2,
  ...githubTables,
  ...googleWorkspaceTables,
  ...oneloginTables,
];
