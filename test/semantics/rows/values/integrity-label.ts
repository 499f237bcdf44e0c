const LABELS: Readonly<Record<string, string>> = {
  untrusted: 'S-1-16-0',
  low: 'S-1-16-4096',
  medium: 'S-1-16-8192',
  mediumplus: 'S-1-16-8448',
  high: 'S-1-16-12288',
  system: 'S-1-16-16384',
  protected: 'S-1-16-20480',
};

/**
 * The SID of the mandatory label for an integrity level that is given by its name or already as a SID; undefined for any
 * other text.
 *
 * Source: https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4688, under "Mandatory Label".
 */
export const integrityLabel = (level: string): string | undefined => (/^S-1-16-\d+$/i.test(level) ? level : LABELS[level.toLowerCase()]);
