export interface SplitAccount {
  readonly domain: string | undefined;
  readonly name: string;
}

/** `DOMAIN\name`, which Sysmon writes as one text and audit events as two. A name alone has no domain. */
export function splitAccount(account: string): SplitAccount {
  const end = account.indexOf('\\');
  return end === -1 ? { domain: undefined, name: account } : { domain: account.slice(0, end), name: account.slice(end + 1) };
}
