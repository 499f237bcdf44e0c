/**
 * Sigma's words for the integrity level of a process, where the product has the names. Rules list the name and the SID of the
 * Windows mandatory label side by side. There is no name of its own for "medium plus".
 *
 * Source: https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control; the SIDs are the well-known ones.
 */
export const INTEGRITY_LEVEL_NAMES = {
  Untrusted: 'Untrusted',
  Low: 'Low',
  Medium: 'Medium',
  High: 'High',
  System: 'System',
  'S-1-16-0': 'Untrusted',
  'S-1-16-4096': 'Low',
  'S-1-16-8192': 'Medium',
  'S-1-16-8448': 'Medium',
  'S-1-16-12288': 'High',
  'S-1-16-16384': 'System',
} as const;

/** The same where the product has the SID of the label, as Windows event 4688 does. */
export const INTEGRITY_LEVEL_SIDS = {
  Untrusted: 'S-1-16-0',
  Low: 'S-1-16-4096',
  Medium: 'S-1-16-8192',
  MediumPlus: 'S-1-16-8448',
  High: 'S-1-16-12288',
  System: 'S-1-16-16384',
  Protected: 'S-1-16-20480',
  'S-1-16-0': 'S-1-16-0',
  'S-1-16-4096': 'S-1-16-4096',
  'S-1-16-8192': 'S-1-16-8192',
  'S-1-16-8448': 'S-1-16-8448',
  'S-1-16-12288': 'S-1-16-12288',
  'S-1-16-16384': 'S-1-16-16384',
  'S-1-16-20480': 'S-1-16-20480',
} as const;
