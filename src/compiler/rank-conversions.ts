import type { Conversion } from './conversion.js';

/** A conversion with what decides its place among the conversions of one rule. */
export interface RankedConversion {
  readonly conversion: Conversion;
  /** Whether the table has all events of the log source. */
  readonly complete: boolean;
  /** The priority of the logsource mapping; 1 is best. Undefined for a table that has no mapping for the log source. */
  readonly priority: number | undefined;
}

/**
 * Sorts the conversions of one rule best first and recommends the first that has a query. Conversions with a query come first; then
 * complete tables, verified mappings, fewer losses, lower priority numbers. Equals keep their order, which is that of the targets.
 */
export function rankConversions(candidates: readonly RankedConversion[]): readonly Conversion[] {
  const sorted = candidates
    .map((candidate) => ({ candidate, rank: rankOf(candidate) }))
    .toSorted((a, b) => a.rank.map((part, index) => part - b.rank[index]!).find((difference) => difference !== 0) ?? 0)
    .map(({ candidate }) => candidate.conversion);
  return sorted.map((conversion, index) => ({ ...conversion, recommended: index === 0 && conversion.query !== null }));
}

const rankOf = ({ conversion, complete, priority }: RankedConversion): readonly number[] => [
  Number(conversion.query === null),
  Number(priority === undefined),
  Number(!complete),
  Number(conversion.notes.some(({ code }) => code === 'UNVERIFIED')),
  lossesOf(conversion),
  priority ?? 0,
];

/** Counts the fields that are not exact. A keyword is no field, so each warning about keywords counts as one. */
const lossesOf = ({ fields, warnings }: Conversion): number =>
  fields.filter(({ fidelity }) => fidelity !== 'exact').length +
  warnings.filter(({ code, field }) => field === null && LOSSES.has(code)).length;

const LOSSES: ReadonlySet<string> = new Set(['ALTERNATIVE_DROPPED', 'VALUE_APPROXIMATED']);

/** Returns the recommended conversion alone; all conversions where none has a query, so that the reasons stay visible. */
export function bestOf(conversions: readonly Conversion[]): readonly Conversion[] {
  const best = conversions.filter(({ recommended }) => recommended);
  return best.length > 0 ? best : conversions;
}
