import { STREAMED_ROUTES } from '../defender-xdr/streamed-routes.js';
import { defineTarget } from '../target.js';
import { fileRoutes } from './routes/files.js';
import { imageLoadRoutes } from './routes/image-load.js';
import { networkConnectionRoutes } from './routes/network-connection.js';
import { powershellRoutes } from './routes/powershell.js';
import { processAccessRoutes } from './routes/process-access.js';
import { processCreationRoutes } from './routes/process-creation.js';
import { processTerminationRoutes } from './routes/process-termination.js';
import { registryRoutes } from './routes/registry.js';
import { securityRoutes } from './routes/security.js';
import { sysmonEventRoutes } from './routes/sysmon-events.js';
import { windowsServiceRoutes } from './routes/windows-services.js';
import { SENTINEL_SUPPLIES } from './supplies.js';

/** The native tables of a Microsoft Sentinel workspace. */
export const sentinel = defineTarget({
  id: 'sentinel',
  title: 'Microsoft Sentinel',
  timeColumn: 'TimeGenerated',
  watchlists: true,
  routes: [
    ...fileRoutes,
    ...imageLoadRoutes,
    ...networkConnectionRoutes,
    ...powershellRoutes,
    ...processAccessRoutes,
    ...processCreationRoutes,
    ...processTerminationRoutes,
    ...registryRoutes,
    ...securityRoutes,
    ...sysmonEventRoutes,
    ...windowsServiceRoutes,
    ...STREAMED_ROUTES,
  ],
  supplies: SENTINEL_SUPPLIES,
  withoutTable: {},
});
