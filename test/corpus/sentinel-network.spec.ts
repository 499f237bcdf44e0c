import { describeAccepted } from './describe-accepted.js';

describeAccepted('sentinel', [
  'ApacheHTTPServer_CL',
  'AppExceptions',
  'AppTraces',
  'AZFWDnsQuery',
  'CommonSecurityLog',
  'Corelight_v2_dce_rpc_CL',
  'Corelight_v2_dns_CL',
  'Corelight_v2_http_CL',
  'Corelight_v2_kerberos_CL',
  'Corelight_v2_rdp_CL',
  'Corelight_v2_smb_files_CL',
  'DnsEvents',
  'Syslog',
  'W3CIISLog',
]);
