/** A number in decimal digits, which is what events have; undefined for every other text. */
export const decimalNumber = (text: string): number | undefined => (/^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined);

/**
 * The decimal digits of a number in a rule. Without a fraction it is a whole number (`1.0` is `1`); what is too big for
 * JavaScript keeps the digits that are written.
 */
export function digitsOf(written: string, value: number): string {
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value);
  return BigInt(/^(?:[1-9]\d*|0x[\da-f]+)$/i.test(written) ? written : value).toString();
}
