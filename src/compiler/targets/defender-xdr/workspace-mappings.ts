import type { LogsourceMapping } from '../target.js';
import { cloudAuditMappings } from './mappings/cloud-audit.js';
import { alertMappings } from './mappings/alerts.js';
import { antivirusMappings } from './mappings/antivirus.js';
import { cloudAppMappings } from './mappings/cloud-apps.js';
import { auditdMappings } from './mappings/auditd.js';
import { deviceEventMappings } from './mappings/device-events.js';
import { fileMappings } from './mappings/files.js';
import { imageLoadMappings } from './mappings/image-load.js';
import { inspectedTrafficMappings } from './mappings/inspected-traffic.js';
import { networkConnectionMappings } from './mappings/network-connection.js';
import { processAccessMappings } from './mappings/process-access.js';
import { processCreationMappings } from './mappings/process-creation.js';
import { registryMappings } from './mappings/registry.js';
import { unixDeviceMappings } from './mappings/unix-devices.js';
import { windowsServiceMappings } from './mappings/windows-services.js';

/** The mappings to tables that the Microsoft Defender XDR connector also streams to a Sentinel workspace. */
export const WORKSPACE_MAPPINGS: readonly LogsourceMapping[] = [
  ...cloudAuditMappings,
  ...alertMappings,
  ...antivirusMappings,
  ...cloudAppMappings,
  ...auditdMappings,
  ...deviceEventMappings,
  ...fileMappings,
  ...imageLoadMappings,
  ...inspectedTrafficMappings,
  ...networkConnectionMappings,
  ...processAccessMappings,
  ...processCreationMappings,
  ...registryMappings,
  ...unixDeviceMappings,
  ...windowsServiceMappings,
];
