/** The name that was most likely meant: the one that needs the fewest typing mistakes, at most one in three letters. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const written = name.trim().toLowerCase();
  if (written === '') return undefined;
  // Every short name is near a name of one or two letters.
  if (written.length < 2) return undefined;
  let nearest: string | undefined;
  let fewest = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - written.length) >= fewest) continue;
    const mistakes = editDistance(written, candidate.toLowerCase());
    if (mistakes < fewest) {
      nearest = candidate;
      fewest = mistakes;
    }
  }
  return nearest;
}

/** A hint in the words used all over the compiler, or nothing to spread when no name is near. */
export function didYouMean(name: string, known: Iterable<string>): { readonly hint?: string } {
  const nearest = nearestName(name, known);
  return nearest === undefined ? {} : { hint: `did you mean "${nearest}"?` };
}

/** Letters to insert, delete, replace or swap (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const current = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let distance = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        distance = Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
