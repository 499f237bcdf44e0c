import { followedControlSet, hivePath, SOME_USER } from '../values/hives.js';

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
 * The ways in which Defender XDR may write a path, whose keys the parser leaves as they are. The first is the one that records
 * have; the others are judgement. The hive of a user is below HKEY_CURRENT_USER with the SID of the user, and the classes are
 * those of the machine.
 *
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceregistryevents-table and published hunting queries;
 * records of the streaming API in elastic/integrations, packages/m365_defender, test-device.log, for HKEY_LOCAL_MACHINE and
 * ControlSet001.
 */
export const defenderKeys = (path: string): readonly string[] => withControlSets(defenderHives(path));

function defenderHives(path: string): readonly string[] {
  const { hive, rest } = hivePath(path) ?? { rest: path };
  const isOfSid = /^\\S-1-/i.test(rest);
  switch (hive) {
    case 'machine':
      return [`HKEY_LOCAL_MACHINE${rest}`];
    case 'users':
      return isOfSid ? [`HKEY_CURRENT_USER${rest}`, `HKEY_USERS${rest}`] : [`HKEY_USERS${rest}`];
    case 'current-user':
      return isOfSid ? [`HKEY_CURRENT_USER${rest}`] : [`HKEY_CURRENT_USER\\${SOME_USER}${rest}`, `HKEY_CURRENT_USER${rest}`];
    case 'classes':
      return [`HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes${rest}`, `HKEY_CLASSES_ROOT${rest}`];
    case undefined:
      return [path];
  }
}

const withControlSets = (paths: readonly string[]): readonly string[] => [...new Set([...paths.map(followedControlSet), ...paths])];

/**
 * The key that the parser makes of an audit event's, which has the kernel's names: `\REGISTRY\MACHINE`, `\REGISTRY\USER`.
 *
 * Source: vimRegistryEventMicrosoftSecurityEvent. Which user HKCU is, and that HKCR is that of the machine, is judgement.
 */
export const auditedKey = (path: string): string => followedControlSet(auditedHive(path));

function auditedHive(path: string): string {
  const { hive, rest } = hivePath(path) ?? { rest: path };
  switch (hive) {
    case 'machine':
      return `HKEY_LOCAL_MACHINE${rest}`;
    case 'users':
      return `HKEY_USERS${rest}`;
    case 'current-user':
      return `HKEY_USERS\\${SOME_USER}${rest}`;
    case 'classes':
      return `HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes${rest}`;
    case undefined:
      return path;
  }
}
