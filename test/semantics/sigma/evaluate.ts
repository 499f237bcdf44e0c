import type { LogEvent } from '../log-event.js';
import { matchesTest, type Placeholders } from './match.js';
import type { Condition, ReadRule, Selection } from './rule.js';

export { readRule } from './read-rule.js';
export { UnknownPlaceholder, type Placeholders } from './match.js';
export { InvalidRule } from './rule.js';
export type * from './rule.js';

/**
 * Whether a rule matches an event: what every query has to agree with. Written from the Sigma specification alone and
 * sharing nothing with the compiler, so that a mistake of the one is not a mistake of the other. That the event is of the
 * rule's log source is for the caller to see to.
 */
export const matches = (rule: ReadRule, event: LogEvent, placeholders: Placeholders = {}): boolean =>
  rule.conditions.some((condition) => evaluate(condition, event, placeholders));

/** Whether a part of a rule holds for an event, to find the smallest part on which two readings differ. */
export function evaluate(part: Condition | Selection, event: LogEvent, placeholders: Placeholders = {}): boolean {
  const holds = (one: Condition | Selection): boolean => evaluate(one, event, placeholders);
  switch (part.kind) {
    case 'and':
      return part.operands.every(holds);
    case 'or':
      return part.operands.some(holds);
    case 'not':
      return !holds(part.operand);
    case 'selection':
      return holds(part.selection);
    case 'quantifier':
      return part.count === 'all' ? part.operands.every(holds) : part.operands.some(holds);
    case 'all-of':
      return part.selections.every(holds);
    case 'any-of':
      return part.selections.some(holds);
    case 'field-test':
      return matchesTest(part, event, placeholders);
  }
}
