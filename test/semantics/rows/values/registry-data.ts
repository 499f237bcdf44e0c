export interface RegistryData {
  readonly type: 'Dword' | 'QWord' | 'Binary' | 'String';
  /** A number in decimal; undefined where the event does not have the data. */
  readonly text: string | undefined;
}

/**
 * The data of a registry value, from the text in which Sysmon writes it: `DWORD (0x00000001)`, `QWORD (0x00000000-0x00000001)`,
 * `Binary Data`, `(Empty)`, and any other text as it is.
 *
 * Source: https://learn.microsoft.com/sysinternals/downloads/sysmon, event 13, and the values in rules of SigmaHQ/sigma.
 */
export function registryData(details: string): RegistryData {
  const dword = /^DWORD \((0x[\da-f]+)\)$/i.exec(details);
  if (dword) return { type: 'Dword', text: BigInt(dword[1]!).toString() };
  const qword = /^QWORD \(0x([\da-f]+)(?:-0x([\da-f]{8}))?\)$/i.exec(details);
  if (qword) return { type: 'QWord', text: BigInt(`0x${qword[1]!}${qword[2] ?? ''}`).toString() };
  if (/^Binary Data$/i.test(details)) return { type: 'Binary', text: undefined };
  return { type: 'String', text: /^\(Empty\)$/i.test(details) ? '' : details };
}
