import type { FieldTest, Selection, SigmaRule } from './ast.js';

/** Every test of a rule, also those of selections that its conditions do not name. */
export function testsOf({ selections }: SigmaRule): readonly FieldTest[] {
  const flatten = (selection: Selection): readonly FieldTest[] =>
    selection.kind === 'field-test' ? [selection] : selection.selections.flatMap(flatten);
  return [...selections.values()].flatMap(flatten);
}

/** Whether a value of the rule is not known before the query runs, or the caller says it. */
export const hasPlaceholders = (rule: SigmaRule): boolean =>
  testsOf(rule).some(({ values }) =>
    values.some((value) => value.kind === 'pattern' && value.parts.some((part) => typeof part === 'object' && 'placeholder' in part)),
  );
