/** Numbers that look random and are the same for the same seed (mulberry32), so that a disagreement can be made again. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = Array.from(seed).reduce((hash, character) => Math.imul(hash ^ character.codePointAt(0)!, 16777619), 2166136261);
  }

  /** A whole number from 0 up to, and without, `bound`. */
  below(bound: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  /** At most `count` of the items, spread over all of them and in their order. */
  some<T>(items: readonly T[], count: number): readonly T[] {
    if (items.length <= count) return items;
    const start = this.below(items.length);
    const chosen = Array.from({ length: count }, (_, index) => (start + Math.floor((index * items.length) / count)) % items.length);
    return chosen.sort((a, b) => a - b).map((index) => items[index]!);
  }
}
