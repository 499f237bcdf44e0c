/** `cve.2023-23397` as in the Sigma specification, `cve.2023.23397` as in older rules, or `CVE-2023-23397`. */
const CVE = /^(?:cve[.-])?((?:19|20)\d{2})[.-](\d{4,19})$/i;

/** Parses a tag or an id into `CVE-2023-23397`; returns undefined if it is not a CVE. */
export function parseCve(text: string): string | undefined {
  const [, year, number] = CVE.exec(text.trim()) ?? [];
  return year === undefined || number === undefined ? undefined : `CVE-${year}-${number}`;
}
