const NAMES = ['Untrusted', 'Low', 'Medium', 'High', 'System'];

/** The well-known SIDs of the Windows mandatory labels. "Medium plus" has no name of its own. */
const NAMES_OF_SIDS: Readonly<Record<string, string>> = {
  'S-1-16-0': 'Untrusted',
  'S-1-16-4096': 'Low',
  'S-1-16-8192': 'Medium',
  'S-1-16-8448': 'Medium',
  'S-1-16-12288': 'High',
  'S-1-16-16384': 'System',
};

/**
 * The name of an integrity level that an event gives by name or by SID; undefined where it has no name.
 *
 * Source: https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control
 */
export function integrityLevelName(level: string): string | undefined {
  return NAMES.find((name) => name.toLowerCase() === level.toLowerCase()) ?? NAMES_OF_SIDS[level.toUpperCase()];
}
