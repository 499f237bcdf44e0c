import { describeAccepted } from './describe-accepted.js';

describeAccepted('defender-xdr', ['AlertInfo', 'CloudAppEvents', 'CloudAuditEvents', 'EntraIdSignInEvents']);
describeAccepted('sentinel', [
  'AADNonInteractiveUserSignInLogs',
  'AADUserRiskEvents',
  'AlertInfo',
  'AuditLogs',
  'AzureActivity',
  'CloudAppEvents',
  'CloudAuditEvents',
  'OfficeActivity',
  'SecurityAlert',
  'SigninLogs',
]);
describeAccepted('sentinel-asim', ['imAlertEvent', 'imAuditEvent']);
