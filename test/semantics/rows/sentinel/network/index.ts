import type { TableModel } from '../../row.js';
import { commonSecurityLog } from './common-security-log.js';
import { corelightTables } from './corelight.js';
import { azfwDnsQuery, dnsEvents } from './dns-tables.js';
import { w3cIisLog } from './w3c-iis-log.js';

/** The tables of Microsoft Sentinel that hold what servers and devices of the network log. */
export const networkTables: readonly TableModel[] = [azfwDnsQuery, commonSecurityLog, ...corelightTables, dnsEvents, w3cIisLog];
