import type { TableModel } from '../../row.js';
import { appExceptions, appTraces } from './application-insights.js';
import { webServerLogs } from './web-server-logs.js';

/** The tables of Microsoft Sentinel that hold what applications and web servers log. */
export const applicationTables: readonly TableModel[] = [appExceptions, appTraces, ...webServerLogs];
