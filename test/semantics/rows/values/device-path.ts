/**
 * A path as the Windows Filtering Platform writes it: of the device, in lower case. The number of the volume is judgement.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-5156, whose example is
 * `\device\harddiskvolume2\documents\listener.exe`.
 */
export const devicePath = (path: string): string => path.replace(/^[a-z]:/i, String.raw`\device\harddiskvolume3`).toLowerCase();
