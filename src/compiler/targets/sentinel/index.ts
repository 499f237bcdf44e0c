import { STREAMED_ROUTES } from '../defender-xdr/streamed-routes.js';
import { defineTarget } from '../target.js';
import { applicationRoutes } from './routes/applications.js';
import { corelightRoutes } from './routes/corelight.js';
import { dnsRoutes } from './routes/dns.js';
import { fileRoutes } from './routes/files.js';
import { firewallRoutes } from './routes/firewall.js';
import { imageLoadRoutes } from './routes/image-load.js';
import { networkConnectionRoutes } from './routes/network-connection.js';
import { networkDeviceRoutes } from './routes/network-devices.js';
import { powershellRoutes } from './routes/powershell.js';
import { processAccessRoutes } from './routes/process-access.js';
import { processCreationRoutes } from './routes/process-creation.js';
import { processTerminationRoutes } from './routes/process-termination.js';
import { registryRoutes } from './routes/registry.js';
import { rpcFirewallRoutes } from './routes/rpc-firewall.js';
import { securityRoutes } from './routes/security.js';
import { sysmonEventRoutes } from './routes/sysmon-events.js';
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
  routes: [
    ...applicationRoutes,
    ...corelightRoutes,
    ...dnsRoutes,
    ...fileRoutes,
    ...firewallRoutes,
    ...imageLoadRoutes,
    ...networkConnectionRoutes,
    ...networkDeviceRoutes,
    ...powershellRoutes,
    ...processAccessRoutes,
    ...processCreationRoutes,
    ...processTerminationRoutes,
    ...registryRoutes,
    ...rpcFirewallRoutes,
    ...securityRoutes,
    ...sysmonEventRoutes,
    ...webRoutes,
    ...webServerMessageRoutes,
    ...windowsServiceRoutes,
    ...STREAMED_ROUTES,
  ],
  supplies: SENTINEL_SUPPLIES,
  withoutTable: {
    '-/-/netflow':
      'no table of Sentinel has the flow records of routers; imNetworkSession has sessions of firewalls and flow logs of clouds',
    'paloalto/file_event/globalprotect': 'PAN-OS does not send events of files on the firewall itself',
  },
});
