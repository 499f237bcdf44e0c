import { defineRoute, type Route } from '../../target.js';
import { apacheHttpServer } from '../tables/apache-http-server.js';
import { nginx } from '../tables/nginx.js';
import { syslog } from '../tables/syslog.js';

/** What web servers write to their logs. */
export const webServerMessageRoutes: readonly Route[] = [
  defineRoute({
    when: { service: 'apache' },
    table: apacheHttpServer,
    priority: 1,
    where: [],
    fields: {},
    keywords: ['RawData'],
    basis: 'The table has each line of the access and error logs as it is.',
  }),
  defineRoute({
    when: { service: 'apache' },
    table: syslog,
    priority: 2,
    partial: 'only servers that are set to log to syslog are there',
    where: [{ cell: 'ProcessName', is: ['apache', 'apache2', 'httpd'], anyCase: true }],
    fields: {},
    keywords: ['SyslogMessage'],
    judged: 'rows',
    basis: 'Judgement: the names of the program in distributions.',
  }),
  defineRoute({
    when: { service: 'nginx' },
    table: nginx,
    priority: 1,
    where: [],
    fields: {},
    keywords: ['RawData'],
    basis: 'The table has each line of the access and error logs as it is.',
  }),
  defineRoute({
    when: { service: 'nginx' },
    table: syslog,
    priority: 2,
    partial: 'only servers that are set to log to syslog are there',
    where: [{ cell: 'ProcessName', is: 'nginx', anyCase: true }],
    fields: {},
    keywords: ['SyslogMessage'],
    judged: 'rows',
    basis: 'Judgement: the tag that NGINX sets by default, https://nginx.org/en/docs/syslog.html.',
  }),
];
