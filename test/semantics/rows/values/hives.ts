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

/**
 * A path with `CurrentControlSet`, which is a link, as one who follows it sees it: `ControlSet001`. Which of the sets it leads to
 * is judgement, on records that have this one.
 */
export const followedControlSet = (path: string): string => path.replace(/\\CurrentControlSet(?=\\|$)/i, '\\ControlSet001');

/** A user of a device whose events name the hive of the current user and not whose it is (judgement). */
export const SOME_USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';
