import type { Span } from '../../diagnostics/source.js';
import type { SigmaValue } from '../../sigma/ast.js';
import type { FieldMapping, MappingKinds } from '../../targets/target.js';
import { bindPattern, bindText, bindValue } from '../bind-value.js';
import { approximated, bound, disjunction, useOf, type BindResult } from '../bind-result.js';
import { isMany, type Pattern } from '../plan.js';
import { emptyOr, complement } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/**
 * Some rows have a separator and the name of the file behind its whole path. A test that leaves the end of the path open, or asks
 * for no more at its end than for a name, holds of both forms. Where it asks for more, it is put in both forms. (So it also finds a
 * file that lies in a folder of its own name at the place that was asked for.) Of no file such a row has the separator alone.
 */
export function bindPathWithRepeatedName(
  mapping: MappingKinds['pathWithRepeatedName'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const path = context.operand(mapping.pathWithRepeatedName);
  const separator = mapping.separator ?? '\\';
  switch (value.kind) {
    case 'null':
      return bound(emptyOr(path, separator), useOf(context.field, [path]));
    case 'exists': {
      const empty = emptyOr(path, separator);
      return bound(value.value ? complement(empty) : empty, useOf(context.field, [path]));
    }
    case 'pattern':
      return bindPattern(path, value, context, (pattern) => {
        const unchanged = bindText(path, pattern, value.cased, value, context);
        if (pattern.length === 0 || !needsFolder(pattern, separator)) return unchanged;
        const doubled = withNameTwice(pattern, separator);
        return doubled === undefined
          ? approximatedByName(unchanged, value, context)
          : disjunction([unchanged, bindText(path, doubled, value.cased, value, context)], context.negated);
      });
    case 'regex': {
      const unchanged = bindValue(path, value, context);
      return /\$|\\z/.test(value.pattern) && /\\\\|\//.test(value.pattern) ? approximatedByName(unchanged, value, context) : unchanged;
    }
    default:
      return bindValue(path, value, context);
  }
}

type Separator = '/' | '\\';

/** Whether a mapping is of such a path. */
export const hasRepeatedName = (mapping: FieldMapping | undefined): boolean =>
  typeof mapping === 'object' && 'pathWithRepeatedName' in mapping;

/** A comparison of such a path with another. */
export const approximatedByName = (part: BindResult, place: { readonly span: Span }, context: BindContext): BindResult =>
  approximated(
    part,
    'matchesLess',
    `${context.table.name} has the name of the file behind the whole path of "${context.field ?? ''}" on some rows, which are not found.`,
    place,
    context,
  );

/** Whether a pattern ends in a name and asks for something of the folder before it. */
function needsFolder(pattern: Pattern, separator: Separator): boolean {
  const tail = pattern.slice(pattern.findLastIndex(isMany) + 1);
  const text = tail.map((part) => (typeof part === 'string' ? part : '?')).join('');
  const end = text.lastIndexOf(separator);
  const isWholePath = tail.length === pattern.length;
  return end >= (isWholePath ? 0 : 1) && end < text.length - 1;
}

/** The pattern with the name at its end once more, where that is plain text. */
function withNameTwice(pattern: Pattern, separator: Separator): Pattern | undefined {
  const last = pattern.at(-1);
  const end = typeof last === 'string' ? last.lastIndexOf(separator) : -1;
  return typeof last === 'string' && end >= 0 ? pattern.with(-1, `${last}${last.slice(end)}`) : undefined;
}
