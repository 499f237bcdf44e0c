import type { PatternPart, PatternValue } from '../sigma/ast.js';
import { about, bound, unsupported, disjunction, useOf, type BindResult } from './bind-result.js';
import { typeOf, type Operand, type Pattern } from './plan.js';
import type { BindContext } from './bind-context.js';

/**
 * A pattern with placeholders: its values from the request, or, where the product has watchlists, the entries of
 * a watchlist of that name. A watchlist is compared as a whole value, with literal text around it at most.
 */
export function resolvePlaceholders(
  operand: Operand,
  value: PatternValue,
  context: BindContext,
  bindPattern: (pattern: Pattern) => BindResult,
): BindResult {
  const name = value.parts.map(placeholderName).find((found) => found !== undefined);
  if (name === undefined) return bindPattern(value.parts as Pattern);
  const values = context.options.placeholders?.[name];
  if (values) {
    const alternatives = values.map((text) => resolvePlaceholders(operand, substitute(value, name, text), context, bindPattern));
    return alternatives.length > 0
      ? disjunction(alternatives, context.negated)
      : unresolved(name, value, context, 'The list of values for it is empty.');
  }
  return bindWatchlist(operand, name, value, context);
}

function bindWatchlist(operand: Operand, name: string, value: PatternValue, context: BindContext): BindResult {
  const { field, options, watchlists } = context;
  const given = options.watchlists?.[name];
  if (!watchlists && given === undefined) return unresolved(name, value, context, 'Give its values in options.placeholders.');
  const at = value.parts.findIndex((part) => placeholderName(part) !== undefined);
  const before = literalOf(value.parts.slice(0, at));
  const after = literalOf(value.parts.slice(at + 1));
  if (typeOf(operand) !== 'string' || before === undefined || after === undefined) {
    return unresolved(name, value, context, 'A watchlist is compared with whole values only; give its values in options.placeholders.');
  }
  const alias = given ?? name;
  return bound({ kind: 'watchlist', operand, alias, before, after }, useOf(field, [operand]), [
    {
      code: 'WATCHLIST_NEEDED',
      message: `The values of %${name}% are read from the Sentinel watchlist "${alias}", which must exist.`,
      hint: 'The entries are compared by the SearchKey column of the watchlist. Values in options.placeholders take its place.',
      ...about(field, value.span),
    },
  ]);
}

function unresolved(name: string, { span }: PatternValue, { field }: BindContext, hint: string): BindResult {
  return unsupported({
    code: 'UNRESOLVED_PLACEHOLDER',
    text: `Nothing is known for the placeholder %${name}%.`,
    hint,
    ...about(field, span),
  });
}

/** The text of parts that are nothing but text. */
function literalOf(parts: readonly PatternPart[]): string | undefined {
  const texts = parts.filter((part) => typeof part === 'string');
  return texts.length === parts.length ? texts.join('') : undefined;
}

const placeholderName = (part: PatternPart): string | undefined =>
  typeof part !== 'string' && 'placeholder' in part ? part.placeholder : undefined;

/** The pattern with the text in place of the placeholder, neighbouring literals joined. */
function substitute(value: PatternValue, name: string, text: string): PatternValue {
  const parts: PatternPart[] = [];
  for (const part of value.parts) {
    const next = placeholderName(part) === name ? text : part;
    const last = parts.at(-1);
    if (next === '') continue;
    if (typeof next === 'string' && typeof last === 'string') parts[parts.length - 1] = last + next;
    else parts.push(next);
  }
  return { ...value, parts };
}
