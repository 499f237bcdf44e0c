export interface Account {
  /** Empty where the name has no domain before it. */
  readonly domain: string;
  readonly name: string;
}

/** The two parts of `DOMAIN\user`, which Sysmon writes as one text and audit events as two. */
export function accountOf(text: string): Account {
  const end = text.indexOf('\\');
  return end < 0 ? { domain: '', name: text } : { domain: text.slice(0, end), name: text.slice(end + 1) };
}
