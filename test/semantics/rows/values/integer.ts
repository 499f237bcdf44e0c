const LARGEST = 2 ** 31 - 1;

/** The number that a text is, in decimal digits and within KQL's `int`; undefined for any other text. */
export function integerOf(text: string): number | undefined {
  if (!/^-?\d{1,10}$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= LARGEST ? value : undefined;
}
