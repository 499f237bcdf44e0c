import type { TableModel } from '../row.js';
import { event } from './event.js';
import { securityEvent } from './security-event.js';
import { sqlAuditTables } from './sql-audit.js';
import { syslog } from './syslog/syslog.js';
import { windowsEvent } from './windows-event.js';

/** The tables of Microsoft Sentinel that hold the Windows event log. */
export const windowsEventTables: readonly TableModel[] = [event, securityEvent, windowsEvent];

/** The table with what devices write to syslog. */
export const syslogTables: readonly TableModel[] = [syslog];

export { event, securityEvent, sqlAuditTables, syslog, windowsEvent };
