import fc from 'fast-check';

/** How many times as long to hunt as `npm test` does, and where in the space of inputs to begin. */
const TIMES = Number(process.env['FUZZ_RUNS'] ?? 1);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_801);

/** How long a hunt may take before it counts as hanging. */
export const HUNTING_TIME = 60_000 * Math.max(1, TIMES);

/** Checks a property on so many inputs, the same ones each time unless a seed is given. What fails is made as small as can be. */
export function hunt<T>(input: fc.Arbitrary<T>, runs: number, check: (input: T) => void): void {
  fc.assert(fc.property(input, check), { seed: SEED, numRuns: Math.ceil(runs * TIMES) });
}
