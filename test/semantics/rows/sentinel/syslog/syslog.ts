import type { LogEvent } from '../../../log-event.js';
import type { Row, TableModel, TableRow } from '../../row.js';
import { textOf } from '../../values/event-fields.js';
import { auditRecords } from './audit-lines.js';
import { deviceRows, NETWORK_DEVICES } from './device-messages.js';
import { sysmonMessage } from './sysmon-for-linux.js';

/**
 * What Linux devices, the servers on them and network devices write to syslog: a program, its facility and its message.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/syslog. Control characters in a message are written by
 * rsyslog as `#` and their octal number
 * (https://www.rsyslog.com/doc/configuration/input_directives/rsconf1_escapecontrolcharactersonreceive.html).
 */
export const syslog: TableModel = {
  table: 'Syslog',
  rowsFor(event) {
    const { product, category, service } = event.logsource;
    const message = textOf(event, 'Message') ?? '';
    if (product === undefined) return writtenBy(SERVERS[service ?? ''], message);
    if (NETWORK_DEVICES.has(product)) return message === '' ? [] : deviceRows(message);
    if (product !== 'linux') return [];
    if (category !== undefined) {
      const sysmon = sysmonMessage(event, category);
      return sysmon === undefined ? [] : [row('sysmon', 'user', 'sysmon', sysmon)];
    }
    if (service === 'auditd') return auditRecords(event).map(({ program, line }) => row(program, 'local6', program, line));
    if (service === 'sudo') return [row('sudo', 'authpriv', 'sudo', commandLine(event))];
    return writtenBy(PROGRAMS[service ?? ''], message);
  },
};

const writtenBy = (programs: readonly Program[] = [], message: string): readonly TableRow[] =>
  programs.map(([program, facility]) => row(program, facility, program, message));

type Program = readonly [name: string, facility: string];

/** Which programs write a log is judgement but for `sshd-session`, which OpenSSH 9.8 brought (https://www.openssh.com/txt/release-9.8). */
const PROGRAMS: Readonly<Record<string, readonly Program[]>> = {
  '': [['agent', 'user']],
  auth: [
    ['login', 'auth'],
    ['su', 'authpriv'],
  ],
  clamav: [['clamd', 'local6']],
  cron: [
    ['CRON', 'cron'],
    ['crontab', 'cron'],
  ],
  guacamole: [['guacd', 'daemon']],
  sshd: [
    ['sshd', 'auth'],
    ['sshd-session', 'authpriv'],
  ],
  syslog: [['agent', 'daemon']],
  vsftpd: [['vsftpd', 'ftp']],
};

/**
 * Web servers that are set to log to syslog. Apache's tag is the name of its program, which distributions choose (judgement); that of
 * NGINX is `nginx` (https://nginx.org/en/docs/syslog.html).
 */
const SERVERS: Readonly<Record<string, readonly Program[]>> = {
  apache: [
    ['apache2', 'local7'],
    ['httpd', 'local7'],
  ],
  nginx: [['nginx', 'local7']],
};

const row = (writtenBy: string, facility: string, program: string, message: string): TableRow => ({
  writtenBy,
  row: {
    Facility: facility,
    ProcessName: program,
    SeverityLevel: 'info',
    SyslogMessage: message.replace(/\p{Cc}/gu, (character) => `#${character.charCodeAt(0).toString(8).padStart(3, '0')}`),
  } satisfies Row,
});

/** Source: https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING. */
const commandLine = (event: LogEvent): string =>
  `   alice : ${['TTY', 'PWD', 'USER', 'COMMAND']
    .flatMap((name) => (textOf(event, name) === undefined ? [] : [`${name}=${textOf(event, name)!}`]))
    .join(' ; ')}`;
