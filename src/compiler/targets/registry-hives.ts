import type { HiveSpelling } from './target.js';

/** How one product writes the beginning of a registry path. */
export interface RegistryHives {
  /**
   * The product's spellings, any of them, for the prefixes that Sigma rules write. Prefixes are compared without case.
   * `*` in a spelling is any component of the path: the SID of the user, where the product names the hive by it.
   */
  readonly hives: Readonly<Record<string, readonly string[]>>;
  /** The names under which the product shows `CurrentControlSet`, which is a link. Empty where it keeps the name. */
  readonly controlSets: readonly string[];
}

/**
 * The hives of registry paths by product.
 *
 * A path of a user's hive has the user's SID after `HKEY_USERS\`, `HKU\` or `\REGISTRY\USER\`, and often after Defender XDR's
 * `HKEY_CURRENT_USER\` too, where a rule that begins with `HKCU\` goes on with the key.
 *
 * Sources
 * - defender: records that Microsoft Defender XDR streams (elastic/integrations, m365_defender) have HKEY_LOCAL_MACHINE and
 *   ControlSet001. The spellings of HKU and HKCR are judgement.
 * - asim: https://learn.microsoft.com/azure/sentinel/normalization-schema-registry-event and the parser for Sysmon, which turns
 *   HKLM, HKU and HKCR into these; Defender XDR and Windows event 4657 have the classes below SOFTWARE. The control sets are
 *   judgement.
 * - audit: Windows event 4657 has the paths of the kernel, as the ASIM registry parser for Security events shows, which takes
 *   them apart. The control sets are judgement.
 * - sysmon: https://learn.microsoft.com/sysinternals/downloads/sysmon, event 12: Sysmon writes the short names, and HKU for HKCU.
 */
export const REGISTRY_HIVES: Readonly<Record<HiveSpelling, RegistryHives>> = {
  defender: {
    hives: {
      'HKLM\\': ['HKEY_LOCAL_MACHINE\\'],
      'HKEY_LOCAL_MACHINE\\': ['HKEY_LOCAL_MACHINE\\'],
      'HKCU\\': ['HKEY_CURRENT_USER\\', 'HKEY_CURRENT_USER\\S-1-*\\'],
      'HKEY_CURRENT_USER\\': ['HKEY_CURRENT_USER\\', 'HKEY_CURRENT_USER\\S-1-*\\'],
      'HKU\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
      'HKEY_USERS\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
      'HKCR\\': ['HKEY_CLASSES_ROOT\\', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\'],
      'HKEY_CLASSES_ROOT\\': ['HKEY_CLASSES_ROOT\\', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\'],
      '\\REGISTRY\\MACHINE\\': ['HKEY_LOCAL_MACHINE\\'],
      '\\REGISTRY\\USER\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
    },
    controlSets: ['CurrentControlSet', 'ControlSet001'],
  },
  asim: {
    hives: {
      'HKLM\\': ['HKEY_LOCAL_MACHINE\\'],
      'HKEY_LOCAL_MACHINE\\': ['HKEY_LOCAL_MACHINE\\'],
      'HKCU\\': ['HKEY_CURRENT_USER\\', 'HKEY_CURRENT_USER\\S-1-*\\', 'HKEY_USERS\\S-1-*\\'],
      'HKEY_CURRENT_USER\\': ['HKEY_CURRENT_USER\\', 'HKEY_CURRENT_USER\\S-1-*\\', 'HKEY_USERS\\S-1-*\\'],
      'HKU\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
      'HKEY_USERS\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
      'HKCR\\': ['HKEY_LOCAL_MACHINE\\Classes\\', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\', 'HKEY_CLASSES_ROOT\\'],
      'HKEY_CLASSES_ROOT\\': ['HKEY_LOCAL_MACHINE\\Classes\\', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\', 'HKEY_CLASSES_ROOT\\'],
      '\\REGISTRY\\MACHINE\\': ['HKEY_LOCAL_MACHINE\\'],
      '\\REGISTRY\\USER\\': ['HKEY_USERS\\', 'HKEY_CURRENT_USER\\'],
    },
    controlSets: ['CurrentControlSet', 'ControlSet001'],
  },
  audit: {
    hives: {
      'HKLM\\': ['\\REGISTRY\\MACHINE\\'],
      'HKEY_LOCAL_MACHINE\\': ['\\REGISTRY\\MACHINE\\'],
      'HKU\\': ['\\REGISTRY\\USER\\'],
      'HKEY_USERS\\': ['\\REGISTRY\\USER\\'],
      'HKCU\\': ['\\REGISTRY\\USER\\S-1-*\\'],
      'HKEY_CURRENT_USER\\': ['\\REGISTRY\\USER\\S-1-*\\'],
      'HKCR\\': ['\\REGISTRY\\MACHINE\\SOFTWARE\\Classes\\'],
      'HKEY_CLASSES_ROOT\\': ['\\REGISTRY\\MACHINE\\SOFTWARE\\Classes\\'],
    },
    controlSets: ['CurrentControlSet', 'ControlSet001'],
  },
  sysmon: {
    hives: {
      'HKEY_LOCAL_MACHINE\\': ['HKLM\\'],
      'HKEY_USERS\\': ['HKU\\'],
      'HKCU\\': ['HKU\\S-1-*\\'],
      'HKEY_CURRENT_USER\\': ['HKU\\S-1-*\\'],
      'HKEY_CLASSES_ROOT\\': ['HKCR\\'],
      '\\REGISTRY\\MACHINE\\': ['HKLM\\'],
      '\\REGISTRY\\USER\\': ['HKU\\'],
    },
    controlSets: [],
  },
};
