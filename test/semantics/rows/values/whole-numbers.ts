/** A number that an event writes as decimal or hex text, as `4688` or `0x3e7`; undefined where the text is neither. */
export function wholeNumber(text: string | undefined): bigint | undefined {
  return text !== undefined && /^(\d+|0x[\da-f]+)$/i.test(text) ? BigInt(text) : undefined;
}
