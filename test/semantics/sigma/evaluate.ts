import type { LogEvent } from '../log-event.js';
import { matchesTest, type Placeholders } from './match.js';
import type { Condition, ParsedRule, Detection } from './rule.js';

export { parseRule } from './parse-rule.js';
export { UnknownPlaceholder, type Placeholders } from './match.js';
export { InvalidRule } from './rule.js';
export type * from './rule.js';

/**
 * Whether a rule matches an event: what every query has to agree with. Written from the Sigma specification alone and
 * sharing nothing with the compiler, so that a mistake of the one is not a mistake of the other. That the event is of the
 * rule's log source is for the caller to see to.
 */
export const matches = (rule: ParsedRule, event: LogEvent, placeholders: Placeholders = {}): boolean =>
  rule.conditions.some((condition) => evaluate(condition, event, placeholders));

/** Whether a part of a rule holds for an event, to find the smallest part on which two readings differ. */
export function evaluate(part: Condition | Detection, event: LogEvent, placeholders: Placeholders = {}): boolean {
  const holds = (one: Condition | Detection): boolean => evaluate(one, event, placeholders);
  switch (part.kind) {
    case 'and':
      return part.operands.every(holds);
    case 'or':
      return part.operands.some(holds);
    case 'not':
      return !holds(part.operand);
    case 'search-identifier':
      return holds(part.detection);
    case 'quantifier':
      return part.count === 'all' ? part.operands.every(holds) : part.operands.some(holds);
    case 'all-of':
      return part.detections.every(holds);
    case 'any-of':
      return part.detections.some(holds);
    case 'detection-item':
      return matchesTest(part, event, placeholders);
  }
}
