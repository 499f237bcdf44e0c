import type { SigmaValue, PatternValue, NumberValue, RegexValue } from '../sigma/ast.js';
import type { ColumnType } from '../targets/target.js';
import { about, approximated, bound, conjunction, unsupported, disjunction, useOf, type BindResult } from './bind-result.js';
import { matchesEmpty, matchesText } from './match-text.js';
import { asNumber, asText } from './operand.js';
import { resolvePlaceholders } from './placeholders.js';
import { columnsOf, isAnything, isLowerCase, partsOf, typeOf, type Operand, type Pattern, type Predicate } from './plan.js';
import { allOf, anyOf, complement } from './predicate.js';
import type { BindContext } from './bind-context.js';
import { bracesMissed, escapedOrNot, escapesMissed, missesBraces, missesEscapes } from './xml-escapes.js';

const NUMBERS: ReadonlySet<ColumnType> = new Set(['int', 'long', 'real', 'decimal']);
const INTEGER = /^-?(?:0|[1-9][0-9]*)$/;
const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const LONG = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const INT = { min: -(2n ** 31n), max: 2n ** 31n - 1n };

/** Asks one operand for one value of the rule, in the way of the operand's type. */
export function bindValue(operand: Operand, value: SigmaValue, context: BindContext): BindResult {
  if (value.kind === 'regex' && isLowerCase(operand) && dependsOnCase(value)) {
    if (EXCLUDES_LETTERS.test(value.pattern))
      return unsupportedValue(operand, 'the expression excludes letters by their case', value, context);
    return withoutCase(operand, bindValue(operand, { ...value, ignoreCase: true }, context), value, context);
  }
  switch (value.kind) {
    case 'pattern':
      return bindPattern(operand, value, context, (pattern) => bindText(operand, pattern, value.cased, value, context));
    case 'number':
      return bindNumber(operand, value, context);
    case 'boolean':
      return typeOf(operand) === 'bool'
        ? exactTest(operand, { kind: 'truth', operand, value: value.value }, context)
        : bindText(operand, [String(value.value)], false, value, context);
    case 'null':
      return exactTest(operand, { kind: 'empty', operand }, context);
    case 'exists': {
      const empty: Predicate = { kind: 'empty', operand };
      return exactTest(operand, value.value ? complement(empty) : empty, context);
    }
    case 'regex': {
      const flags = `${value.ignoreCase ? 'i' : ''}${value.multiline ? 'm' : ''}${value.dotAll ? 's' : ''}`;
      const text = asText(operand);
      const matches: Predicate = { kind: 'regex', operand: text, pattern: value.pattern, flags };
      // What is not there has no text that an expression could match, not even the empty one.
      const there = matchesText(value, '') === true ? allOf([complement({ kind: 'empty', operand: text }), matches]) : matches;
      return missesEscapes(value.pattern, context.table)
        ? approximated(exactTest(operand, there, context), 'matchesLess', escapesMissed(context.table), value, context)
        : exactTest(operand, there, context);
    }
    case 'cidr':
      return typeOf(operand) === 'string'
        ? exactTest(operand, { kind: 'networks', operand, family: value.family, networks: [`${value.network}/${value.prefix}`] }, context)
        : unsupportedValue(operand, `${value.network}/${value.prefix} is a network`, value, context);
    case 'comparison': {
      const type = typeOf(operand);
      return type === 'string' || NUMBERS.has(type)
        ? exactTest(operand, { kind: 'number', operand: asNumber(operand), op: value.op, digits: String(value.value) }, context)
        : unsupportedValue(operand, `${value.op} ${value.value} compares numbers`, value, context);
    }
    case 'date-part':
      return typeOf(operand) === 'datetime'
        ? exactTest(operand, { kind: 'date-part', operand, part: value.part, value: value.value }, context)
        : unsupportedValue(operand, `"${value.part}" needs a time`, value, context);
    case 'field-reference':
      return context.refer(operand, value);
  }
}

/** A pattern in a way of one's own, once its placeholders are values. */
export function bindPattern(
  operand: Operand,
  value: PatternValue,
  context: BindContext,
  bindOne: (pattern: Pattern) => BindResult,
): BindResult {
  return value.parts.some((part) => typeof part !== 'string' && 'placeholder' in part)
    ? resolvePlaceholders(operand, value, context, bindOne)
    : bindOne(value.parts as Pattern);
}

function bindNumber(operand: Operand, value: NumberValue, context: BindContext): BindResult {
  const type = typeOf(operand);
  if (!NUMBERS.has(type)) return bindText(operand, [value.text], false, value, context);
  return fits(value.text, type)
    ? exactTest(operand, { kind: 'number', operand, op: '==', digits: value.text }, context)
    : unsupportedValue(operand, `${value.text} is no ${type}`, value, context);
}

