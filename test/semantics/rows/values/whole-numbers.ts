/** A number that an event writes as decimal or hex text, as `4688` or `0x3e7`; undefined where the text is neither. */
export function wholeNumber(text: string | undefined): bigint | undefined {
  return text !== undefined && /^(\d+|0x[\da-f]+)$/i.test(text) ? BigInt(text) : undefined;
}

const LARGEST_INT = 2 ** 31 - 1;

/** The number that a text is, in decimal digits and within KQL's `int`; undefined for any other text. */
export function intOf(text: string): number | undefined {
  if (!/^-?\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= LARGEST_INT ? value : undefined;
}

/** A process id as audit events write it, `0x1f4`: they have it as a pointer. Undefined for any other text. */
export function hexProcessId(text: string): string | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return text;
  const id = intOf(text);
  return id === undefined || id < 0 ? undefined : `0x${id.toString(16)}`;
}
