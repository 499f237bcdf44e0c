import type { TableModel } from '../row.js';
import { imAuthentication } from './authentication.js';
import { imDns } from './dns.js';
import { imFileEvent } from './files.js';
import { imNetworkSession } from './network-sessions.js';
import { imProcessCreate } from './process-creation.js';
import { imProcessTerminate } from './process-termination.js';
import { imRegistry } from './registry.js';
import { imUserManagement } from './user-management.js';

export { imAuthentication, imDns, imFileEvent, imNetworkSession, imProcessCreate, imProcessTerminate, imRegistry, imUserManagement };

/** What the ASIM parsers hold of the events of Windows devices. */
export const asimParsers: readonly TableModel[] = [
  imAuthentication,
  imDns,
  imFileEvent,
  imNetworkSession,
  imProcessCreate,
  imProcessTerminate,
  imRegistry,
  imUserManagement,
];
