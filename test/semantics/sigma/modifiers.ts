import { RE2JS } from 're2js';
import { parseCidr } from './address.js';
import { asWrittenIn, encode, lettersAtEveryOffset, type Utf16 } from './encoding.js';
import { literalText, mapTexts, openAfter, openBefore, parsePattern } from './pattern.js';
import { decimalNumber, digitsOf } from './number.js';
import { InvalidRule, type DatePart, type PatternPart, type PatternValue, type RegexValue, type Value } from './rule.js';
import { dashVariants } from './windash.js';
import type { Scalar } from './yaml.js';

/** A value on its way through its modifiers. */
type Draft =
  | Value
  /** Before the first of them, which may need it as it is written. */
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  /** Text in an encoding, which `base64` makes text again. */
  | { readonly kind: 'encoded'; readonly encoding: Utf16; readonly pattern: PatternValue };

/** The values that one value becomes: several are alternatives, and none mean that the modifier cannot be used on it. */
type Modifier = (draft: Draft) => readonly Draft[];

/** One value of a test through the modifiers of its key, in the order in which they are written. */
export function applyModifiers(scalar: Scalar, names: readonly string[]): readonly Value[] {
  let drafts: readonly Draft[] = [{ kind: 'scalar', scalar }];
  for (const name of names) drafts = drafts.flatMap((draft) => applyModifier(name, draft, scalar));
  return drafts.map(finish);
}

function applyModifier(name: string, draft: Draft, { written }: Scalar): readonly Draft[] {
  const modifier = MODIFIERS.get(name);
  if (modifier === undefined) throw new InvalidRule(`There is no modifier "${name}".`);
  const changed = modifier(draft);
  if (changed.length === 0) throw new InvalidRule(`"${name}" cannot be used on "${written}" here.`);
  return changed;
}

function finish(draft: Draft): Value {
  if (draft.kind === 'scalar') return valueOf(draft.scalar);
  return draft.kind === 'encoded' ? { ...draft.pattern, parts: asWrittenIn(draft.encoding, draft.pattern.parts) } : draft;
}

/** A value without modifiers. */
function valueOf(scalar: Scalar): Value {
  switch (typeof scalar.value) {
    case 'number':
      return { kind: 'number', digits: digitsOf(scalar.written, scalar.value) };
    case 'boolean':
      return { kind: 'boolean', value: scalar.value };
    case 'string':
      return { kind: 'pattern', parts: parsePattern(scalar.written), cased: false };
    default:
      return { kind: 'null' };
  }
}

/** Text as a pattern: any scalar but null, or what a modifier before made of it; none for everything else. */
function toPattern(draft: Draft): readonly PatternValue[] {
  if (draft.kind === 'pattern') return [draft];
  if (draft.kind !== 'scalar' || draft.scalar.value === null) return [];
  return [{ kind: 'pattern', parts: parsePattern(draft.scalar.written), cased: false }];
}

const ofPattern =
  (change: (pattern: PatternValue) => readonly Draft[]): Modifier =>
  (draft) =>
    toPattern(draft).flatMap(change);

/** A modifier that changes text also where it is in an encoding. */
const ofText =
  (change: (pattern: PatternValue) => readonly PatternValue[]): Modifier =>
  (draft) =>
    draft.kind === 'encoded' ? change(draft.pattern).map((pattern) => ({ ...draft, pattern })) : ofPattern(change)(draft);

/** A modifier of what is written, character by character. */
const ofWritten =
  (read: (written: string) => Value): Modifier =>
  (draft) =>
    draft.kind === 'scalar' && draft.scalar.value !== null ? [read(draft.scalar.written)] : [];

const regexFlag =
  (flag: 'ignoreCase' | 'multiline' | 'dotAll'): Modifier =>
  (draft) =>
    draft.kind === 'regex' ? [{ ...draft, [flag]: true }] : [];

/** A number, also one in quotes. */
function numberOf(draft: Draft): number | undefined {
  if (draft.kind === 'scalar' && typeof draft.scalar.value === 'number') return draft.scalar.value;
  const [pattern] = toPattern(draft);
  return pattern && decimalNumber(literalText(pattern.parts) ?? '');
}

/** Where the pattern has to stand. */
const placed = (
  place: 'contains' | 'startswith' | 'endswith',
  change: (parts: readonly PatternPart[]) => readonly PatternPart[],
): Modifier => {
  return (draft) => {
    if (draft.kind === 'fieldref') return [{ ...draft, match: place }];
    if (draft.kind === 'regex') return [{ ...draft, source: anchored(draft.source, place) }];
    return ofText((pattern) => [{ ...pattern, parts: change(pattern.parts) }])(draft);
  };
};

/** `\A` and `\z`, because `m` changes what `^` and `$` mean. A regular expression may match anywhere as it is. */
function anchored(source: string, place: 'contains' | 'startswith' | 'endswith'): string {
  if (place === 'contains') return source;
  return place === 'startswith' ? `\\A(?:${source})` : `(?:${source})\\z`;
}

