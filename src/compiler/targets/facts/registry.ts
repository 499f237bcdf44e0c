/**
 * The words for the type of a registry value where Sysmon writes the type into the data: `DWORD (0x00000001)`.
 *
 * Source: the ASIM registry parsers vimRegistryEventMicrosoft365D and ASimRegistryEventMicrosoftSecurityEvent, which translate
 * the words of Defender XDR and of Windows event 4657 into those of the schema.
 */
export const REGISTRY_VALUE_TYPES = {
  defender: { DWORD: 'Dword', QWORD: 'QWord', Binary: 'Binary' },
  asim: { DWORD: 'Reg_DWord', QWORD: 'Reg_QWord', Binary: 'Reg_Binary' },
  audit: { DWORD: '%%1876', QWORD: '%%1883', Binary: '%%1875' },
} as const;
