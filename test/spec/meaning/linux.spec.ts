import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf } from '../../support/convert-rule.js';

const linuxRule = (logsource: string, detection: string): string =>
  ['title: Example', 'logsource:', '  product: linux', `  ${logsource}`, 'detection:', `  ${detection}`, '  condition: selection', ''].join(
    '\n',
  );

const auditRule = (detection: string): string => linuxRule('service: auditd', `selection: { ${detection} }`);

describe('a record of auditd in Syslog', () => {
  it('has the value of a key with quotes around it or without', () => {
    expect(queryOf(auditRule('type: PATH'), 'Syslog')).toBe(
      [
        'Syslog',
        '| where ProcessName in ("audisp-syslog", "audispd", "auditd")',
        String.raw`| extend typeValue = extract(@"(?:^|[\s'\x1d]|#035)type=""?([^\s""'\x1d]*)", 1, SyslogMessage)`,
        '| where typeValue =~ "PATH"',
      ].join('\n'),
    );
  });

  it.each(['exe: /usr/bin/kmod', "name: [/etc/issue, '/etc/a?b']", 'comm: split'])(
    'is not decoded where hex digits are never written for the text: %s',
    (test) => {
      const needsDecoding = test.includes('?');
      expect(queryOf(auditRule(test), 'Syslog').includes('url_decode')).toBe(needsDecoding);
    },
  );

  it.each(["name|contains: '/.'", "exe: '/opt/my tool'", "a1: 'ab'", "a1|re: '^x'", "a1: ''", "comm: 'naïve'", 'key|exists: true'])(
    'is decoded where the text may be in hex digits: %s',
    (test) => {
      expect(queryOf(auditRule(test), 'Syslog')).toContain('url_decode');
    },
  );

  it('has numbers for the arguments of a system call, which are not decoded', () => {
    expect(queryOf(auditRule("a1|contains: 'x'"), 'Syslog')).toContain('SyslogMessage contains "type=SYSCALL"');
  });

  it('has the name of a system call, or its number, and is found by either', () => {
    const query = queryOf(auditRule('SYSCALL: 59'), 'Syslog');
    expect(query).toMatch(/SYSCALL =~ "59"\s+or syscallValue =~ "59"/);
    expect(conversion(auditRule('SYSCALL: 59'), 'Syslog').warnings.map(({ code }) => code)).toContain('FIELD_APPROXIMATED');
  });
});

describe('a record of auditd in DeviceProcessEvents', () => {
  it('has its arguments from the words of the command line', () => {
    expect(queryOf(auditRule('type: EXECVE, a0: tar, a2: x'), 'DeviceProcessEvents')).toBe(
      [
        'DeviceProcessEvents',
        '| where ActionType =~ "ProcessCreated"',
        '    and (FolderPath startswith_cs "/" or isempty(FolderPath))',
        '| extend',
        String.raw`    a0 = extract(@"^\s*(\S+)", 1, ProcessCommandLine),`,
        String.raw`    a2 = extract(@"^\s*(?:\S+\s+){2}(\S+)", 1, ProcessCommandLine)`,
        '| where a0 =~ "tar"',
        '    and a2 =~ "x"',
      ].join('\n'),
    );
  });

  it('is not of a path or of another system call', () => {
    expect(problemsOf(auditRule('type: PATH'), 'DeviceProcessEvents')).toEqual(['UNMAPPED_VALUE']);
    expect(problemsOf(auditRule('type: SYSCALL, SYSCALL: mknod'), 'DeviceProcessEvents')).toEqual(['UNMAPPED_VALUE']);
  });
});

describe('an event of Sysmon for Linux in Syslog', () => {
  it('has control characters in octal digits, which are undone where a test could see them', () => {
    const rule = (test: string): string => linuxRule('category: process_creation', `selection: { ${test} }`);
    expect(queryOf(rule("CommandLine|contains: ' -i '"), 'Syslog')).not.toContain('#012');
    expect(queryOf(rule("CommandLine|re: 'a\\sb'"), 'Syslog')).toContain('"#011", "#012", "#015"');
  });
});

describe('a file of a device without Windows', () => {
  it('has its name twice in imFileEvent on some rows, behind a slash', () => {
    expect(queryOf(linuxRule('category: file_event', 'selection: { TargetFilename: /etc/crontab }'), 'imFileEvent')).toContain(
      'TargetFilePath in~ ("/etc/crontab", "/etc/crontab/crontab")',
    );
  });
});
