import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { PatternPart, PatternValue, RegexValue, SigmaValue } from '../sigma/ast.js';
import { isMany } from '../sigma/pattern.js';
import type { Cell, FieldMapping, HashAlgorithm, OtherWords, ProductWords, SourcePath, Table } from '../targets/target.js';
import { bindAnyElement } from './bind-any-element.js';
import { bindPathOrDoubledName } from './bind-doubled-name.js';
import { bindPathAndQuery, bindUri, bindWebLogText } from './bind-url.js';
import { bindUnnamedMember } from './bind-unnamed-member.js';
import { bindRegistryData, bindRegistryPath } from './bind-registry.js';
import { bindText, bindValue, bindValueInAny, impossible, isWholeJson } from './bind-value.js';
import { about, approximated, bound, never, refused, some, useOf, type Bound } from './bound.js';
import { literalOf, matchesText } from './match-text.js';
import { asLong } from './operand.js';
import { noWord, wordsMeant } from './product-words.js';
import { partsOf, typeOf, type Operand, type Pattern, type Predicate } from './plan.js';
import { allOf, anyOf, emptyOr, FALSE, negation, TRUE } from './predicate.js';
import type { TestContext } from './test-context.js';

/** Asks for one value of a field in the way its mapping says. The caveats of the mapping are told by the caller. */
export function bindMapping(mapping: FieldMapping, value: SigmaValue, context: TestContext): Bound {
  const { operand } = context;
  if (typeof mapping === 'string') return bindValue(operand(mapping), value, context);
  if ('unsupported' in mapping) return refused(unmappedField(context.field, value.span, mapping.unsupported, context.table));
  if ('fixed' in mapping) return bindFixed(mapping.fixed, [value], 'any', context);
  if ('never' in mapping) return bindNever(mapping.never, value, context);
  if ('anyOf' in mapping) return bindValueInAny(mapping.anyOf.map(operand), value, context);
  if ('dashIfNone' in mapping) return bindDashed(operand(mapping.dashIfNone), mapping.orDash === true, value, context);
  if ('otherIfDash' in mapping) return bindOtherIfDash(operand(mapping.otherIfDash), value, context);
  if ('mappedAddress' in mapping)
    return bindMappedAddress(operand(mapping.mappedAddress), operand(unmapped(mapping.mappedAddress)), value, context);
  if ('path' in mapping) return bindSourcePath(mapping, operand(mapping.path), operand(mapping.fileName), value, context);
  if ('uri' in mapping) return bindUri(operand(mapping.uri), operand(mapping.fromPath), mapping.withoutScheme === true, value, context);
  if ('pathAndQuery' in mapping) return bindPathAndQuery(operand(mapping.pathAndQuery), operand(mapping.query), value, context);
  if ('webLogText' in mapping) return bindWebLogText(operand(mapping.webLogText), mapping.blanks, value, context);
  if ('guid' in mapping) return bindGuid(operand(mapping.guid), value, context);
  if ('fileNameOnly' in mapping) return bindFileName(operand(mapping.fileNameOnly), mapping.orPath === true, value, context);
  if ('pathOrDoubledName' in mapping)
    return bindPathOrDoubledName(operand(mapping.pathOrDoubledName), mapping.separator ?? '\\', value, context);
  if ('anyElement' in mapping) return bindAnyElement(mapping, value, context);
  if ('values' in mapping) return bindTranslated(mapping, operand, value, context);
  if ('digests' in mapping) return bindDigest(mapping.digests, operand, value, context);
  if ('registryPath' in mapping) return bindRegistryPath(mapping, operand, value, context);
  if ('registryData' in mapping) return bindRegistryData(mapping, operand, value, context);
  if ('hexNumber' in mapping) return bindHexNumber(operand(mapping.hexNumber), value, context);
  if ('hexText' in mapping) return bindHexText(operand(mapping.hexText), value, context);
  if ('hexOrDecimalText' in mapping) return bindHexOrDecimalText(operand(mapping.hexOrDecimalText), value, context);
  if ('flag' in mapping) return bindFlag(operand(mapping.flag), mapping.contains, value, context);
  if ('unnamedMember' in mapping) return bindUnnamedMember(value, context);
  if ('textOf' in mapping) {
    const operands = mapping.textOf.map(operand);
    return bindAsInTable(operands[0]!, mapping.sourcePrefix, value, context, (inTable) => bindTextSearch(operands, inTable, context));
  }
  return bindValue(operand(cellOf(mapping)), value, context);
}