/** Text with wildcards, asked of a column of any type. */
export function bindText(operand: Operand, pattern: Pattern, cased: boolean, value: SigmaValue, context: BindContext): BindResult {
  const type = typeOf(operand);
  const literal = pattern.length === 0 ? '' : pattern.length === 1 && typeof pattern[0] === 'string' ? pattern[0] : undefined;
  if (literal === '' || isAnything(pattern)) {
    const empty: Predicate = { kind: 'empty', operand };
    return exactTest(operand, literal === '' ? empty : complement(empty), context);
  }
  if (cased && isLowerCase(operand) && pattern.some((part) => typeof part === 'string' && LETTER.test(part))) {
    return withoutCase(operand, bindText(operand, pattern, false, value, context), value, context);
  }
  if (type === 'string') {
    const ways = escapedOrNot(pattern, context.table).map((way): Predicate => ({ kind: 'text', operand, pattern: way, cased }));
    const found = quotesOfJson(exactTest(operand, anyOf(ways), context), operand, pattern, value, context);
    return missesBraces(pattern, context.table) ? approximated(found, 'matchesLess', bracesMissed(context.table), value, context) : found;
  }
  if (NUMBERS.has(type) && literal !== undefined) {
    return fits(literal, type)
      ? exactTest(operand, { kind: 'number', operand, op: '==', digits: literal }, context)
      : unsupportedValue(operand, `"${literal}" is no ${type}`, value, context);
  }
  if (type === 'bool') {
    const truth = literal?.toLowerCase();
    return truth === 'true' || truth === 'false'
      ? exactTest(operand, { kind: 'truth', operand, value: truth === 'true' }, context)
      : unsupportedValue(operand, 'the value is neither true nor false', value, context);
  }
  if (type === 'datetime') {
    // Windows writes `2023-03-01 10:20:30.000`, Kusto prints `2023-03-01T10:20:30.0000000Z`: only the date reads the same.
    const sameInBoth = pattern.every((part) => typeof part !== 'string' || /^[0-9-]*$/.test(part));
    if (!sameInBoth) return unsupportedValue(operand, 'only the date of a time can be compared as text', value, context);
  }
  return exactTest(operand, { kind: 'text', operand: asText(operand), pattern, cased }, context);
}

/** In the text of JSON a value stands in quotes, which a quote at an end of what is looked for can be. */
function quotesOfJson(part: BindResult, operand: Operand, pattern: Pattern, value: SigmaValue, context: BindContext): BindResult {
  const texts = pattern.filter((part) => typeof part === 'string');
  if (!isWholeJson(operand) || !(texts[0]?.startsWith('"') || texts.at(-1)?.endsWith('"'))) return part;
  return approximated(
    part,
    'matchesMore',
    `In ${columnsOf(operand).join(', ')} a quote may also be the one around a value.`,
    value,
    context,
  );
}

/** Whether an operand is, or may be, the text of JSON. */
export const isWholeJson = (operand: Operand): boolean =>
  operand.kind === 'whole-text' ? operand.format === 'json' : partsOf(operand).some(isWholeJson);

/** A test for the case of letters, asked without case, since the case that the event had is not in the table. */
function withoutCase(operand: Operand, part: BindResult, value: SigmaValue, context: BindContext): BindResult {
  const what = context.field === undefined ? 'this text' : `"${context.field}"`;
  const columns = columnsOf(operand);
  const kept = columns.some((column) => context.table.caseLostOnSomeRows?.includes(column))
    ? `does not keep the case of ${what} on all rows`
    : `keeps ${what} in lower case`;
  const message = `${context.table.name} ${kept} (${columns.join(', ')}): it is compared without case.`;
  return approximated(part, 'matchesMore', message, value, context);
}

const LETTER = /\p{L}/u;

/** Without case, such a class excludes more than it does in the rule. */
const EXCLUDES_LETTERS = /\\P|\[\^(?:\\.|[^\]\\])*?(?<!\\)\p{L}/u;

/** Whether an expression has letters of which the case matters. */
const dependsOnCase = ({ pattern, ignoreCase }: RegexValue): boolean =>
  !ignoreCase && !/^\(\?[a-z]*i/.test(pattern) && LETTER.test(pattern.replace(/\\./gs, ''));

function fits(digits: string, type: ColumnType): boolean {
  if (type === 'real' || type === 'decimal') return DECIMAL.test(digits);
  if (!INTEGER.test(digits)) return false;
  const { min, max } = type === 'int' ? INT : LONG;
  return BigInt(digits) >= min && BigInt(digits) <= max;
}

/** A test that says exactly what the rule says. */
const exactTest = (operand: Operand, predicate: Predicate, { field }: BindContext): BindResult => bound(predicate, useOf(field, [operand]));

/** A value that the operand can never hold. */
export function unsupportedValue(operand: Operand, why: string, { span }: SigmaValue, { field, table }: BindContext): BindResult {
  const where = columnsOf(operand).join(', ');
  const text = `${table.name} cannot be asked for this value of ${field === undefined ? 'a keyword' : `"${field}"`}: ${where} holds ${nameOfType(typeOf(operand))}, and ${why}.`;
  return unsupported({ code: 'UNMAPPED_VALUE', text, ...about(field, span) });
}

const nameOfType = (type: ColumnType): string => (type === 'string' ? 'text' : `values of type ${type}`);

/** Asks several operands that stand for one field: a value may be in any of them, and it is missing when it is in none. */
export const bindValueInAny = (operands: readonly Operand[], value: SigmaValue, context: BindContext): BindResult =>
  bindInAny(operands, value, context, (operand) => bindValue(operand, value, context));

/** The same, each of them in a way of one's own. */
export function bindInAny(
  operands: readonly Operand[],
  value: SigmaValue,
  context: BindContext,
  bindOne: (operand: Operand) => BindResult,
): BindResult {
  const parts = operands.map(bindOne);
  return matchesEmpty(value) ? conjunction(parts) : disjunction(parts, context.negated);
}
