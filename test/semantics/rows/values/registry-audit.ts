/**
 * What Sysmon writes of a registry value, in the words of audit events.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4657; the codes of the types are in the
 * ASIM parser ASimRegistryEventMicrosoftSecurityEvent (Azure/Azure-Sentinel).
 */

/**
 * The hives of a user have the user's SID in audit events; which one is judgement, as Sysmon never writes HKCU. So is where
 * HKCR leads: it is a merged view, of which the machine's part is the common one.
 */
const HIVES: readonly (readonly [sysmon: RegExp, audit: string])[] = [
  [/^(?:HKLM|HKEY_LOCAL_MACHINE)(?=\\|$)/i, String.raw`\REGISTRY\MACHINE`],
  [/^(?:HKU|HKEY_USERS)(?=\\|$)/i, String.raw`\REGISTRY\USER`],
  [/^(?:HKCU|HKEY_CURRENT_USER)(?=\\|$)/i, String.raw`\REGISTRY\USER\S-1-5-21-1004336348-1177238915-682003330-1001`],
  [/^(?:HKCR|HKEY_CLASSES_ROOT)(?=\\|$)/i, String.raw`\REGISTRY\MACHINE\SOFTWARE\Classes`],
];

/** The kernel's name of a key. `CurrentControlSet` is a link, and the kernel has followed it: samples have `ControlSet001`. */
function auditedKey(key: string): string {
  const [hive, name] = HIVES.find(([sysmon]) => sysmon.test(key)) ?? [/^/, ''];
  return key.replace(hive, () => name).replace(/\\CurrentControlSet(?=\\|$)/i, String.raw`\ControlSet001`);
}

export interface AuditedValue {
  readonly key: string;
  readonly valueName: string;
}

/**
 * The key and the name of the value of Sysmon's `TargetObject`. A value without a name is `(Default)` to Sysmon and empty to
 * the audit: it is written as `-`, as everything empty is (judgement).
 */
export function auditedValue(targetObject: string): AuditedValue {
  const end = targetObject.lastIndexOf('\\');
  if (end < 0) return { key: auditedKey(targetObject), valueName: '-' };
  const name = targetObject.slice(end + 1);
  return { key: auditedKey(targetObject.slice(0, end)), valueName: name === '(Default)' ? '-' : name };
}

export interface AuditedData {
  readonly type: string;
  readonly data: string;
}

/**
 * Sysmon's `Details`: numbers are decimal in audit events. That binary data and empty text are `-`, and that all other
 * text is REG_SZ, is judgement: Sysmon does not tell the types of text apart.
 */
export function auditedData(details: string): AuditedData {
  const [, dword] = /^DWORD \(0x([0-9a-f]{1,8})\)$/i.exec(details) ?? [];
  if (dword !== undefined) return { type: '%%1876', data: BigInt(`0x${dword}`).toString() };
  const [, high, low] = /^QWORD \(0x([0-9a-f]{1,8})-0x([0-9a-f]{8})\)$/i.exec(details) ?? [];
  if (high !== undefined && low !== undefined) return { type: '%%1883', data: BigInt(`0x${high}${low}`).toString() };
  if (details === 'Binary Data') return { type: '%%1875', data: '-' };
  return { type: '%%1873', data: details === '(Empty)' ? '-' : details };
}