/** The one cell of a mapping that is nothing but a cell; undefined for every other kind. */
export function singleCellOf(mapping: FieldMapping): Cell | undefined {
  if (typeof mapping === 'string') return mapping;
  if ('path' in mapping) return mapping.path;
  if ('dashIfNone' in mapping) return mapping.dashIfNone;
  if ('otherIfDash' in mapping) return mapping.otherIfDash;
  if ('guid' in mapping) return mapping.guid;
  if ('uri' in mapping) return mapping.uri;
  if ('pathAndQuery' in mapping) return mapping.pathAndQuery;
  if ('webLogText' in mapping) return mapping.webLogText;
  const kinds = [
    'unsupported',
    'fixed',
    'never',
    'anyOf',
    'mappedAddress',
    'fileNameOnly',
    'pathOrDoubledName',
    'values',
    'anyElement',
    'digests',
    'registryPath',
    'registryData',
    'hexNumber',
    'hexText',
    'hexOrDecimalText',
    'flag',
    'unnamedMember',
    'textOf',
  ];
  return kinds.some((kind) => kind in mapping) ? undefined : cellOf(mapping);
}

const cellOf = (mapping: object): Cell =>
  ('cell' in mapping && !('withoutPrefix' in mapping) && !('withoutSuffix' in mapping) ? mapping.cell : mapping) as Cell;

export const unmappedField = (field: string | undefined, span: Span, reason: string, table: Table): Diagnostic => ({
  code: 'UNMAPPED_FIELD',
  message: `${table.name} has no column for "${field ?? ''}": ${reason}.`,
  ...about(field, span),
});

/**
 * The field is the same on every row, or one of a few: the compiler decides, for all the values of a test at once, as a
 * list can name each of the few.
 */
export function bindFixed(
  fixed: string | readonly string[],
  values: readonly SigmaValue[],
  matches: 'any' | 'all',
  context: TestContext,
): Bound {
  const { field, table, rowOperands } = context;
  const texts = typeof fixed === 'string' ? [fixed] : fixed;
  const answers = new Set(texts.map((text) => answerFor(text, values, matches)));
  const [answer] = answers;
  const written = texts.map((text) => `"${text}"`).join(' or ');
  if (answers.size > 1 || answer === undefined) {
    const message = `On ${table.name} "${field ?? ''}" is ${written} and cannot be told apart further.`;
    return refused({ code: 'UNMAPPED_VALUE', message, ...about(field, values[0]?.span ?? { start: 0, end: 0 }) });
  }
  const impossible = values
    .filter((value) => texts.every((text) => matchesText(value, text) === false))
    .map((value) => neverThere(`"${field ?? ''}" is ${written} there`, value, context));
  return { ...bound(answer ? TRUE : FALSE, useOf(field, rowOperands)), impossible };
}

export const noEventPasses = (table: Table, why: string): string => `No event that ${table.name} holds passes this test: ${why}.`;

/** Why no row of the table can pass a test. */
const neverThere = (why: string, { span }: SigmaValue, { field, table }: TestContext): Diagnostic => ({
  code: 'RULE_CANNOT_MATCH',
  message: noEventPasses(table, why),
  ...about(field, span),
});

function answerFor(text: string, values: readonly SigmaValue[], matches: 'any' | 'all'): boolean | undefined {
  const answers = values.map((value) => matchesText(value, text));
  const deciding = matches === 'any';
  if (answers.includes(deciding)) return deciding;
  return answers.includes(undefined) ? undefined : !deciding;
}

/** The field is missing on every row: only a test for its absence holds. */
function bindNever(reason: string, value: SigmaValue, context: TestContext): Bound {
  const uses = useOf(context.field, context.rowOperands);
  const holds = value.kind === 'null' || (value.kind === 'exists' && !value.value);
  return holds ? bound(TRUE, uses) : never(uses, neverThere(reason, value, context));
}

