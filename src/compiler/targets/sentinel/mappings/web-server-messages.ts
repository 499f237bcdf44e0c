import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

/** What web servers write to their logs. */
export const webServerMessageMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { service: 'apache' },
    table: sentinelTables.ApacheHTTPServer_CL,
    priority: 1,
    where: [],
    fields: {},
    keywords: ['RawData'],
    basis: 'The table has each line of the access and error logs as it is.',
  }),
  defineMapping({
    logsource: { service: 'apache' },
    table: sentinelTables.Syslog,
    priority: 2,
    partial: 'only servers that are set to log to syslog are there',
    where: [{ expression: 'ProcessName', is: ['apache', 'apache2', 'httpd'], anyCase: true }],
    fields: {},
    keywords: ['SyslogMessage'],
    unverified: 'rows',
    basis: 'Judgement: the names of the program in distributions.',
  }),
  defineMapping({
    logsource: { service: 'nginx' },
    table: sentinelTables.NGINX_CL,
    priority: 1,
    where: [],
    fields: {},
    keywords: ['RawData'],
    basis: 'The table has each line of the access and error logs as it is.',
  }),
  defineMapping({
    logsource: { service: 'nginx' },
    table: sentinelTables.Syslog,
    priority: 2,
    partial: 'only servers that are set to log to syslog are there',
    where: [{ expression: 'ProcessName', is: 'nginx', anyCase: true }],
    fields: {},
    keywords: ['SyslogMessage'],
    unverified: 'rows',
    basis: 'Judgement: the tag that NGINX sets by default, https://nginx.org/en/docs/syslog.html.',
  }),
];
