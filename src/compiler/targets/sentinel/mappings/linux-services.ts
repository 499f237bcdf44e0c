import { defineMapping, defineMappings, type FieldMappings, type KeyValue, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const MESSAGE = ['SyslogMessage'] as const;

/** A text that a program chose: in hex digits where it has blanks, quotes or characters beyond ASCII. */
const CHOSEN = { column: 'SyslogMessage', hex: true } as const;

/** An argument of EXECVE, which is such a text, or of SYSCALL, which is a number. */
const ARGUMENT = { column: 'SyslogMessage', hex: { exceptOn: 'type=SYSCALL' } } as const;

const FIXED_FORM = { column: 'SyslogMessage' } as const satisfies Partial<KeyValue<'SyslogMessage'>>;

/**
 * The fields of the records. Names in capitals are those of the enriched format, in which auditd adds names for the numbers; Sigma takes
 * them for the same fields, so that either may be asked for.
 */
const AUDIT_RECORD = {
  a0: { ...ARGUMENT, keyValue: 'a0' },
  a1: { ...ARGUMENT, keyValue: 'a1' },
  a2: { ...ARGUMENT, keyValue: 'a2' },
  a3: { ...ARGUMENT, keyValue: 'a3' },
  a4: { ...ARGUMENT, keyValue: 'a4' },
  a5: { ...ARGUMENT, keyValue: 'a5' },
  a6: { ...ARGUMENT, keyValue: 'a6' },
  a7: { ...ARGUMENT, keyValue: 'a7' },
  a8: { ...ARGUMENT, keyValue: 'a8' },
  acct: { ...CHOSEN, keyValue: 'acct' },
  addr: { ...FIXED_FORM, keyValue: 'addr' },
  auid: {
    anyOf: [
      { ...FIXED_FORM, keyValue: 'auid' },
      { ...FIXED_FORM, keyValue: 'AUID' },
    ],
  },
  cmd: { ...CHOSEN, keyValue: 'cmd' },
  comm: { ...CHOSEN, keyValue: 'comm' },
  cwd: { ...CHOSEN, keyValue: 'cwd' },
  euid: {
    anyOf: [
      { ...FIXED_FORM, keyValue: 'euid' },
      { ...FIXED_FORM, keyValue: 'EUID' },
    ],
  },
  exe: { ...CHOSEN, keyValue: 'exe' },
  exit: { ...FIXED_FORM, keyValue: 'exit' },
  hostname: { ...FIXED_FORM, keyValue: 'hostname' },
  key: { ...CHOSEN, keyValue: 'key' },
  name: { ...CHOSEN, keyValue: 'name' },
  nametype: { ...FIXED_FORM, keyValue: 'nametype' },
  op: { ...FIXED_FORM, keyValue: 'op' },
  pid: { ...FIXED_FORM, keyValue: 'pid' },
  ppid: { ...FIXED_FORM, keyValue: 'ppid' },
  res: { ...FIXED_FORM, keyValue: 'res' },
  success: { ...FIXED_FORM, keyValue: 'success' },
  SYSCALL: {
    anyOf: [
      { ...FIXED_FORM, keyValue: 'SYSCALL' },
      { ...FIXED_FORM, keyValue: 'syscall' },
    ],
    matchesLess:
      'a record has the name of the system call where auditd writes the enriched format (log_format = ENRICHED), else its number alone',
  },
  terminal: { ...FIXED_FORM, keyValue: 'terminal' },
  tty: { ...FIXED_FORM, keyValue: 'tty' },
  type: { ...FIXED_FORM, keyValue: 'type' },
  uid: {
    anyOf: [
      { ...FIXED_FORM, keyValue: 'uid' },
      { ...FIXED_FORM, keyValue: 'UID' },
    ],
  },
  unit: { ...FIXED_FORM, keyValue: 'unit' },
} as const satisfies FieldMappings;

const AUTHENTICATION = 'Its messages have the facility authpriv, on Debian auth.';

const BY_PROGRAM = 'Judgement: which programs write the log.';

/** The logs of Linux that reach a workspace by syslog. */
export const linuxServiceMappings: readonly LogsourceMapping[] = [
  ...defineMappings([{ product: 'linux' }, { product: 'linux', service: 'syslog' }], {
    table: sentinelTables.Syslog,
    priority: 1,
    where: [],
    fields: {},
    keywords: MESSAGE,
    notes: ['Network devices write to the table too, and it has nothing that tells them from Linux.'],
    unverified: 'rows',
    basis: 'Judgement: that the text of a log is the message of syslog.',
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'auditd' },
    table: sentinelTables.Syslog,
    priority: 1,
    partial: 'each record of auditd is a row of its own, so that a rule about several records of one event finds nothing',
    where: [{ expression: 'ProcessName', is: ['audisp-syslog', 'audispd', 'auditd'] }],
    fields: AUDIT_RECORD,
    keywords: MESSAGE,
    keywordsMatchLess: 'a value with a blank, a quote or a character beyond ASCII is in hex digits',
    notes: ['Needs the syslog plugin of auditd: active = yes in audit/plugins.d/syslog.conf.'],
    unverified: 'rows',
    basis:
      'The form of the records: linux-audit/audit-documentation and kernel/audit.c of Linux. Judgement: the names of the programs that write ' +
      'them to syslog.',
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'auth' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [{ expression: 'Facility', is: ['auth', 'authpriv'], anyCase: true }],
    fields: {},
    keywords: MESSAGE,
    unverified: 'rows',
    basis: 'Judgement: auth.log is what has one of the two facilities, as rsyslog is set up on Debian.',
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'clamav' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [
      {
        expression: 'ProcessName',
        is: ['clamav', 'clamd', 'clamav-milter', 'clamdscan', 'clamonacc', 'clamscan', 'freshclam'],
        anyCase: true,
      },
    ],
    fields: {},
    keywords: MESSAGE,
    notes: ['Needs LogSyslog in the configuration of ClamAV.'],
    unverified: 'rows',
    basis: BY_PROGRAM,
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'cron' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [{ expression: 'ProcessName', is: ['anacron', 'cron', 'crond', 'crontab'], anyCase: true }],
    fields: {},
    keywords: MESSAGE,
    unverified: 'rows',
    basis: BY_PROGRAM,
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'guacamole' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [{ expression: 'ProcessName', is: 'guacd' }],
    fields: {},
    keywords: MESSAGE,
    unverified: 'rows',
    basis: BY_PROGRAM,
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'sshd' },
    table: sentinelTables.Syslog,
    priority: 1,
    // From version 9.8 on the session has a program of its own, from 10 the authentication too.
    where: [{ expression: 'ProcessName', is: ['sshd', 'sshd-auth', 'sshd-session'] }],
    fields: {},
    keywords: MESSAGE,
    notes: [AUTHENTICATION],
    unverified: 'rows',
    basis: 'https://www.openssh.com/txt/release-9.8 and release-10.0 (the names of the programs). Judgement: that they are the log.',
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'sudo' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [{ expression: 'ProcessName', is: 'sudo' }],
    fields: {
      PWD: { expression: { ...FIXED_FORM, keyValue: 'PWD' }, unverified: true },
      TTY: { ...FIXED_FORM, keyValue: 'TTY' },
      USER: { ...FIXED_FORM, keyValue: 'USER' },
    },
    keywords: MESSAGE,
    notes: [AUTHENTICATION],
    basis:
      'The form of the message: https://www.sudo.ws/docs/man/sudoers.man/#EVENT_LOGGING. Judgement: that a folder has no blank in its name.',
  }),
  defineMapping({
    logsource: { product: 'linux', service: 'vsftpd' },
    table: sentinelTables.Syslog,
    priority: 1,
    where: [{ expression: 'ProcessName', is: 'vsftpd' }],
    fields: {},
    keywords: MESSAGE,
    notes: ['Needs syslog_enable=YES in the configuration of vsftpd.'],
    unverified: 'rows',
    basis: BY_PROGRAM,
  }),
];
