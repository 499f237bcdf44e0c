import type { Condition, DetectionItem, Detection, Value } from '../sigma/rule.js';
import type { Random } from './random.js';

/** What one field has to be for a test to hold; a keyword has no field. `absent` wishes the field away. */
export interface Wish {
  readonly field: string | undefined;
  readonly value: Value | 'absent';
}

/** Wishes that together make a part of a rule hold, as far as they can be had at once. */
export type Way = readonly Wish[];

/** How many ways of one part are followed further; beyond them a sample stands for all. */
const MAX_WAYS = 48;

/**
 * Ways in which a part of a rule can hold, or not hold: each alternative in turn. Which of them an event really takes is
 * for the evaluators to say; a way that cannot be had makes an event like any other.
 */
export function waysToBe(part: Condition | Detection, wanted: boolean, random: Random): readonly Way[] {
  // Every part has to be as wanted or, where that is enough, any of them.
  const partsOf = (parts: readonly (Condition | Detection)[], every: boolean): readonly Way[] => {
    const ways = parts.map((one) => waysToBe(one, wanted, random));
    return every ? together(ways, random) : apart(ways, random);
  };
  switch (part.kind) {
    case 'not':
      return waysToBe(part.operand, !wanted, random);
    case 'search-identifier':
      return waysToBe(part.detection, wanted, random);
    case 'and':
      return partsOf(part.operands, wanted);
    case 'or':
      return partsOf(part.operands, !wanted);
    case 'quantifier':
      return partsOf(part.operands, (part.count === 'all') === wanted);
    case 'all-of':
      return partsOf(part.detections, wanted);
    case 'any-of':
      return partsOf(part.detections, !wanted);
    case 'detection-item':
      return waysOfTest(part, wanted);
  }
}

function waysOfTest({ field, values, matches, negated }: DetectionItem, wanted: boolean): readonly Way[] {
  const wishes = values.map((value): Wish => ({ field, value }));
  // What the event has anyway is hardly ever what a rule looks for.
  if (wanted === negated) return field === undefined ? [[]] : [[], [{ field, value: 'absent' }]];
  return matches === 'all' ? [wishes] : wishes.map((wish) => [wish]);
}

/** All of the parts at once: the first way of each, and each other way of one part with the first of the rest. */
function together(parts: readonly (readonly Way[])[], random: Random): readonly Way[] {
  const firsts = parts.map(([first = []]) => first);
  const others = parts.flatMap((ways, at) => ways.slice(1).map((way) => firsts.with(at, way).flat()));
  return [firsts.flat(), ...random.some(others, MAX_WAYS - 1)];
}

const apart = (parts: readonly (readonly Way[])[], random: Random): readonly Way[] => random.some(parts.flat(), MAX_WAYS);