const cased: Modifier = (draft) =>
  draft.kind === 'fieldref' ? [{ ...draft, cased: true }] : ofText((pattern) => [{ ...pattern, cased: true }])(draft);

/** What `base64` and `base64offset` make of text without wildcards, in the encoding that a modifier gave it. */
const inBase64 =
  (lettersOf: (bytes: Buffer) => readonly string[]): Modifier =>
  (draft) => {
    const [pattern] = draft.kind === 'encoded' ? [draft.pattern] : toPattern(draft);
    const text = pattern && literalText(pattern.parts);
    if (pattern === undefined || text === undefined || text === '') return [];
    const bytes = encode(text, draft.kind === 'encoded' ? draft.encoding : 'utf8');
    return lettersOf(bytes).map((letters) => ({ ...pattern, parts: [{ text: letters }] }));
  };

const encodedIn = (encoding: Utf16): Modifier => ofPattern((pattern) => [{ kind: 'encoded', encoding, pattern }]);

/** `%name%`; a backslash takes the meaning from the first percent sign (specification, section "Placeholders"). */
const parsePlaceholders = (text: string): readonly PatternPart[] =>
  text
    .split(/((?<!\\)%[\p{L}\p{N}_]+%)/u)
    .map((piece, index) => (index % 2 === 1 ? { placeholder: piece.slice(1, -1) } : { text: piece.replaceAll('\\%', '%') }));

const expand = ofPattern((pattern) => [{ ...pattern, parts: mapTexts(pattern.parts, parsePlaceholders) }]);

const fieldref = ofPattern((pattern) => {
  const field = literalText(pattern.parts) ?? '';
  return field === '' ? [] : [{ kind: 'fieldref', field, match: 'equals', cased: pattern.cased }];
});

function parseRegex(source: string): RegexValue {
  try {
    RE2JS.compile(source);
  } catch (error) {
    throw new InvalidRule(`"${source}" is not a regular expression of RE2: ${String(error)}`);
  }
  return { kind: 'regex', source, ignoreCase: false, multiline: false, dotAll: false };
}

/** The words of YAML 1.1, and `true` and `false` in quotes. */
const exists: Modifier = (draft) => {
  if (draft.kind !== 'scalar') return [];
  const { value, written } = draft.scalar;
  if (typeof value === 'boolean') return [{ kind: 'exists', value }];
  return ['true', 'false'].includes(written.toLowerCase()) ? [{ kind: 'exists', value: written.toLowerCase() === 'true' }] : [];
};

const comparison =
  (operator: 'lt' | 'lte' | 'gt' | 'gte'): Modifier =>
  (draft) => {
    const number = numberOf(draft);
    return number === undefined ? [] : [{ kind: 'comparison', operator, number }];
  };

const datePart =
  (part: DatePart, least: number, most: number): Modifier =>
  (draft) => {
    const number = numberOf(draft);
    const fits = number !== undefined && Number.isInteger(number) && number >= least && number <= most;
    return fits ? [{ kind: 'date-part', part, number }] : [];
  };

/** The modifiers that change values, in the order of the modifier appendix; `all` and `neq` change how they are linked. */
const MODIFIERS: ReadonlyMap<string, Modifier> = new Map([
  ['startswith', placed('startswith', openAfter)],
  ['endswith', placed('endswith', openBefore)],
  ['contains', placed('contains', (parts) => openBefore(openAfter(parts)))],
  ['exists', exists],
  ['cased', cased],
  ['windash', ofText((pattern) => dashVariants(pattern.parts).map((parts) => ({ ...pattern, parts })))],
  ['re', ofWritten(parseRegex)],
  ['i', regexFlag('ignoreCase')],
  ['ignorecase', regexFlag('ignoreCase')],
  ['m', regexFlag('multiline')],
  ['multiline', regexFlag('multiline')],
  ['s', regexFlag('dotAll')],
  ['dotall', regexFlag('dotAll')],
  ['base64', inBase64((bytes) => [bytes.toString('base64')])],
  ['base64offset', inBase64(lettersAtEveryOffset)],
  ['utf16le', encodedIn('utf16le')],
  ['utf16be', encodedIn('utf16be')],
  ['utf16', encodedIn('utf16')],
  ['wide', encodedIn('utf16le')],
  ['lt', comparison('lt')],
  ['lte', comparison('lte')],
  ['gt', comparison('gt')],
  ['gte', comparison('gte')],
  ['minute', datePart('minute', 0, 59)],
  ['hour', datePart('hour', 0, 23)],
  ['day', datePart('day', 1, 31)],
  ['week', datePart('week', 1, 53)],
  ['month', datePart('month', 1, 12)],
  ['year', datePart('year', 1, 9999)],
  ['cidr', ofWritten(parseCidr)],
  ['expand', expand],
  ['fieldref', fieldref],
]);