/** Windows' word for nothing, where the table has none, or has it on some rows. */
function bindDashed(operand: Operand, orDash: boolean, value: SigmaValue, context: TestContext): Bound {
  if (!isDash(value)) return bindValue(operand, value, context);
  return bound(orDash ? emptyOr(operand, '-') : { kind: 'empty', operand }, useOf(context.field, [operand]));
}

const isDash = (value: SigmaValue): boolean => literalOf(value) === '-';

/** Windows' word for nothing, where the table has something else. */
const bindOtherIfDash = (operand: Operand, value: SigmaValue, context: TestContext): Bound =>
  isDash(value)
    ? impossible(operand, 'where the event has "-" the table has another value', value, context)
    : bindValue(operand, value, context);

/** A cell without the prefix of an IPv6 address that stands for one of IPv4. */
const unmapped = (cell: Cell): Cell => ({ cell, withoutPrefix: '::ffff:' });

/**
 * Where an IPv4 address may be written in the way of IPv6, an address is looked for in both ways, and everything else,
 * such as a network, in the address without that prefix.
 */
function bindMappedAddress(asWritten: Operand, unmappedAddress: Operand, value: SigmaValue, context: TestContext): Bound {
  const address = literalOf(value);
  if (address !== undefined && IPV4.test(address)) {
    const both = [address, `::ffff:${address}`].map((text): Predicate => ({
      kind: 'text',
      operand: asWritten,
      pattern: [text],
      cased: false,
    }));
    return bound(anyOf(both), useOf(context.field, [asWritten]));
  }
  const sameInBoth =
    value.kind === 'null' || value.kind === 'exists' || address !== undefined || (value.kind === 'cidr' && value.family === 6);
  return bindValue(sameInBoth ? asWritten : unmappedAddress, value, context);
}

const IPV4 = /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/;

/** A GUID as the table has it. Braces are its ends, so `*` before or behind one stands for nothing. */
function bindGuid(operand: Operand, value: SigmaValue, context: TestContext): Bound {
  if (value.kind === 'regex' && /[{}]/.test(value.source)) {
    return impossible(operand, 'the braces around a GUID, for which an expression may ask, are not there', value, context);
  }
  if (value.kind !== 'pattern') return bindValue(operand, value, context);
  const parts = withoutBraces(value.parts);
  return parts.some((part) => typeof part === 'string' && /[{}]/.test(part))
    ? impossible(operand, 'a GUID has braces around it and nowhere else', value, context)
    : bindValue(operand, { ...value, parts }, context);
}

function withoutBraces(parts: readonly PatternPart[]): readonly PatternPart[] {
  const start = isMany(parts[0]) ? 1 : 0;
  const opened = opensWithBrace(parts[start]) ? trimmed(parts.slice(start), 0, /^\{/) : parts;
  const end = opened.length - (isMany(opened.at(-1)) ? 2 : 1);
  return closesWithBrace(opened[end]) ? trimmed(opened.slice(0, end + 1), end, /\}$/) : opened;
}

const opensWithBrace = (part: PatternPart | undefined): boolean => typeof part === 'string' && part.startsWith('{');
const closesWithBrace = (part: PatternPart | undefined): boolean => typeof part === 'string' && part.endsWith('}');

/** The parts with one of them shortened, and left out where that is all of it. */
const trimmed = (parts: readonly PatternPart[], index: number, brace: RegExp): readonly PatternPart[] =>
  parts.flatMap((part, at) => (at === index && typeof part === 'string' ? part.replace(brace, '') || [] : [part]));

/** What follows the last path separator of `*\name`, where the pattern is of that form and the name has no separator. */
function fileNameIn(value: SigmaValue): Pattern | undefined {
  if (value.kind !== 'pattern') return undefined;
  const [first, second, ...rest] = value.parts;
  if (!isMany(first) || typeof second !== 'string' || !/^[\\/]./.test(second) || isMany(rest.at(-1))) return undefined;
  const parts = [second.slice(1), ...rest];
  const plain = parts.every((part) => (typeof part === 'string' ? !/[\\/]/.test(part) : 'wildcard' in part && part.wildcard === 'one'));
  return plain ? (parts as Pattern) : undefined;
}

