import { kernelPath } from '../values/registry-paths.js';

/**
 * The key that the parsers for Sysmon make of its path; undefined where Sysmon does not write such a path: it has the short names
 * of the hives, and HKU with a SID in place of HKCU. What the parsers do not know (a path without a hive) loses what is before
 * its first backslash.
 *
 * Source: vimRegistryEventMicrosoftSysmon; https://learn.microsoft.com/sysinternals/downloads/sysmon, event 12, for the names.
 */
export function sysmonKey(path: string): string | undefined {
  if (/^(?:HKCU|HKEY_[A-Z_]+|\\REGISTRY)(?=\\|$)/i.test(path)) return undefined;
  const end = path.indexOf('\\');
  if (end === -1) return '\\';
  return `${SYSMON_HIVES.get(path.slice(0, end).toUpperCase()) ?? ''}${path.slice(end)}`;
}

/** The classes lose the SOFTWARE that is between them and the hive. */
const SYSMON_HIVES: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKU', 'HKEY_USERS'],
  ['HKCR', 'HKEY_LOCAL_MACHINE\\Classes'],
]);

/**
 * The key that the parser makes of an audit event's, which has the names of the kernel.
 *
 * Source: vimRegistryEventMicrosoftSecurityEvent.
 */
export const auditedKey = (path: string): string =>
  kernelPath(path)
    .replace(/^\\REGISTRY\\MACHINE/i, 'HKEY_LOCAL_MACHINE')
    .replace(/^\\REGISTRY\\USER/i, 'HKEY_USERS');
