import type { Span } from '../diagnostics/source.js';
import type { DetectionItem, Logsource, Detection, SigmaRule } from '../sigma/ast.js';
import type { LogsourcePart, Pipeline, RuleCondition, Transformation } from './pipeline.js';

/** The rule as the pipelines leave it, each transformation seeing what those before it did. */
export const applyPipelines = (rule: SigmaRule, pipelines: readonly Pipeline[]): SigmaRule =>
  pipelines.flatMap(({ transformations }) => transformations).reduce(applied, rule);

function applied(rule: SigmaRule, transformation: Transformation): SigmaRule {
  const { when, does } = transformation;
  if (when && !isMeant(rule.logsource, when)) return rule;
  switch (does.kind) {
    case 'rename-fields':
      return renamed(rule, does.names);
    case 'add-condition':
      return withCondition(rule, does.detection, does.negated);
    case 'change-logsource':
      return { ...rule, logsource: { span: rule.logsource.span, ...does.logsource } };
  }
}

function isMeant(logsource: Logsource, condition: RuleCondition): boolean {
  switch (condition.kind) {
    case 'logsource':
      return isOf(logsource, condition.logsource);
    case 'and':
      return condition.conditions.every((one) => isMeant(logsource, one));
    case 'or':
      return condition.conditions.some((one) => isMeant(logsource, one));
    case 'not':
      return !isMeant(logsource, condition.condition);
  }
}

const isOf = (logsource: Logsource, part: LogsourcePart): boolean =>
  (['category', 'product', 'service'] as const).every(
    (key) => part[key] === undefined || part[key].toLowerCase() === logsource[key]?.toLowerCase(),
  );

function renamed(rule: SigmaRule, names: ReadonlyMap<string, readonly string[]>): SigmaRule {
  const detections = new Map([...rule.detections].map(([name, detection]) => [name, renamedIn(detection, names)]));
  const renamedFields = new Set([...(rule.renamedFields ?? []), ...[...names.values()].flat()]);
  return { ...rule, detections, renamedFields };
}

function renamedIn(detection: Detection, names: ReadonlyMap<string, readonly string[]>): Detection {
  if (detection.kind !== 'detection-item') return { ...detection, detections: detection.detections.map((part) => renamedIn(part, names)) };
  const test: DetectionItem = {
    ...detection,
    values: detection.values.map((value) => {
      if (value.kind !== 'field-reference') return value;
      const [only = value.field, ...others] = names.get(value.field) ?? [];
      return others.length > 0 ? value : { ...value, field: only };
    }),
  };
  const fields = (test.field !== undefined && names.get(test.field)) || [test.field];
  const tests = fields.map((field): DetectionItem => ({ ...test, field }));
  // A field that stands under several names is in one of them; what is not there is in none.
  return tests.length === 1 ? tests[0]! : { kind: test.negated ? 'all-of' : 'any-of', span: test.span, detections: tests };
}

function withCondition(rule: SigmaRule, detection: Detection, negated: boolean): SigmaRule {
  const { span } = rule.logsource;
  let name = 'pipeline';
  while (rule.detections.has(name)) name += '_';
  const named = { kind: 'search-identifier', span, name } as const;
  const added = negated ? ({ kind: 'not', span, operand: named } as const) : named;
  return {
    ...rule,
    detections: new Map([...rule.detections, [name, placedAt(detection, span)]]),
    conditions: rule.conditions.map((condition) => ({ kind: 'and', span: condition.span, operands: [added, condition] })),
  };
}

/** What a pipeline adds has no place in the text of the rule; it is said of the log source. */
function placedAt(detection: Detection, span: Span): Detection {
  if (detection.kind !== 'detection-item')
    return { ...detection, span, detections: detection.detections.map((part) => placedAt(part, span)) };
  return { ...detection, span, values: detection.values.map((value) => ({ ...value, span })) };
}
