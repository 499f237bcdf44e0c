import { WORKSPACE_MAPPINGS } from '../defender-xdr/workspace-mappings.js';
import { ANALYTICS_RULE } from '../facts/query-limits.js';
import { defineTarget } from '../target.js';
import { UNSUPPORTED_CLOUD_PLATFORMS } from './unsupported-cloud-platforms.js';
import { anyWindowsLogMappings } from './mappings/any-windows-log.js';
import { applicationMappings } from './mappings/applications.js';
import { cloudtrailMappings } from './mappings/cloudtrail.js';
import { corelightMappings } from './mappings/corelight.js';
import { databaseMappings } from './mappings/databases.js';
import { dnsMappings } from './mappings/dns.js';
import { alertMappings } from './mappings/alerts.js';
import { antivirusMappings } from './mappings/antivirus.js';
import { azureActivityMappings } from './mappings/azure-activity.js';
import { entraAuditMappings } from './mappings/entra-audit.js';
import { entraRiskMappings } from './mappings/entra-risk.js';
import { entraSignInMappings } from './mappings/entra-sign-ins.js';
import { fileMappings } from './mappings/files.js';
import { firewallMappings } from './mappings/firewall.js';
import { githubMappings } from './mappings/github.js';
import { googleCloudMappings } from './mappings/google-cloud.js';
import { googleWorkspaceMappings } from './mappings/google-workspace.js';
import { imageLoadMappings } from './mappings/image-load.js';
import { kubernetesMappings } from './mappings/kubernetes.js';
import { linuxServiceMappings } from './mappings/linux-services.js';
import { networkConnectionMappings } from './mappings/network-connection.js';
import { networkDeviceMappings } from './mappings/network-devices.js';
import { oktaMappings } from './mappings/okta.js';
import { oneloginAndDuoMappings } from './mappings/onelogin-and-duo.js';
import { officeActivityMappings } from './mappings/office-activity.js';
import { powershellMappings } from './mappings/powershell.js';
import { processAccessMappings } from './mappings/process-access.js';
import { processCreationMappings } from './mappings/process-creation.js';
import { processTerminationMappings } from './mappings/process-termination.js';
import { registryMappings } from './mappings/registry.js';
import { rpcFirewallMappings } from './mappings/rpc-firewall.js';
import { securityMappings } from './mappings/security.js';
import { sysmonEventMappings } from './mappings/sysmon-events.js';
import { sysmonForLinuxMappings } from './mappings/sysmon-for-linux.js';
import { systemLogMappings } from './mappings/system-log.js';
import { webMappings } from './mappings/web.js';
import { webServerMessageMappings } from './mappings/web-server-messages.js';
import { windowsServiceMappings } from './mappings/windows-services.js';
import { SENTINEL_DATA_CONNECTORS } from './data-connectors.js';

/** The native tables of a Microsoft Sentinel workspace. */
export const sentinel = defineTarget({
  id: 'sentinel',
  title: 'Microsoft Sentinel',
  timeColumn: 'TimeGenerated',
  watchlists: true,
  queryLimit: ANALYTICS_RULE,
  mappings: [
    ...anyWindowsLogMappings,
    ...applicationMappings,
    ...cloudtrailMappings,
    ...corelightMappings,
    ...databaseMappings,
    ...dnsMappings,
    ...alertMappings,
    ...antivirusMappings,
    ...azureActivityMappings,
    ...entraAuditMappings,
    ...entraRiskMappings,
    ...entraSignInMappings,
    ...fileMappings,
    ...firewallMappings,
    ...githubMappings,
    ...googleCloudMappings,
    ...googleWorkspaceMappings,
    ...imageLoadMappings,
    ...kubernetesMappings,
    ...linuxServiceMappings,
    ...networkConnectionMappings,
    ...networkDeviceMappings,
    ...oktaMappings,
    ...oneloginAndDuoMappings,
    ...officeActivityMappings,
    ...powershellMappings,
    ...processAccessMappings,
    ...processCreationMappings,
    ...processTerminationMappings,
    ...registryMappings,
    ...rpcFirewallMappings,
    ...securityMappings,
    ...sysmonEventMappings,
    ...sysmonForLinuxMappings,
    ...systemLogMappings,
    ...webMappings,
    ...webServerMessageMappings,
    ...windowsServiceMappings,
    ...WORKSPACE_MAPPINGS,
  ],
  dataConnectors: SENTINEL_DATA_CONNECTORS,
  unsupportedLogsources: {
    ...UNSUPPORTED_CLOUD_PLATFORMS,
    '-/-/netflow':
      'no table of Sentinel has the flow records of routers; imNetworkSession has sessions of firewalls and flow logs of clouds',
    'paloalto/file_event/globalprotect': 'PAN-OS does not send events of files on the firewall itself',
  },
});