/** A path, of which the source may write what the table does not have. */
function bindSourcePath(
  { orDash, withoutArguments, volumeForDrive, sourcePrefix }: SourcePath,
  path: Operand,
  fileName: Operand,
  value: SigmaValue,
  context: TestContext,
): Bound {
  if (orDash && isDash(value)) return bindDashed(path, false, value, context);
  if (withoutArguments && hasArguments(value)) {
    return impossible(path, 'the value has more of a command line than its program, which is all there is', value, context);
  }
  if (volumeForDrive && asksForVolume(value)) {
    return impossible(path, 'the event has the volume of the kernel where the table has the letter of a drive', value, context);
  }
  const found = bindAsInTable(path, sourcePrefix, value, context, (inTable) => bindPath(path, fileName, inTable, context));
  const toTheEnd = withoutArguments && value.kind === 'pattern' && value.parts.length > 0 && !isMany(value.parts.at(-1));
  const message = 'A test for the end of the command line is one for the end of the program.';
  const asked = toTheEnd ? approximated(found, 'widened', message, value, context) : found;
  const [first] = value.kind === 'pattern' ? value.parts : [];
  if (sourcePrefix === undefined || typeof first !== 'string' || startsWithText(first, sourcePrefix)) return asked;
  return approximated(asked, 'widened', `The event has "${sourcePrefix}" before this value, the table does not.`, value, context);
}

/** A quote, a program with a blank behind it, or a word that begins as the options of a program do. */
const ARGUMENTS = /"|\.(?:exe|com|bat|cmd|dll|sys)\s|(?:^|\s)\/\w|\s-\w/i;

const hasArguments = (value: SigmaValue): boolean =>
  value.kind === 'pattern' && value.parts.some((part) => typeof part === 'string' && ARGUMENTS.test(part));

/** Whether a value says how a path begins, with a volume or the letter of a drive. */
function asksForVolume(value: SigmaValue): boolean {
  if (value.kind === 'regex') return VOLUME.test(value.source.replaceAll('(?:', '(')) || value.source.includes('^');
  if (value.kind !== 'pattern' || value.parts.length === 0) return false;
  return !isMany(value.parts[0]) || value.parts.some((part) => typeof part === 'string' && VOLUME.test(part));
}

const VOLUME = /:|\\device\\|harddisk|volume\d/i;

const startsWithText = (text: string, prefix: string): boolean => text.toLowerCase().startsWith(prefix.toLowerCase());

/** Asks for a value without the prefix that the source writes before the text, and the table does not. */
function bindAsInTable(
  operand: Operand,
  prefix: string | undefined,
  value: SigmaValue,
  context: TestContext,
  bindOne: (value: SigmaValue) => Bound,
): Bound {
  if (prefix === undefined) return bindOne(value);
  const has = (text: string): boolean => text.toLowerCase().includes(prefix.toLowerCase());
  const refuse = (): Bound => impossible(operand, `the event has "${prefix}" before the text, and the table does not`, value, context);
  if (value.kind === 'regex' && has(value.source)) return refuse();
  if (value.kind !== 'pattern') return bindOne(value);
  const at = isMany(value.parts[0]) ? 1 : 0;
  const first = value.parts[at];
  const parts =
    typeof first === 'string' && startsWithText(first, prefix)
      ? value.parts.toSpliced(at, 1, ...(first.length > prefix.length ? [first.slice(prefix.length)] : []))
      : value.parts;
  return parts.some((part) => typeof part === 'string' && has(part)) ? refuse() : bindOne({ ...value, parts });
}

/**
 * A path that ends in `\name` has the file name `name`: one comparison, and it holds as well on rows that keep only
 * the folder in the path. Everything else is asked of the path.
 */
function bindPath(path: Operand, fileName: Operand, value: SigmaValue, context: TestContext): Bound {
  const name = fileNameIn(value);
  return name && value.kind === 'pattern' ? bindText(fileName, name, value.cased, value, context) : bindValue(path, value, context);
}

/**
 * The cell holds the last component of a path, on some rows the whole path. What needs the folder can be asked where
 * rows with the whole path are usual.
 */
