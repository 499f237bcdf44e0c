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
