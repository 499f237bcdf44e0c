import type { TableModel } from '../row.js';
import { cloudAuditEvents } from './cloud-audit-events.js';
import { deviceEvents } from './device-events/index.js';
import { deviceFileEvents } from './files.js';
import { deviceImageLoadEvents } from './image-loads.js';
import { deviceLogonEvents } from './logons.js';
import { deviceNetworkEvents } from './network-connections.js';
import { inAdvancedHunting, inWorkspace } from './platforms.js';
import { deviceProcessEvents } from './processes.js';
import { deviceRegistryEvents } from './registry.js';

const MODELS: readonly TableModel[] = [
  cloudAuditEvents,
  deviceEvents,
  deviceFileEvents,
  deviceImageLoadEvents,
  deviceLogonEvents,
  deviceNetworkEvents,
  deviceProcessEvents,
  deviceRegistryEvents,
];

/** The tables of Microsoft Defender for Endpoint in Advanced Hunting. */
export const DEFENDER_TABLES = MODELS.map(inAdvancedHunting);

/** The same tables where the Microsoft Defender XDR connector streams them to a workspace. */
export const STREAMED_DEFENDER_TABLES = MODELS.map(inWorkspace);