function bindFileName(operand: Operand, orPath: boolean, value: SigmaValue, context: TestContext): Bound {
  if (value.kind === 'null' || value.kind === 'exists') return bindValue(operand, value, context);
  const name = fileNameIn(value);
  if (name && value.kind === 'pattern') {
    return some(
      [bindText(operand, name, value.cased, value, context), bindText(operand, value.parts as Pattern, value.cased, value, context)],
      context.negated,
    );
  }
  const endOfName = value.kind === 'pattern' && isMany(value.parts[0]) && !isMany(value.parts.at(-1)) && withoutSeparators(value.parts);
  if (endOfName) return bindValue(operand, value, context);
  if (orPath) {
    const message = `${context.table.name} has the name of the file alone on some rows of "${context.field ?? ''}", on which the folder cannot be found.`;
    return approximated(bindValue(operand, value, context), 'narrowed', message, value, context);
  }
  return impossible(operand, 'the name of the file without its folder is all there is', value, context);
}

const withoutSeparators = (parts: readonly PatternPart[]): boolean =>
  parts.every((part) => typeof part !== 'string' || !/[\\/]/.test(part));

/** Sigma's words in the product's. A pattern means every word that it matches. */
function bindTranslated(
  { in: cell, values, allBut = {}, otherwise }: { readonly in: Cell; readonly values: ProductWords } & OtherWords<string>,
  operandOf: (cell: Cell) => Operand,
  value: SigmaValue,
  context: TestContext,
): Bound {
  const operand = operandOf(cell);
  if (value.kind === 'null' || value.kind === 'exists' || literalOf(value) === '') return bindValue(operand, value, context);
  const words = wordsMeant(values, value);
  const others = wordsMeant(allBut, value);
  if (words.length === 0 && others.length === 0) {
    if (otherwise !== undefined) return bindValue(operandOf(otherwise), value, context);
    return refused(noWord({ ...values, ...allBut }, value, context));
  }
  const equalToAny = (texts: readonly (string | number)[]): Predicate => anyOf(texts.map((text) => equalTo(operand, text)));
  const texts = [...new Set(words.flatMap((word) => values[word] ?? []))];
  const rest = others.map((word) => allOf([negation({ kind: 'empty', operand }), negation(equalToAny([allBut[word] ?? []].flat()))]));
  return bound(anyOf([equalToAny(texts), ...rest]), useOf(context.field, [operand]));
}

const equalTo = (operand: Operand, text: string | number): Predicate =>
  typeOf(operand) === 'string'
    ? { kind: 'text', operand, pattern: [String(text)], cased: false }
    : { kind: 'number', operand, op: '==', digits: String(text) };

const DIGEST_LENGTHS: Readonly<Record<number, HashAlgorithm>> = { 32: 'MD5', 40: 'SHA1', 64: 'SHA256' };

/**
 * Sysmon's `Hashes` is a list `MD5=…,SHA256=…,IMPHASH=…`; tables have a column for each. The value names the
 * algorithm, or its length does. A part of a digest is asked for where the algorithm is named.
 */
