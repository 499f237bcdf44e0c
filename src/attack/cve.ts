/** `cve.2023-23397` of the Sigma specification, `cve.2023.23397` of older rules, and `CVE-2023-23397` itself. */
const CVE = /^(?:cve[.-])?((?:19|20)\d{2})[.-](\d{4,19})$/i;

/** The CVE in a tag or an id, as `CVE-2023-23397`; undefined if it is none. */
export function parseCve(text: string): string | undefined {
  const [, year, number] = CVE.exec(text.trim()) ?? [];
  return year === undefined || number === undefined ? undefined : `CVE-${year}-${number}`;
}
