import { sameText } from './same-text.js';

interface Level {
  readonly name: string;
  /** The SID of the mandatory label. */
  readonly label: string;
  /** The name that products show, of those that have one. */
  readonly shown?: string;
}

/**
 * Source: https://learn.microsoft.com/windows/win32/secauthz/mandatory-integrity-control; for all labels
 * https://learn.microsoft.com/windows/security/threat-protection/auditing/event-4688, under "Mandatory Label".
 */
const LEVELS: readonly Level[] = [
  { name: 'Untrusted', label: 'S-1-16-0', shown: 'Untrusted' },
  { name: 'Low', label: 'S-1-16-4096', shown: 'Low' },
  { name: 'Medium', label: 'S-1-16-8192', shown: 'Medium' },
  { name: 'MediumPlus', label: 'S-1-16-8448', shown: 'Medium' },
  { name: 'High', label: 'S-1-16-12288', shown: 'High' },
  { name: 'System', label: 'S-1-16-16384', shown: 'System' },
  { name: 'Protected', label: 'S-1-16-20480' },
];

/** A level that an event gives by its name or by its SID. */
const levelOf = (text: string): Level | undefined => LEVELS.find(({ name, label }) => sameText(name, text) || sameText(label, text));

/** The SID of an integrity level; undefined for a text that is none. */
export const integrityLabel = (level: string): string | undefined => (/^S-1-16-\d+$/i.test(level) ? level : levelOf(level)?.label);

/** The name that products show for an integrity level; undefined where they have none. */
export const integrityLevelName = (level: string): string | undefined => levelOf(level)?.shown;
