import type { Condition, FieldTest, Selection, Value } from '../sigma/rule.js';
import type { Random } from './random.js';

/** What one field has to be for a test to hold; a keyword has no field. `absent` wishes the field away. */
export interface Wish {
  readonly field: string | undefined;
  readonly value: Value | 'absent';
}

/** Wishes that together make a part of a rule hold, as far as they can be had at once. */
export type Way = readonly Wish[];

/** How many ways of one part are followed further; beyond them a sample stands for all. */
const MOST_WAYS = 48;

/**
 * Ways in which a part of a rule can hold, or not hold: each alternative in turn. Which of them an event really takes is
 * for the evaluators to say; a way that cannot be had makes an event like any other.
 */
export function waysToBe(part: Condition | Selection, wanted: boolean, random: Random): readonly Way[] {
  const ways = (one: Condition | Selection, holds = wanted): readonly Way[] => waysToBe(one, holds, random);
  switch (part.kind) {
    case 'not':
      return ways(part.operand, !wanted);
    case 'selection':
      return ways(part.selection);
    case 'and':
      return wanted
        ? together(
            part.operands.map((one) => ways(one)),
            random,
          )
        : apart(
            part.operands.map((one) => ways(one)),
            random,
          );
    case 'or':
      return wanted
        ? apart(
            part.operands.map((one) => ways(one)),
            random,
          )
        : together(
            part.operands.map((one) => ways(one)),
            random,
          );
    case 'quantifier':
      return (part.count === 'all') === wanted
        ? together(
            part.operands.map((one) => ways(one)),
            random,
          )
        : apart(
            part.operands.map((one) => ways(one)),
            random,
          );
    case 'all-of':
      return wanted
        ? together(
            part.selections.map((one) => ways(one)),
            random,
          )
        : apart(
            part.selections.map((one) => ways(one)),
            random,
          );
    case 'any-of':
      return wanted
        ? apart(
            part.selections.map((one) => ways(one)),
            random,
          )
        : together(
            part.selections.map((one) => ways(one)),
            random,
          );
    case 'field-test':
      return waysOfTest(part, wanted);
  }
}

function waysOfTest({ field, values, matches, negated }: FieldTest, wanted: boolean): readonly Way[] {
  const wishes = values.map((value): Wish => ({ field, value }));
  // What the event has anyway is hardly ever what a rule looks for.
  if (wanted === negated) return field === undefined ? [[]] : [[], [{ field, value: 'absent' }]];
  return matches === 'all' ? [wishes] : wishes.map((wish) => [wish]);
}

/** All of the parts at once: the first way of each, and each other way of one part with the first of the rest. */
function together(parts: readonly (readonly Way[])[], random: Random): readonly Way[] {
  const firsts = parts.map(([first = []]) => first);
  const others = parts.flatMap((ways, at) => ways.slice(1).map((way) => firsts.with(at, way).flat()));
  return [firsts.flat(), ...random.some(others, MOST_WAYS - 1)];
}

const apart = (parts: readonly (readonly Way[])[], random: Random): readonly Way[] => random.some(parts.flat(), MOST_WAYS);
