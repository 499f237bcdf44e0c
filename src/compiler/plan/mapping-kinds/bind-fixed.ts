import type { Span } from '../../diagnostics/source.js';
import type { DetectionItem, SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds, Table } from '../../targets/target.js';
import { about, bound, matchesNothing, unsupported, useOf, type BindResult, type Reason } from '../bind-result.js';
import { matchesText } from '../match-text.js';
import { FALSE, TRUE } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/**
 * The field is the same on every row, or one of a few: the compiler decides, for all the values of a test at once, as a
 * list can name each of the few.
 */
export function bindFixed({ fixed }: MappingKinds['fixed'], { values, matches, span }: DetectionItem, context: BindContext): BindResult {
  const { field, table, rowOperands } = context;
  const texts = typeof fixed === 'string' ? [fixed] : fixed;
  const answers = new Set(texts.map((text) => answerFor(text, values, matches)));
  const [answer] = answers;
  const written = texts.map((text) => `"${text}"`).join(' or ');
  if (answers.size > 1 || answer === undefined) {
    const text = `On ${table.name} "${field ?? ''}" is ${written} and cannot be told apart further.`;
    return unsupported({ code: 'UNMAPPED_VALUE', text, ...about(field, values[0]?.span ?? span) });
  }
  const impossible = values
    .filter((value) => texts.every((text) => matchesText(value, text) === false))
    .map((value) => neverThere(`"${field ?? ''}" is ${written} there`, value, context));
  return { ...bound(answer ? TRUE : FALSE, useOf(field, rowOperands)), impossible };
}

function answerFor(text: string, values: readonly SigmaValue[], matches: 'any' | 'all'): boolean | undefined {
  const answers = values.map((value) => matchesText(value, text));
  const deciding = matches === 'any';
  if (answers.includes(deciding)) return deciding;
  return answers.includes(undefined) ? undefined : !deciding;
}

/** The field is missing on every row: only a test for its absence holds. */
export function bindNever({ never: reason }: MappingKinds['never'], value: SigmaValue, context: BindContext): BindResult {
  const uses = useOf(context.field, context.rowOperands);
  const holds = value.kind === 'null' || (value.kind === 'exists' && !value.value);
  return holds ? bound(TRUE, uses) : matchesNothing(uses, neverThere(reason, value, context));
}

export const noEventPasses = (table: Table, why: string): string => `No event that ${table.name} holds passes this test: ${why}.`;

/**
 * Returns why no row of the table can pass a test. Each variant knows one value of the field that tells the variants apart; the reason names
 * the values of all variants.
 */
export const neverThere = (why: string, { span }: { readonly span: Span }, { field, table, variantValues }: BindContext): Reason => ({
  code: 'RULE_CANNOT_MATCH',
  text: noEventPasses(table, variantValues === undefined ? why : `"${field ?? ''}" is ${variantValues.join(' or ')} there`),
  ...about(field, span),
});
