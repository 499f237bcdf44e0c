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

export interface AuditedData {
  readonly type: string;
  readonly data: string;
}

/**
 * The same in an audit event, where a number is decimal and the type a code of Windows. That binary data and empty text are `-`,
 * and that all other text is REG_SZ, is judgement: Sysmon does not tell the types of text apart.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4657; the codes of the types are in the
 * ASIM parser ASimRegistryEventMicrosoftSecurityEvent (Azure/Azure-Sentinel).
 */
export function auditedData(details: string): AuditedData {
  const { type, text } = registryData(details);
  return { type: CODES_OF_TYPES[type], data: text === undefined || text === '' ? '-' : text };
}

const CODES_OF_TYPES: Readonly<Record<RegistryData['type'], string>> = {
  Dword: '%%1876',
  QWord: '%%1883',
  Binary: '%%1875',
  String: '%%1873',
};
