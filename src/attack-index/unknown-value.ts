import { nearestNames } from '../compiler/index.js';

/** Returns `Did you mean "high"?` with the names nearest to a value; nothing where none is near. */
export function didYouMean(value: string, known: Iterable<string>, shown: (name: string) => string = (name) => name): string | undefined {
  const near = nearestNames(value, known).map((name) => `"${shown(name)}"`);
  return near.length === 0 ? undefined : `Did you mean ${alternatives(near)}?`;
}

/** Returns the message about a value that a closed list does not have. */
export const unknownValue = (noun: string, value: string, known: readonly string[]): string =>
  [`Unknown ${noun} "${value}".`, didYouMean(value, known), `Use ${alternatives(known)}.`].filter((part) => part !== undefined).join(' ');

const alternatives = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
