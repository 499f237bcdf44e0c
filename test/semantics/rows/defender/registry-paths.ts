import { followedControlSet, hivePath, SOME_USER } from '../values/registry-paths.js';

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
  const { hive, rest } = hivePath(path) ?? { rest: path };
  const isOfUser = /^\\S-1-/i.test(rest);
  switch (hive) {
    case 'machine':
      return [`HKEY_LOCAL_MACHINE${rest}`];
    case 'users':
      return isOfUser ? [`HKEY_CURRENT_USER${rest}`, `HKEY_USERS${rest}`] : [`HKEY_USERS${rest}`];
    case 'current-user':
      return isOfUser ? [`HKEY_CURRENT_USER${rest}`] : [`HKEY_CURRENT_USER\\${SOME_USER}${rest}`, `HKEY_CURRENT_USER${rest}`];
    case 'classes':
      return [`HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes${rest}`, `HKEY_CLASSES_ROOT${rest}`];
    case undefined:
      return [path];
  }
}

function controlSets(path: string): readonly string[] {
  const target = followedControlSet(path);
  return target === path ? [path] : [target, path];
}
