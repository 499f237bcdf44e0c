export interface LogonStatus {
  /** What goes to EventOriginalResultDetails. */
  readonly name: string;
  /** What goes to EventResultDetails. */
  readonly details: string;
}

/**
 * The statuses that Windows documents for a failed sign-in, with ASIM's words for the reason. The parsers know some more, all of them
 * "Other"; of a status that they do not know both columns are empty.
 *
 * Source: vimAuthenticationMicrosoftSecurityEvents for the words;
 * https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4625 and
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55 for the names.
 */
const STATUSES: ReadonlyMap<string, LogonStatus> = new Map(
  (
    [
      ['0xc0000022', 'STATUS_ACCESS_DENIED', 'Other'],
      ['0xc000005e', 'STATUS_NO_LOGON_SERVERS', 'Other'],
      ['0xc0000064', 'STATUS_NO_SUCH_USER', 'No such user or password'],
      ['0xc000006a', 'STATUS_WRONG_PASSWORD', 'Incorrect password'],
      ['0xc000006d', 'STATUS_LOGON_FAILURE', 'Other'],
      ['0xc000006e', 'STATUS_ACCOUNT_RESTRICTION', 'Logon violates policy'],
      ['0xc000006f', 'STATUS_INVALID_LOGON_HOURS', 'Logon violates policy'],
      ['0xc0000070', 'STATUS_INVALID_WORKSTATION', 'Logon violates policy'],
      ['0xc0000071', 'STATUS_PASSWORD_EXPIRED', 'Password expired'],
      ['0xc0000072', 'STATUS_ACCOUNT_DISABLED', 'User disabled'],
      ['0xc00000dc', 'STATUS_INVALID_SERVER_STATE', 'Other'],
      ['0xc0000133', 'STATUS_TIME_DIFFERENCE_AT_DC', 'Other'],
      ['0xc000015b', 'STATUS_LOGON_TYPE_NOT_GRANTED', 'Logon violates policy'],
      ['0xc000018d', 'STATUS_TRUSTED_RELATIONSHIP_FAILURE', 'Other'],
      ['0xc0000193', 'STATUS_ACCOUNT_EXPIRED', 'Account expired'],
      ['0xc0000224', 'STATUS_PASSWORD_MUST_CHANGE', 'Other'],
      ['0xc0000234', 'STATUS_ACCOUNT_LOCKED_OUT', 'User locked'],
      ['0xc00002ee', 'STATUS_UNFINISHED_CONTEXT_DELETED', 'Other'],
    ] as const
  ).map(([status, name, details]) => [status, { name, details }]),
);

/** Windows writes a status with small letters. */
export const logonStatus = (status: string | undefined): LogonStatus | undefined => STATUSES.get((status ?? '').toLowerCase());
