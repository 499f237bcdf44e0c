import type { TableModel } from '../row.js';
import { aadUserRiskEvents, alertInfo, securityAlert } from './alerts.js';
import { auditLogs } from './audit-logs.js';
import { azureActivity } from './azure-activity.js';
import { cloudAppEvents, officeActivity } from './office-records.js';
import { aadNonInteractiveUserSignInLogs, entraIdSignInEvents, signinLogs } from './sign-ins.js';

/** Tables of a workspace that hold the logs of Microsoft's clouds. */
export const CLOUD_WORKSPACE_TABLES: readonly TableModel[] = [
  aadNonInteractiveUserSignInLogs,
  aadUserRiskEvents,
  auditLogs,
  azureActivity,
  officeActivity,
  securityAlert,
  signinLogs,
];

/** Tables of Advanced Hunting that a workspace has as well. */
export const CLOUD_STREAMED_TABLES: readonly TableModel[] = [alertInfo, cloudAppEvents];

export const CLOUD_HUNTING_TABLES: readonly TableModel[] = [...CLOUD_STREAMED_TABLES, entraIdSignInEvents];
