import type { LogEvent } from '../../../log-event.js';
import { textOf } from '../../values/event-fields.js';

export interface AuditLine {
  readonly program: string;
  readonly line: string;
}

/** Texts that a program or a user chose. */
const CHOSEN = new Set(['acct', 'cmd', 'comm', 'cwd', 'exe', 'key', 'name']);

/**
 * A record of `auditd` as its plugin for syslog writes it: as the kernel did, and with the names of what is in numbers, which a control
 * character parts from it. A text with a blank, a quote, a control character or one beyond ASCII is in hex digits.
 *
 * Source: audit_log_untrustedstring and audit_log_n_hex in kernel/audit.c, audit_log_execve_info and show_special in kernel/auditsc.c of
 * Linux; linux-audit/audit-documentation, SPEC-Audit-Event-Enrichment. What `name` and `exe` are written in without quotes is `(null)`.
 */
export function auditRecords(event: LogEvent): readonly AuditLine[] {
  const type = (textOf(event, 'type') ?? 'SYSCALL').toUpperCase();
  const isCall = type === 'SYSCALL';
  const cells = Object.keys(event.fields).flatMap((name) => {
    const value = textOf(event, name);
    if (value === undefined || ['type', 'msg', 'SYSCALL', 'unit'].includes(name)) return [];
    if (/^a\d+$/.test(name)) {
      if (!isCall) return [`${name}=${chosen(value)}`];
      // The first four are registers, in hex digits.
      return /^a[0-3]$/.test(name) && /^[0-9a-f]+$/.test(value) ? [`${name}=${value}`] : [];
    }
    return [`${name}=${CHOSEN.has(name) ? chosen(value) : value}`];
  });
  const unit = textOf(event, 'unit');
  const message = unit === undefined ? [] : [`msg='unit=${unit} comm="systemd" exe="/usr/lib/systemd/systemd" terminal=? res=success'`];
  const time = textOf(event, 'msg') ?? 'audit(1712345670.128:456)';
  const line = [`type=${type}`, `msg=${time}:`, ...(isCall ? ['arch=c000003e', 'syscall=59'] : []), ...cells, ...message].join(' ');
  const call = textOf(event, 'SYSCALL');
  const names = isCall && call !== undefined ? `\u001dARCH=x86_64 SYSCALL=${call} AUID="unset" UID="root"` : '';
  return [
    { program: 'audisp-syslog', line: `${line}${names}` },
    { program: 'audispd', line: `node=host1 ${line}` },
  ];
}

const chosen = (value: string): string =>
  /^[\x21\x23-\x7e]*$/.test(value) ? `"${value}"` : Buffer.from(value, 'utf8').toString('hex').toUpperCase();
