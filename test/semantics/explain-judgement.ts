import type { Source } from '../../src/compiler/index.js';
import type { Judgement } from './judge.js';
import { explain } from './kql/evaluate.js';
import { databaseFor } from './judge.js';
import { evaluate, parseRule, type Condition, type Detection } from './sigma/evaluate.js';
import type { LogEvent } from './log-event.js';

/** A judgement for a person: the rule, the table, the event and the row, what each part of the rule and of the query says of them. */
export function explainJudgement(source: Source, judgement: Judgement): string {
  const { target, table, event, row, expected, query } = judgement;
  const rules = parseRule(source.text);
  return [
    `${source.name} on ${target} ${table}, row written by ${row.writtenBy}: the rule ${expected ? 'matches' : 'does not match'}, the query says otherwise.`,
    ...rules.flatMap(({ conditions }) => conditions.flatMap((condition) => partsOf(condition, event, 1))),
    'event',
    ...Object.entries(event.fields).map(([field, value]) => `  ${field}: ${JSON.stringify(value)}`),
    'row',
    ...Object.entries(row.row).map(
      ([column, value]) => `  ${column}: ${typeof value === 'bigint' ? value.toString() : JSON.stringify(value)}`,
    ),
    query,
    ...explain(query, databaseFor(target), row.row),
  ].join('\n');
}

/** Each part of a condition with what it says of the event. */
function partsOf(part: Condition | Detection, event: LogEvent, depth: number): readonly string[] {
  const line = (text: string): string => `${'  '.repeat(depth)}${evaluate(part, event)}: ${text}`;
  const deeper = (parts: readonly (Condition | Detection)[]): readonly string[] => parts.flatMap((one) => partsOf(one, event, depth + 1));
  switch (part.kind) {
    case 'and':
    case 'or':
      return [line(part.kind), ...deeper(part.operands)];
    case 'quantifier':
      return [line(`${part.count} of`), ...deeper(part.operands)];
    case 'not':
      return [line('not'), ...deeper([part.operand])];
    case 'search-identifier':
      return [line(part.name), ...deeper([part.detection])];
    case 'all-of':
    case 'any-of':
      return [line(part.kind), ...deeper(part.detections)];
    case 'detection-item':
      return [line(`${part.field ?? 'anywhere'} ${JSON.stringify(part.values).slice(0, 200)}`)];
  }
}
