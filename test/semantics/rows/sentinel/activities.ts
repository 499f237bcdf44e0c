/**
 * What the audit events are called.
 *
 * Source: the pages of the events under https://learn.microsoft.com/windows/security/threat-protection/auditing/.
 */
const TITLES: Readonly<Record<number, string>> = {
  1102: 'The audit log was cleared.',
  4624: 'An account was successfully logged on.',
  4625: 'An account failed to log on.',
  4656: 'A handle to an object was requested.',
  4657: 'A registry value was modified.',
  4661: 'A handle to an object was requested.',
  4662: 'An operation was performed on an object.',
  4663: 'An attempt was made to access an object.',
  4673: 'A privileged service was called.',
  4688: 'A new process has been created.',
  4697: 'A service was installed in the system.',
  4698: 'A scheduled task was created.',
  4719: 'System audit policy was changed.',
  4720: 'A user account was created.',
  4738: 'A user account was changed.',
  4768: 'A Kerberos authentication ticket (TGT) was requested.',
  4769: 'A Kerberos service ticket was requested.',
  4776: 'The domain controller attempted to validate the credentials for an account.',
  5136: 'A directory service object was modified.',
  5145: 'A network share object was checked to see whether client can be granted desired access.',
  5156: 'The Windows Filtering Platform has permitted a connection.',
};

/**
 * SecurityEvent's `Activity`, as in `4624 - An account was successfully logged on.` (opencybersecurityalliance/stix-shifter, the
 * sample of SecurityEvent); the number alone of events that are not here.
 */
export const activityOf = (eventId: number): string => {
  const title = TITLES[eventId];
  return title === undefined ? String(eventId) : `${eventId} - ${title}`;
};
