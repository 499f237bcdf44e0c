import { lowerCased } from './lower-cased.js';

export interface SplitPath {
  /** Without the separator at its end; empty where the path is a bare name. */
  readonly folder: string;
  readonly name: string;
}

/** The last component of a path and what is before it. */
export function splitPath(path: string): SplitPath {
  const end = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
  return { folder: path.slice(0, Math.max(end, 0)), name: path.slice(end + 1) };
}

/** The path as the kernel has it, with the volume in place of the letter of the drive. The number of the volume is judgement. */
export const devicePath = (path: string): string => path.replace(/^[a-z]:/i, '\\Device\\HarddiskVolume3');

/**
 * The same as the Windows Filtering Platform writes it, in lower case.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-5156, whose example is
 * `\device\harddiskvolume2\documents\listener.exe`.
 */
export const filteredDevicePath = (path: string): string => lowerCased(devicePath(path));

/** The program at the start of a command line: what is in quotes, else up to the first extension of a program, else the first word. */
export function programOf(commandLine: string): string {
  const [, quoted, program, word] = /^\s*(?:"([^"]*)"|(.+?\.(?:exe|sys|dll|com|bat|cmd))(?=\s|$)|(\S*))/i.exec(commandLine) ?? [];
  return quoted ?? program ?? word ?? '';
}
