/** A hint in the words used all over the compiler, or nothing to spread where no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): { readonly hint?: string } {
  const near = nearestNames(name, known).map((candidate) => `"${candidate}"`);
  if (near.length === 0) return {};
  const all = near.length === 1 ? near[0]! : `${near.slice(0, -1).join(', ')} or ${near.at(-1)!}`;
  return { hint: `did you mean ${all}?` };
}

/**
 * Up to three known names that a person may have meant, the nearest first: those that need the fewest typing mistakes,
 * at most one in three letters and four in all, and those that contain the name.
 */
export function nearestNames(name: string, known: Iterable<string>): readonly string[] {
  const written = name.trim().toLowerCase();
  // Every short name is near a name of one or two letters.
  if (written.length < 2) return [];
  const most = Math.min(4, Math.max(1, Math.floor(written.length / 3)));
  const near = new Map<string, number>();
  for (const candidate of known) {
    if (written.length - candidate.length > most) continue;
    const mistakes = mistakesBetween(written, candidate.toLowerCase(), most);
    if (mistakes <= most) near.set(candidate, mistakes);
  }
  return [...near]
    .map(([candidate, mistakes]) => ({ candidate, mistakes }))
    .sort((a, b) => a.mistakes - b.mistakes || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** Letters to insert, delete, replace or swap (optimal string alignment); any number above `most` stands for "too many". */
function mistakesBetween(from: string, to: string, most: number): number {
  if (from.length > 2 && to.includes(from)) return from === to ? 0 : 1;
  if (to.length - from.length > most) return most + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    let fewest = i;
    for (let j = 1; j <= to.length; j++) {
      let distance = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        distance = Math.min(distance, beforePrevious[j - 2]! + 1);
      current.push(distance);
      if (distance < fewest) fewest = distance;
    }
    if (fewest > most) return most + 1;
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length]!;
}
