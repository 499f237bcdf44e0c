export type Hive = 'machine' | 'users' | 'current-user' | 'classes';

export interface HivePath {
  readonly hive: Hive;
  /** What follows the name of the hive, with the backslash before it. */
  readonly rest: string;
}

const HIVES: readonly (readonly [Hive, RegExp])[] = [
  ['machine', /^(?:HKLM|HKEY_LOCAL_MACHINE|\\REGISTRY\\MACHINE)(?=\\|$)/i],
  ['users', /^(?:HKU|HKEY_USERS|\\REGISTRY\\USER)(?=\\|$)/i],
  ['current-user', /^(?:HKCU|HKEY_CURRENT_USER)(?=\\|$)/i],
  ['classes', /^(?:HKCR|HKEY_CLASSES_ROOT)(?=\\|$)/i],
];

/**
 * A registry path taken apart at its hive, whichever way the hive is written; undefined where it begins with none.
 *
 * Source: https://learn.microsoft.com/windows/win32/sysinfo/predefined-keys; the names of the kernel are in
 * https://learn.microsoft.com/windows-hardware/drivers/kernel/registry-key-object-routines.
 */
export function hivePath(path: string): HivePath | undefined {
  for (const [hive, name] of HIVES) if (name.test(path)) return { hive, rest: path.replace(name, '') };
  return undefined;
}

/** A user of a device whose events name the hive of the current user and not whose it is (judgement). */
export const SOME_USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';

/**
 * A path with `CurrentControlSet`, which is a link, as one who follows it sees it: `ControlSet001`. Which of the sets it leads to
 * is judgement, on records that have this one.
 */
export const followedControlSet = (path: string): string => path.replace(/\\CurrentControlSet(?=\\|$)/i, '\\ControlSet001');

/**
 * The path with the names of the kernel, which audit events have. Which user HKCU is, and that HKCR, a merged view, is the part of
 * the machine, is judgement.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4657.
 */
export const kernelPath = (path: string): string => followedControlSet(kernelHive(path));

function kernelHive(path: string): string {
  const { hive, rest } = hivePath(path) ?? { rest: path };
  switch (hive) {
    case 'machine':
      return String.raw`\REGISTRY\MACHINE${rest}`;
    case 'users':
      return String.raw`\REGISTRY\USER${rest}`;
    case 'current-user':
      return `\\REGISTRY\\USER\\${SOME_USER}${rest}`;
    case 'classes':
      return String.raw`\REGISTRY\MACHINE\SOFTWARE\Classes${rest}`;
    case undefined:
      return path;
  }
}

export interface RegistryValuePath {
  readonly key: string;
  readonly name: string;
}

/**
 * The key and the name of a value, which Sysmon writes as one path. A name may have backslashes itself; where it is the path of
 * a file, as in `…\Exclusions\Paths\C:\Users\a`, the drive says where it begins.
 */
export function splitRegistryValue(path: string): RegistryValuePath {
  const drive = path.search(/\\[a-z]:\\/i);
  const end = drive === -1 ? path.lastIndexOf('\\') : drive;
  return { key: path.slice(0, Math.max(end, 0)), name: path.slice(end + 1) };
}
