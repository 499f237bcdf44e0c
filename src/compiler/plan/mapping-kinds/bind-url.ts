import type { PatternPart, PatternValue, RegexValue, SigmaValue } from '../../sigma/ast.js';
import { isMany } from '../../sigma/pattern.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue, bindValueInAny, unsupportedValue } from '../bind-value.js';
import { approximated, bound, disjunction, useOf, type BindResult } from '../bind-result.js';
import { testsPresence, literalOf, matchesText } from '../match-text.js';
import type { Operand } from '../plan.js';
import { allOf, emptyOr, complement } from '../predicate.js';
import type { BindContext } from '../bind-context.js';

/** A URL, as the rule knows it: in whole, or from the path on. */
export function bindUri(mapping: MappingKinds['uri'], value: SigmaValue, context: BindContext): BindResult {
  const whole = context.operand(mapping.uri);
  const fromPath = context.operand(mapping.fromPath);
  if (beginsWith(value, '/')) return bindValue(fromPath, value, context);
  if (beginsWithPlaceholder(value)) return bindValueInAny([whole, fromPath], value, context);
  const found = bindValue(whole, value, context);
  return mapping.withoutScheme && mentionsScheme(value) ? bindScheme(whole, found, value, context) : found;
}

/** What asks for the scheme of a URL, where it may be left out. */
function bindScheme(whole: Operand, found: BindResult, value: SigmaValue, context: BindContext): BindResult {
  const [scheme, shortened] = value.kind === 'pattern' ? withoutItsScheme(value) : [];
  const { name } = context.table;
  if (!shortened) return approximated(found, 'matchesLess', `URLs in ${name} may be without their scheme.`, value, context);
  const both = disjunction([found, bindValue(whole, shortened, context)], context.negated);
  const message = `URLs in ${name} may be without their scheme, which then cannot be told.`;
  return scheme === '' ? both : approximated(both, 'matchesMore', message, value, context);
}

/** The path of a URL with its query, or the query alone. */
export function bindPathAndQuery(mapping: MappingKinds['pathAndQuery'], value: SigmaValue, context: BindContext): BindResult {
  const pathAndQuery = context.operand(mapping.pathAndQuery);
  const query = context.operand(mapping.query);
  if (beginsWithPlaceholder(value)) return bindValueInAny([pathAndQuery, query], value, context);
  const ofQuery = testsPresence(value) || literalOf(value) === '' || (isAnchored(value) && !beginsWith(value, '/'));
  return bindValue(ofQuery ? query : pathAndQuery, value, context);
}

/**
 * A text from the log of a web server. `-` stands for nothing; a value that would match that text must not match what stands
 * for nothing.
 */
export function bindWebLogText({ webLogText, blanks }: MappingKinds['webLogText'], value: SigmaValue, context: BindContext): BindResult {
  const operand = context.operand(webLogText);
  const nothing = emptyOr(operand, '-');
  const uses = useOf(context.field, [operand]);
  if (value.kind === 'null' || literalOf(value) === '' || literalOf(value) === '-') return bound(nothing, uses);
  if (value.kind === 'exists') return bound(value.value ? complement(nothing) : nothing, uses);
  const found = blanks === 'kept' ? bindValue(operand, value, context) : bindBlanks(operand, blanks, value, context);
  if (found.predicate === undefined || matchesText(value, '-') !== true) return found;
  return { ...found, predicate: allOf([complement(nothing), found.predicate]) };
}

/** A text with `+` where the event has a blank. */
function bindBlanks(operand: Operand, blanks: 'plus' | 'either', value: SigmaValue, context: BindContext): BindResult {
  if (value.kind === 'regex') {
    return ASKS_FOR_BLANKS.test(value.pattern)
      ? unsupportedValue(operand, 'IIS writes + for a blank, for which the expression may ask', value, context)
      : bindValue(operand, value, context);
  }
  if (value.kind !== 'pattern') return bindValue(operand, value, context);
  if (value.parts.some(isPlaceholder)) {
    const message = 'IIS writes + for a blank, which is not looked for in the values of a placeholder.';
    return approximated(bindValue(operand, value, context), 'matchesLess', message, value, context);
  }
  if (!textsOf(value).some((text) => text.includes(' '))) return bindValue(operand, value, context);
  const parts = value.parts.map((part) => (typeof part === 'string' ? part.replaceAll(' ', '+') : part));
  const plus = bindValue(operand, { ...value, parts }, context);
  const found = blanks === 'plus' ? plus : disjunction([bindValue(operand, value, context), plus], context.negated);
  return approximated(found, 'matchesMore', 'IIS writes + for a blank, which cannot be told from a plus sign.', value, context);
}

const ASKS_FOR_BLANKS = /[ +]|\\[sSxtnrfv]|\[:|\\p/i;

const textsOf = ({ parts }: PatternValue): readonly string[] => parts.filter((part) => typeof part === 'string');

const isPlaceholder = (part: PatternPart | undefined): boolean => typeof part === 'object' && 'placeholder' in part;

const beginsWithPlaceholder = (value: SigmaValue): boolean => value.kind === 'pattern' && isPlaceholder(value.parts[0]);

/** An expression without flags before it. */
const withoutFlags = ({ pattern }: RegexValue): string => pattern.replace(/^\(\?[a-z]+\)/i, '');

function beginsWith(value: SigmaValue, text: string): boolean {
  if (value.kind === 'regex') return [`^${text}`, `^\\${text}`].some((start) => withoutFlags(value).startsWith(start));
  if (value.kind !== 'pattern') return false;
  const [first] = value.parts;
  return typeof first === 'string' && first.startsWith(text);
}

/** Whether a value says how the text begins. */
function isAnchored(value: SigmaValue): boolean {
  if (value.kind === 'regex') return withoutFlags(value).startsWith('^');
  return value.kind !== 'pattern' || (value.parts.length > 0 && !isMany(value.parts[0]));
}

/** Whether a value asks for the scheme of a URL, or for its end. */
function mentionsScheme(value: SigmaValue): boolean {
  if (value.kind === 'regex') return /:\/|:\\\/|\^https?/i.test(value.pattern);
  if (value.kind !== 'pattern') return false;
  const [first] = value.parts;
  return (
    textsOf(value).some((text) => text.includes(':/')) || (typeof first === 'string' && /^h(?:t(?:t(?:ps?)?)?)?$|^https?:/i.test(first))
  );
}

/** The scheme of `*://host/…` or `http://host/…`, and the value without what is before the host; nothing for all others. */
function withoutItsScheme(value: PatternValue): readonly [] | readonly [string, PatternValue] {
  const at = isMany(value.parts[0]) ? 1 : 0;
  const first = value.parts[at];
  const [, scheme, rest] = typeof first === 'string' ? (/^([a-z]*):\/\/(.*)$/is.exec(first) ?? []) : [];
  if (scheme === undefined || rest === undefined || rest.includes('://')) return [];
  const parts: readonly PatternPart[] = [...(rest === '' ? [] : [rest]), ...value.parts.slice(at + 1)];
  return [scheme, { ...value, parts }];
}
