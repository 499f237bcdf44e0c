import { STREAMED_ROUTES } from '../defender-xdr/streamed-routes.js';
import { ANALYTICS_RULE } from '../facts/query-limits.js';
import { defineTarget } from '../target.js';
import { CLOUD_PLATFORMS_WITHOUT_TABLE } from './cloud-platforms-without-table.js';
import { anyWindowsLogRoutes } from './routes/any-windows-log.js';
import { applicationRoutes } from './routes/applications.js';
import { cloudtrailRoutes } from './routes/cloudtrail.js';
import { corelightRoutes } from './routes/corelight.js';
import { databaseRoutes } from './routes/databases.js';
import { dnsRoutes } from './routes/dns.js';
import { alertRoutes } from './routes/alerts.js';
import { antivirusRoutes } from './routes/antivirus.js';
import { azureActivityRoutes } from './routes/azure-activity.js';
import { entraAuditRoutes } from './routes/entra-audit.js';
import { entraRiskRoutes } from './routes/entra-risk.js';
import { entraSignInRoutes } from './routes/entra-sign-ins.js';
import { fileRoutes } from './routes/files.js';
import { firewallRoutes } from './routes/firewall.js';
import { githubRoutes } from './routes/github.js';
import { googleCloudRoutes } from './routes/google-cloud.js';
import { googleWorkspaceRoutes } from './routes/google-workspace.js';
import { imageLoadRoutes } from './routes/image-load.js';
import { kubernetesRoutes } from './routes/kubernetes.js';
import { linuxServiceRoutes } from './routes/linux-services.js';
import { networkConnectionRoutes } from './routes/network-connection.js';
import { networkDeviceRoutes } from './routes/network-devices.js';
import { oktaRoutes } from './routes/okta.js';
import { oneloginAndDuoRoutes } from './routes/onelogin-and-duo.js';
import { officeActivityRoutes } from './routes/office-activity.js';
import { powershellRoutes } from './routes/powershell.js';
import { processAccessRoutes } from './routes/process-access.js';
import { processCreationRoutes } from './routes/process-creation.js';
import { processTerminationRoutes } from './routes/process-termination.js';
import { registryRoutes } from './routes/registry.js';
import { rpcFirewallRoutes } from './routes/rpc-firewall.js';
import { securityRoutes } from './routes/security.js';
import { sysmonEventRoutes } from './routes/sysmon-events.js';
import { sysmonForLinuxRoutes } from './routes/sysmon-for-linux.js';
import { systemLogRoutes } from './routes/system-log.js';
import { webRoutes } from './routes/web.js';
import { webServerMessageRoutes } from './routes/web-server-messages.js';
import { windowsServiceRoutes } from './routes/windows-services.js';
import { SENTINEL_SUPPLIES } from './supplies.js';

/** The native tables of a Microsoft Sentinel workspace. */
export const sentinel = defineTarget({
  id: 'sentinel',
  title: 'Microsoft Sentinel',
  timeColumn: 'TimeGenerated',
  watchlists: true,
  queryLimit: ANALYTICS_RULE,
  routes: [
    ...anyWindowsLogRoutes,
    ...applicationRoutes,
    ...cloudtrailRoutes,
    ...corelightRoutes,
    ...databaseRoutes,
    ...dnsRoutes,
    ...alertRoutes,
    ...antivirusRoutes,
    ...azureActivityRoutes,
    ...entraAuditRoutes,
    ...entraRiskRoutes,
    ...entraSignInRoutes,
    ...fileRoutes,
    ...firewallRoutes,
    ...githubRoutes,
    ...googleCloudRoutes,
    ...googleWorkspaceRoutes,
    ...imageLoadRoutes,
    ...kubernetesRoutes,
    ...linuxServiceRoutes,
    ...networkConnectionRoutes,
    ...networkDeviceRoutes,
    ...oktaRoutes,
    ...oneloginAndDuoRoutes,
    ...officeActivityRoutes,
    ...powershellRoutes,
    ...processAccessRoutes,
    ...processCreationRoutes,
    ...processTerminationRoutes,
    ...registryRoutes,
    ...rpcFirewallRoutes,
    ...securityRoutes,
    ...sysmonEventRoutes,
    ...sysmonForLinuxRoutes,
    ...systemLogRoutes,
    ...webRoutes,
    ...webServerMessageRoutes,
    ...windowsServiceRoutes,
    ...STREAMED_ROUTES,
  ],
  supplies: SENTINEL_SUPPLIES,
  withoutTable: {
    ...CLOUD_PLATFORMS_WITHOUT_TABLE,
    '-/-/netflow':
      'no table of Sentinel has the flow records of routers; imNetworkSession has sessions of firewalls and flow logs of clouds',
    'paloalto/file_event/globalprotect': 'PAN-OS does not send events of files on the firewall itself',
  },
});
