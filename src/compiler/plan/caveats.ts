import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { SigmaValue } from '../sigma/ast.js';
import type { Caveat, FieldMapping } from '../targets/target.js';
import { about, consequenceOf, effectIn, withEffect, type BindResult, type Effect } from './bind-result.js';
import type { FieldsOnRows } from './fields-on-rows.js';
import { isNoData } from './mapping-kinds/bind-registry.js';
import { matchesEmpty } from './match-text.js';

/**
 * What is not quite the field. Where a table lacks values that the event has, a test for a value misses events, and one that
 * holds of nothing finds too many.
 */
export function withCaveat(
  part: BindResult,
  fields: FieldsOnRows,
  field: string,
  { span, values }: { readonly span: Span; readonly values: readonly SigmaValue[] },
  negated: boolean,
): BindResult {
  if (part.predicate === undefined || part.predicate.kind === 'constant') return part;
  const mapping = fields.mappingOf(field);
  if (mapping === undefined || typeof mapping === 'string') return part;
  const { matchesLess, matchesMore } = mapping as Caveat;
  const warnings: Diagnostic[] = [];
  const effects = new Set<Effect>();
  const approximate = (reason: string, effect: Effect): void => {
    effects.add(effect);
    warnings.push(approximatedField(field, reason, effect, span));
  };
  if (matchesLess !== undefined) {
    const onQuery = new Set(values.map((value) => effectIn('matchesLess', holdsOfNothing(value, mapping) !== negated)));
    for (const effect of onQuery) approximate(matchesLess, effect);
  }
  if (matchesMore !== undefined) approximate(matchesMore, effectIn('matchesMore', negated));
  if (!fields.isKnown(field)) warnings.push({ code: 'FIELD_ASSUMED', message: assumption(field, mapping), ...about(field, span) });
  if (warnings.length === 0) return part;
  const uses = part.uses.map((use) => (use.field === field ? [...effects].reduce(withEffect, use) : use));
  return { ...part, uses, warnings: [...part.warnings, ...warnings] };
}

const holdsOfNothing = (value: SigmaValue, mapping: FieldMapping): boolean =>
  matchesEmpty(value) || (typeof mapping !== 'string' && 'registryData' in mapping && isNoData(value));

/** As what a field that is not listed is read. */
function assumption(field: string, mapping: FieldMapping): string {
  const unknown = `"${field}" is not a known field of this log source; it is read from`;
  if (typeof mapping === 'string' || !('column' in mapping && 'json' in mapping)) return `${unknown} the event data under that name.`;
  const { column, json } = mapping;
  return `${unknown} ${column} as its member "${json}", which is not found within the elements of a list.`;
}

/** Makes the warning about a field whose column is not quite the field. */
export const approximatedField = (field: string, why: string, effect: Effect, span: Span): Diagnostic => ({
  code: 'FIELD_APPROXIMATED',
  message: `"${field}": ${why}. ${consequenceOf(effect)}`,
  ...about(field, span),
});
