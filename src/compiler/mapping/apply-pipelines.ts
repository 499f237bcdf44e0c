import type { Span } from '../diagnostics/source.js';
import type { FieldTest, Logsource, Selection, SigmaRule } from '../sigma/ast.js';
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
      return withCondition(rule, does.selection, does.negated);
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
  const selections = new Map([...rule.selections].map(([name, selection]) => [name, renamedIn(selection, names)]));
  const renamedFields = new Set([...(rule.renamedFields ?? []), ...[...names.values()].flat()]);
  return { ...rule, selections, renamedFields };
}

function renamedIn(selection: Selection, names: ReadonlyMap<string, readonly string[]>): Selection {
  if (selection.kind !== 'field-test') return { ...selection, selections: selection.selections.map((part) => renamedIn(part, names)) };
  const test: FieldTest = {
    ...selection,
    values: selection.values.map((value) => {
      if (value.kind !== 'field-reference') return value;
      const [only = value.field, ...others] = names.get(value.field) ?? [];
      return others.length > 0 ? value : { ...value, field: only };
    }),
  };
  const fields = (test.field !== undefined && names.get(test.field)) || [test.field];
  const tests = fields.map((field): FieldTest => ({ ...test, field }));
  // A field that stands under several names is in one of them; what is not there is in none.
  return tests.length === 1 ? tests[0]! : { kind: test.negated ? 'all-of' : 'any-of', span: test.span, selections: tests };
}

function withCondition(rule: SigmaRule, selection: Selection, negated: boolean): SigmaRule {
  const { span } = rule.logsource;
  let name = 'pipeline';
  while (rule.selections.has(name)) name += '_';
  const named = { kind: 'selection', span, name } as const;
  const added = negated ? ({ kind: 'not', span, operand: named } as const) : named;
  return {
    ...rule,
    selections: new Map([...rule.selections, [name, placedAt(selection, span)]]),
    conditions: rule.conditions.map((condition) => ({ kind: 'and', span: condition.span, operands: [added, condition] })),
  };
}

/** What a pipeline adds has no place in the text of the rule; it is said of the log source. */
function placedAt(selection: Selection, span: Span): Selection {
  if (selection.kind !== 'field-test') return { ...selection, span, selections: selection.selections.map((part) => placedAt(part, span)) };
  return { ...selection, span, values: selection.values.map((value) => ({ ...value, span })) };
}