function bindDigest(
  digests: Readonly<Partial<Record<HashAlgorithm, Cell>>>,
  operand: (cell: Cell) => Operand,
  value: SigmaValue,
  context: TestContext,
): Bound {
  const refuse = (why: string): Bound =>
    refused({
      code: 'UNMAPPED_VALUE',
      message: `${context.table.name} cannot be asked for this hash: ${why}.`,
      ...about(context.field, value.span),
    });
  if (value.kind !== 'pattern') return refuse('only a digest can be compared');
  const parts = value.parts.filter((part, index) => !(isMany(part) && (index === 0 || index === value.parts.length - 1)));
  const [text] = parts;
  if (parts.length !== 1 || typeof text !== 'string') return refuse('a digest with wildcards inside cannot be compared');
  const [, named, digest = ''] = /^(?:([A-Za-z0-9]+)=)?([0-9A-Fa-f]+)$/.exec(text) ?? [];
  const algorithm = named?.toUpperCase() ?? DIGEST_LENGTHS[digest.length];
  if (named === undefined && digest.length === 32 && digests.IMPHASH !== undefined && digests.MD5 !== undefined) {
    // Thirty-two digits are an MD5 or an import hash.
    const either = bindValueInAny(
      [operand(digests.MD5), operand(digests.IMPHASH)],
      { kind: 'pattern', parts: [digest], cased: false, span: value.span },
      context,
    );
    return asPartOfList(either, digest, value, context);
  }
  if (digest === '' || algorithm === undefined) return refuse(`"${text}" is neither a digest nor ALGORITHM=digest`);
  const cell = digests[algorithm as HashAlgorithm];
  if (cell === undefined) return refuse(`it records ${Object.keys(digests).join(', ')}, not ${algorithm}`);
  const whole = DIGEST_LENGTHS[digest.length] === algorithm || (algorithm === 'IMPHASH' && digest.length === 32);
  if (!whole && named === undefined) return refuse(`"${text}" is too short to tell its algorithm`);
  const pattern: Pattern = whole ? [digest] : [digest, { wildcard: 'many' }];
  return asPartOfList(bindText(operand(cell), pattern, false, value, context), digest, value, context);
}

/** A digest is found wherever it stands in the list, and in whichever case: a rule that asks for less is told. */
function asPartOfList(found: Bound, digest: string, value: PatternValue, context: TestContext): Bound {
  const field = context.field ?? '';
  if (!isMany(value.parts[0]) || !isMany(value.parts.at(-1))) {
    const message = `"${field}" is a list of digests, and ${context.table.name} has each of them alone: where in the list this one stands, or that it is the only one, is not asked.`;
    return approximated(found, 'widened', message, value, context);
  }
  if (!value.cased || !/[a-f]/i.test(digest)) return found;
  return approximated(
    found,
    'widened',
    `${context.table.name} does not keep the case of digests: they are compared without case.`,
    value,
    context,
  );
}

/** `0x3e7` or `999` in the rule, a number in the table. */
function bindHexNumber(operand: Operand, value: SigmaValue, context: TestContext): Bound {
  if (value.kind === 'null' || value.kind === 'exists') return bindValue(operand, value, context);
  const number = wholeNumberOf(value);
  if (number === undefined) return impossible(asLong(operand), 'the value is not one whole number', value, context);
  return bound({ kind: 'number', operand: asLong(operand), op: '==', digits: number.toString() }, useOf(context.field, [operand]));
}

/** `500` in the rule, `0x1f4` in the table. */
function bindHexText(operand: Operand, value: SigmaValue, context: TestContext): Bound {
  if (value.kind === 'null' || value.kind === 'exists') return bindValue(operand, value, context);
  const number = wholeNumberOf(value);
  if (number === undefined) return impossible(operand, 'the value is not one whole number', value, context);
  return bindText(operand, [`0x${number.toString(16)}`], false, value, context);
}

/** `0x3e7` or `999` in the rule, and either in the table. */
function bindHexOrDecimalText(operand: Operand, value: SigmaValue, context: TestContext): Bound {
  if (value.kind === 'null' || value.kind === 'exists') return bindValue(operand, value, context);
  const number = wholeNumberOf(value);
  if (number === undefined) return impossible(operand, 'the value is not one whole number', value, context);
  const texts = [`0x${number.toString(16)}`, number.toString()];
  return some(
    texts.map((text) => bindText(operand, [text], false, value, context)),
    context.negated,
  );
}

/** The number that a value is, in decimal or hex digits. */
function wholeNumberOf(value: SigmaValue): bigint | undefined {
  const text = literalOf(value);
  return text !== undefined && /^(?:0x[0-9a-f]+|[0-9]+)$/i.test(text) ? BigInt(text) : undefined;
}

/** A truth value of the rule that is told by a text in a column. */
function bindFlag(operand: Operand, contained: string, value: SigmaValue, context: TestContext): Bound {
  const truth = matchesText(value, 'true') === true;
  if (!truth && matchesText(value, 'false') !== true) return impossible(operand, 'the value is neither true nor false', value, context);
  const contains: Predicate = { kind: 'text', operand, pattern: [{ wildcard: 'many' }, contained, { wildcard: 'many' }], cased: false };
  return bound(truth ? contains : negation(contains), useOf(context.field, [operand]));
}

