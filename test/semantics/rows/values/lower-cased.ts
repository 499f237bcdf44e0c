/**
 * A text that a product keeps in lower case. It goes by characters, so that one whose small letter would be two, such as `İ`, stays
 * as it is: so does `ToLowerInvariant` of .NET, and `towlower` of C (judgement: that products lower texts in such a way).
 */
export function lowerCased(text: string): string;
export function lowerCased(text: string | undefined): string | undefined;
export function lowerCased(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return Array.from(small).length === 1 ? small : character;
  }).join('');
}
