import type { Span } from '../diagnostics/source.js';
import type { DetectionItem, SigmaValue } from '../sigma/ast.js';
import { plainExpression, kindOf } from '../targets/mapping-kinds.js';
import type { FieldMapping, MappingKinds } from '../targets/target.js';
import { bindValue } from './bind-value.js';
import { about, unsupported, type BindResult, type Reason } from './bind-result.js';
import { bindFixed } from './mapping-kinds/bind-fixed.js';
import { BIND_BY_KIND, type ValueMappingKind } from './mapping-kinds/index.js';
import type { BindContext } from './bind-context.js';

/**
 * Asks for each value of a test in the way of the field's mapping, or for all of them at once where the compiler decides. The caveats
 * of the mapping are told by the caller.
 */
export function bindMapping(mapping: FieldMapping, test: DetectionItem, context: BindContext): readonly BindResult[] {
  const kind = kindOf(mapping);
  if (kind === 'unsupported') return [unsupported(unmappedField((mapping as MappingKinds[typeof kind]).unsupported, test, context))];
  if (kind === 'fixed') return [bindFixed(mapping as MappingKinds[typeof kind], test, context)];
  return kind === undefined
    ? bindExpression(mapping, test.values, context)
    : bindEach(kind, mapping as MappingKinds[typeof kind], test.values, context);
}

function bindExpression(mapping: FieldMapping, values: readonly SigmaValue[], context: BindContext): readonly BindResult[] {
  const operand = context.operand(plainExpression(mapping));
  return values.map((value) => bindValue(operand, value, context));
}

const bindEach = <K extends ValueMappingKind>(
  kind: K,
  mapping: MappingKinds[K],
  values: readonly SigmaValue[],
  context: BindContext,
): readonly BindResult[] => values.map((value) => BIND_BY_KIND[kind](mapping, value, context));

/** A field that the table cannot be asked for, and why. */
export const unmappedField = (
  reason: string,
  { span }: { readonly span: Span },
  { field, table }: Pick<BindContext, 'field' | 'table'>,
  hint: Pick<Reason, 'hint'> = {},
): Reason => ({
  code: 'UNMAPPED_FIELD',
  text: `${table.name} has no column for "${field ?? ''}": ${reason}.`,
  ...hint,
  ...about(field, span),
});
