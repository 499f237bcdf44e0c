import type { RegexValue, SigmaValue } from '../../sigma/ast.js';
import type { AnyElement } from '../../targets/target.js';
import { bindTextSearch } from '../bind-text-search.js';
import { bindPattern, unsupportedValue } from '../bind-value.js';
import { approximated, bound, unsupported, useOf, type BindResult } from '../bind-result.js';
import { ANY_JSON_TEXT, jsonLiteral, jsonTextRegex } from './json-text-regex.js';
import { isAnyValue, literalOf } from '../match-text.js';
import { isAnything, isMany, type Operand, type Pattern, type Predicate } from '../plan.js';
import { anyOf, complement } from '../predicate.js';
import { unmappedWord, limitedToWords, matchedWords } from './product-words.js';
import type { BindContext } from '../bind-context.js';

/**
 * Asks for any of the elements of a JSON array, or for a member of any, by an expression over the text of the array: `mv-apply`
 * would give a row for each element, and no answer inside a negation. What is asked is the text that Kusto writes of a parsed
 * value, which has no blanks between its tokens.
 */
export function bindAnyElement(mapping: AnyElement<string>, value: SigmaValue, context: BindContext): BindResult {
  if (value.kind === 'regex' && mapping.member === undefined) return bindListText(context.operand(mapping.anyElement), value, context);
  const operand = jsonOf(mapping, context);
  const test = (predicate: Predicate): BindResult => bound(predicate, useOf(context.field, [operand]));
  const cased = value.kind === 'pattern' && value.cased;
  const found = (member: MemberValue): Predicate => ({
    kind: 'regex',
    operand,
    pattern: memberRegex(mapping, member),
    flags: cased ? '' : 'i',
  });
  const literal = literalOf(value);
  if (value.kind === 'null') return test(complement(found(SOMETHING)));
  if (value.kind === 'exists') return test(value.value ? found(SOMETHING) : complement(found(SOMETHING)));
  if (literal === '') return test(anyOf([found(EMPTY), complement(found(SOMETHING))]));
  if (mapping.values !== undefined) {
    if (isAnyValue(value)) return test(found(SOMETHING_THERE));
    const words = matchedWords(mapping.values, value);
    if (words.length === 0) return unsupported(unmappedWord(mapping.values, value, context));
    const texts = words.flatMap((word) => mapping.values?.[word] ?? []);
    return limitedToWords(test(anyOf(texts.map((text) => found(textValue([String(text)], mapping))))), words, value, context);
  }
  if (literal !== undefined) return test(found(BARE.test(literal) ? bareOrText(literal, mapping) : textValue([literal], mapping)));
  if (value.kind !== 'pattern') return unsupportedValue(operand, 'of the elements of a list only the text can be compared', value, context);
  return bindPattern(operand, value, context, (pattern) =>
    test(found(isAnything(pattern) ? SOMETHING_THERE : textValue(pattern, mapping))),
  );
}

/** An expression for the elements of a list is looked for in the text of all of it. */
function bindListText(list: Operand, value: RegexValue, context: BindContext): BindResult {
  const across = `${context.table.name} has "${context.field ?? ''}" as a list in one text: the expression may match across its elements.`;
  const escaped = 'A quote or a backslash in an element has an escape in that text.';
  const found = approximated(bindTextSearch([list], value, context), 'matchesMore', across, value, context);
  return approximated(found, 'matchesLess', escaped, value, context);
}

/** The JSON as Kusto writes it, whether the column holds a dynamic value or text. */
function jsonOf({ anyElement }: AnyElement<string>, { operand, table }: BindContext): Operand {
  if (typeof anyElement === 'string' && table.columns[anyElement] === 'string') {
    return { kind: 'json', name: `${anyElement}Text`, column: anyElement, path: [] };
  }
  const read = operand(anyElement);
  return read.kind === 'json' || read.kind === 'member' ? { ...read, name: `${read.path.at(-1) ?? read.column}Text` } : read;
}

/** Expressions for the value of a member: one that is enough to tell, and one that goes to the end of the value. */
interface MemberValue {
  readonly enough: string;
  readonly whole: string;
  /** Set where the value may stand without quotes, so that it could be found within a text. */
  readonly bare?: true;
}

/** Any value but null, which means that there is none. */
const SOMETHING: MemberValue = { enough: '[^n]', whole: `(?:"${ANY_JSON_TEXT}"|[^n"{}\\[\\],][^"{}\\[\\],]*)` };

/** The same without the empty text. */
const SOMETHING_THERE: MemberValue = { enough: '(?:"[^"]|[^n"])', whole: `(?:"[^"]${ANY_JSON_TEXT}"|[^n"{}\\[\\],][^"{}\\[\\],]*)` };

const EMPTY: MemberValue = { enough: '""', whole: '""' };

/** Truth values and numbers, which JSON writes without quotes. */
const BARE = /^(?:true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)$/i;

function bareOrText(literal: string, mapping: AnyElement<string>): MemberValue {
  const { whole } = textValue([literal], mapping);
  const bare = jsonLiteral(literal);
  return { enough: `(?:${whole}|${bare}[,}\\]])`, whole: `(?:${whole}|${bare})`, bare: true };
}

function textValue(pattern: Pattern, { inQuotes }: AnyElement<string>): MemberValue {
  const quote = inQuotes ? String.raw`(?:\\")?` : '';
  const whole = `"${quote}${jsonTextRegex(pattern)}${quote}"`;
  return { whole, enough: isMany(pattern.at(-1)) ? `"${quote}${jsonTextRegex(pattern.slice(0, -1))}` : whole };
}

/** Any other members of an element, of which none is an object or a list, each with a comma behind it. */
const OTHER_MEMBERS = `(?:"[^"]*":(?:"${ANY_JSON_TEXT}"|[^"{}\\[\\],]*),)*`;

/** A list up to one of its elements. */
const LIST_UP_TO = `\\[(?:(?:"${ANY_JSON_TEXT}"|[^"{}\\[\\],]*),)*`;

/** The element, or the member with the value, in an element that has the other member as well, in either order. */
function memberRegex({ member, listed, having }: AnyElement<string>, { enough, whole, bare }: MemberValue): string {
  // Within the quotes of a text no quote stands behind a comma.
  if (member === undefined) return `${bare ? `^${LIST_UP_TO}` : '[\\[,]'}${whole}[,\\]]`;
  const name = `"${jsonLiteral(member)}":`;
  if (listed) return `${name}${LIST_UP_TO}${whole}[,\\]]`;
  if (having === undefined) return `${name}${enough}`;
  const marked = `"${jsonLiteral(having.member)}":"${jsonLiteral(having.is)}"`;
  return `${marked},${OTHER_MEMBERS}${name}${enough}|${name}${whole},${OTHER_MEMBERS}${marked}`;
}
