import type { Predicate } from '../plan.js';
import { alternationsAsOne } from './alternations-as-one.js';
import { equalitiesAsLists } from './equalities-as-lists.js';
import { listsIntersected } from './lists-intersected.js';
import { sharedConditions } from './shared-conditions.js';
import { withoutRepetition } from './without-repetition.js';

/** A rewriting of a predicate that keeps its meaning and makes it shorter. */
export type PlanPass = (predicate: Predicate) => Predicate;

/**
 * In the order in which they run: repeated operands go first, so that lists are not made of them; so does what alternatives share,
 * as what is left of them may be a list; what can be a list becomes one before lists are intersected and before long alternatives
 * are turned into one pattern test.
 */
export const PASSES: readonly PlanPass[] = [withoutRepetition, sharedConditions, equalitiesAsLists, listsIntersected, alternationsAsOne];