/** A value that is somewhere in the text of the cells: whatever the test, it can only be looked for. */
export function bindTextSearch(operands: readonly Operand[], value: SigmaValue, context: TestContext): Bound {
  const { field, table } = context;
  const empty = literalOf(value) === '';
  if (empty || value.kind === 'null' || value.kind === 'exists') return bindValueInAny(operands, value, context);
  if (value.kind === 'regex') {
    const cannot = 'the expression asks where a text begins or ends, which within a longer text cannot be told';
    if (asksForEnds(value)) return impossible(operands[0]!, cannot, value, context);
    return acrossParts(bindValueInAny(operands, value, context), value, operands, context);
  }
  const parts: readonly PatternPart[] | undefined = value.kind === 'pattern' ? value.parts : literalParts(value);
  if (!parts) return impossible(operands[0]!, 'the value can only be looked for as text', value, context);
  if (operands.some(isWholeJson) && parts.some((part) => typeof part === 'string' && ESCAPED_IN_JSON.test(part))) {
    return impossible(operands[0]!, 'the control character in it is an escape there', value, context);
  }
  const open = [
    ...(isMany(parts[0]) ? [] : [{ wildcard: 'many' as const }]),
    ...parts,
    ...(isMany(parts.at(-1)) ? [] : [{ wildcard: 'many' as const }]),
  ];
  const cased = value.kind === 'pattern' && value.cased;
  const found = bindValueInAny(operands, { kind: 'pattern', parts: open, cased, span: value.span }, context);
  const anchored = field !== undefined && open.length !== parts.length;
  if (!anchored) {
    const sought: PatternValue = { kind: 'pattern', parts: open, cased, span: value.span };
    return open.length > 3 ? acrossParts(found, sought, operands, context) : inMarkup(found, sought, operands, context);
  }
  return approximated(
    found,
    'widened',
    `${table.name} keeps "${field}" within a longer text: the value is looked for anywhere in it.`,
    value,
    context,
  );
}

const isWholeText = (operand: Operand): boolean => operand.kind === 'whole-text' || partsOf(operand).some(isWholeText);

/** What JSON has escapes for, but for the three that the query undoes: CR, LF and TAB. */
const ESCAPED_IN_JSON = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Whether an expression has an anchor. A quote or a bracket stands around a text that is within a longer one: `\b` is as it was. */
const asksForEnds = ({ source }: RegexValue): boolean =>
  /\\[Az]/.test(source.replaceAll('\\\\', '')) || /[\^$]/.test(source.replace(/\\[^]|\[\^?\]?(?:\\[^]|[^\]\\])*\]/g, ''));

/** A wildcard, or an expression, matches what stands beside the text of one member as well. */
function acrossParts(found: Bound, value: SigmaValue, operands: readonly Operand[], context: TestContext): Bound {
  if (!operands.some(isWholeText)) return found;
  const message = `${context.table.name} keeps the text within all of the data of an event, whose other parts the value can match too.`;
  return approximated(found, 'widened', message, value, context);
}

/** What is part of the names of members, or of the markup, is found in each event that has them. */
function inMarkup(found: Bound, value: PatternValue, operands: readonly Operand[], context: TestContext): Bound {
  const searched = matchesText(value, context.markup) === true || (context.table.eventData?.timeAndIdAround && isInTimeOrId(value));
  if (!searched || !operands.some(isWholeText)) return found;
  const message = `${context.table.name} keeps the data of an event with the names or the markup of its members, where the value is found as well.`;
  return approximated(found, 'widened', message, value, context);
}

/** Whether a text can be part of a time such as `2025-03-11T09:26:40.1234567Z`, or of a GUID. */
const isInTimeOrId = ({ parts }: PatternValue): boolean =>
  parts.every((part) => typeof part !== 'string' || /^(?:[0-9T:.Z-]{1,28}|[0-9a-f-]{1,36})$/i.test(part));

const literalParts = (value: SigmaValue): readonly string[] | undefined => {
  const text = literalOf(value);
  return text === undefined ? undefined : [text];
};
