import type { Route } from '../target.js';
import { cloudAuditRoutes } from './routes/cloud-audit.js';
import { alertRoutes } from './routes/alerts.js';
import { antivirusRoutes } from './routes/antivirus.js';
import { cloudAppRoutes } from './routes/cloud-apps.js';
import { auditdRoutes } from './routes/auditd.js';
import { deviceEventRoutes } from './routes/device-events.js';
import { fileRoutes } from './routes/files.js';
import { imageLoadRoutes } from './routes/image-load.js';
import { inspectedTrafficRoutes } from './routes/inspected-traffic.js';
import { networkConnectionRoutes } from './routes/network-connection.js';
import { processAccessRoutes } from './routes/process-access.js';
import { processCreationRoutes } from './routes/process-creation.js';
import { registryRoutes } from './routes/registry.js';
import { unixDeviceRoutes } from './routes/unix-devices.js';
import { windowsServiceRoutes } from './routes/windows-services.js';

/** The routes to tables that the Microsoft Defender XDR connector also streams to a Sentinel workspace. */
export const STREAMED_ROUTES: readonly Route[] = [
  ...cloudAuditRoutes,
  ...alertRoutes,
  ...antivirusRoutes,
  ...cloudAppRoutes,
  ...auditdRoutes,
  ...deviceEventRoutes,
  ...fileRoutes,
  ...imageLoadRoutes,
  ...inspectedTrafficRoutes,
  ...networkConnectionRoutes,
  ...processAccessRoutes,
  ...processCreationRoutes,
  ...registryRoutes,
  ...unixDeviceRoutes,
  ...windowsServiceRoutes,
];
