import { describe, expect, it } from '@jest/globals';
import type { LogEvent } from '../../../log-event.js';
import { syslog } from './syslog.js';

const rowsOf = (logsource: LogEvent['logsource'], Message: string) =>
  syslog.rowsFor({ logsource, fields: { Message } }).map(({ row }) => row);

const messages = (logsource: LogEvent['logsource'], fields: LogEvent['fields']): readonly string[] =>
  syslog.rowsFor({ logsource: { product: 'linux', ...logsource }, fields }).map(({ row }) => row['SyslogMessage'] as string);

describe('the rows of Syslog', () => {
  it('have an argument in quotes, or in hex digits where it has a blank or a quote', () => {
    const [line] = messages({ service: 'auditd' }, { type: 'EXECVE', msg: 'audit(1.2:3)', a0: 'sh', a1: '-c', a2: 'a "b"', a3: 'é' });
    expect(line).toBe('type=EXECVE msg=audit(1.2:3): a0="sh" a1="-c" a2=6120226222 a3=C3A9');
  });

  it('have the registers of a system call as numbers, and its name where auditd enriches the record', () => {
    expect(
      messages({ service: 'auditd' }, { type: 'SYSCALL', msg: 'audit(1.2:3)', SYSCALL: 'syslog', a0: '4', a1: 'x', exe: '/bin/a' }),
    ).toEqual([
      'type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=59 a0=4 exe="/bin/a"#035ARCH=x86_64 SYSCALL=syslog AUID="unset" UID="root"',
      'node=host1 type=SYSCALL msg=audit(1.2:3): arch=c000003e syscall=59 a0=4 exe="/bin/a"',
    ]);
  });

  it('have the event of Sysmon as XML with its escapes, and control characters in octal digits', () => {
    const [message] = messages({ category: 'process_creation' }, { Image: '/bin/sh', CommandLine: 'sh -c "a\n& b"' });
    expect(message).toContain(
      '<EventData><Data Name="Image">/bin/sh</Data><Data Name="CommandLine">sh -c &quot;a#012&amp; b&quot;</Data></EventData>',
    );
  });

  it('have what sudo says of a command', () => {
    expect(messages({ service: 'sudo' }, { TTY: 'pts/0', USER: '#-1', COMMAND: '/bin/a b' })).toEqual([
      '   alice : TTY=pts/0 ; USER=#-1 ; COMMAND=/bin/a b',
    ]);
  });

  it('have the message of a network device, whose name may be taken for that of a program', () => {
    expect(rowsOf({ product: 'cisco', service: 'aaa' }, '%SYS-5-CONFIG_I: done')).toEqual([
      { SyslogMessage: '%SYS-5-CONFIG_I: done' },
      { ProcessName: '%SYS-5-CONFIG_I', SyslogMessage: 'done' },
    ]);
  });

  it('have a line of a web server by either name of its program', () => {
    const programs = (service: string) => rowsOf({ service }, 'a').map((row) => [row['ProcessName'], row['SyslogMessage']]);
    expect([programs('apache'), programs('nginx')]).toEqual([
      [
        ['apache2', 'a'],
        ['httpd', 'a'],
      ],
      [['nginx', 'a']],
    ]);
  });

  it.each<LogEvent['logsource']>([{ product: 'windows', category: 'process_creation' }, { category: 'dns_query' }, { service: 'other' }])(
    'are none of %j',
    (logsource) => {
      expect(messages(logsource, { Message: 'a' })).toEqual([]);
    },
  );
});
