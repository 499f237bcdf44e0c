import type { TableModel } from '../row.js';
import { imAuditEvent } from './audit-events.js';
import { imAlertEvent } from './alerts.js';
import { imAuthentication } from './authentication.js';
import { imDns } from './dns.js';
import { imFileEvent } from './files.js';
import { imNetworkSession } from './network-sessions.js';
import { imProcessCreate } from './process-creation.js';
import { imProcessTerminate } from './process-termination.js';
import { imRegistry } from './registry.js';
import { imUserManagement } from './user-management.js';
import { imWebSession } from './web-sessions.js';

/** What the ASIM parsers hold of the events of Windows devices, web servers, proxies and DNS servers. */
export const asimParsers: readonly TableModel[] = [
  imAlertEvent,
  imAuditEvent,
  imAuthentication,
  imDns,
  imFileEvent,
  imNetworkSession,
  imProcessCreate,
  imProcessTerminate,
  imRegistry,
  imUserManagement,
  imWebSession,
];
