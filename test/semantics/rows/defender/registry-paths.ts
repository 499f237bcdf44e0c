/** A user of a device whose events name the hive of the current user and not whose it is. */
const SOME_USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';

/**
 * How the product may write a registry path that an event begins with any of the usual names of the hives. The first is the one
 * that records have; the others are judgement.
 *
 * - The hive of a user is below HKEY_CURRENT_USER with the SID of the user: in published investigations,
 *   `HKEY_CURRENT_USER\S-1-5-21-…-500\SOFTWARE\Microsoft\Windows\CurrentVersion\Run`. Sysmon writes `HKU\S-1-5-21-…` of the same.
 * - The classes are those of the machine.
 * - `CurrentControlSet` is a link, and a record of the streaming API in elastic/integrations, packages/m365_defender,
 *   test-device.log has `HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\…`, where it leads.
 */
export const defenderRegistryPaths = (path: string): readonly [string, ...string[]] => {
  const [first, ...others] = hives(path).flatMap(controlSets);
  return [first ?? path, ...others];
};

function hives(path: string): readonly string[] {
  const [, hive = '', rest = ''] = /^(\\REGISTRY\\[^\\]*|[^\\]*)\\(.*)$/is.exec(path) ?? [];
  switch (hive.toUpperCase()) {
    case 'HKLM':
    case 'HKEY_LOCAL_MACHINE':
    case '\\REGISTRY\\MACHINE':
      return [`HKEY_LOCAL_MACHINE\\${rest}`];
    case 'HKU':
    case 'HKEY_USERS':
    case '\\REGISTRY\\USER':
      return isOfUser(rest) ? [`HKEY_CURRENT_USER\\${rest}`, `HKEY_USERS\\${rest}`] : [`HKEY_USERS\\${rest}`];
    case 'HKCU':
    case 'HKEY_CURRENT_USER':
      return isOfUser(rest) ? [`HKEY_CURRENT_USER\\${rest}`] : [`HKEY_CURRENT_USER\\${SOME_USER}\\${rest}`, `HKEY_CURRENT_USER\\${rest}`];
    case 'HKCR':
    case 'HKEY_CLASSES_ROOT':
      return [`HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\${rest}`, `HKEY_CLASSES_ROOT\\${rest}`];
    default:
      return [path];
  }
}

const isOfUser = (rest: string): boolean => /^S-1-/i.test(rest);

function controlSets(path: string): readonly string[] {
  const target = path.replace(/\\CurrentControlSet(?=\\|$)/i, '\\ControlSet001');
  return target === path ? [path] : [target, path];
}
