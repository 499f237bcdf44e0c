import type { Span } from '../diagnostics/source.js';
import type { DetectionItem, Detection, SigmaValue } from './ast.js';
import { bytesOf } from './modifiers/encoding.js';
import { MODIFIERS } from './modifiers/index.js';
import {
  patternOf,
  type DraftValue,
  type EncodedText,
  type Linking,
  type Modifier,
  type ModifierContext,
  type RawText,
  type ValueModifier,
} from './modifiers/modifier.js';
import { didYouMean } from '../diagnostics/nearest-names.js';
import { joinParts } from './pattern.js';
import type { ParseContext } from './parse-context.js';
import { offsetsIn, type YamlList, type YamlNode, type YamlScalar } from './yaml.js';

/** A modifier as a key names it. */
interface Named {
  readonly modifier: Modifier;
  readonly span: Span;
}

/**
 * Reads `field|modifier|…: values`. The modifiers change the values in the order in which they are
 * written (specification, section "Value Modifiers"); a key without a field is a keyword.
 *
 * `undefined` when something was reported.
 */
export function parseDetectionItem(key: YamlScalar, node: YamlNode, context: ParseContext): Detection | undefined {
  const { text } = key;
  const bar = text.indexOf('|');
  const field = (bar < 0 ? text : text.slice(0, bar)) || undefined;
  const named = bar < 0 ? [] : parseModifiers(key, bar, context);
  const scalars = parseScalars(field, node, named, context);
  if (named === undefined || scalars === undefined) return undefined;
  return linkValues({ kind: 'detection-item', span: key.span, field, values: [], matches: 'any', negated: false }, scalars, named, context);
}

/** Values without a field: `- 'event::clear'`. */
export function parseKeywords(span: Span, scalars: readonly YamlScalar[], context: ParseContext): Detection | undefined {
  return linkValues({ kind: 'detection-item', span, field: undefined, values: [], matches: 'any', negated: false }, scalars, [], context);
}

function parseModifiers(key: YamlScalar, bar: number, context: ParseContext): readonly Named[] | undefined {
  const offsetAt = offsetsIn(key, context.text);
  const named: Named[] = [];
  const names = key.text.slice(bar + 1).split('|');
  let at = bar + 1;
  for (const name of names) {
    const modifier = MODIFIERS.get(name);
    const span = { start: offsetAt(at), end: offsetAt(at + name.length) };
    at += name.length + 1;
    if (modifier !== undefined) named.push({ modifier, span });
    else
      context.reporter.report('UNSUPPORTED_MODIFIER', `There is no modifier "${name}".`, { span, ...didYouMean(name, MODIFIERS.keys()) });
  }
  return named.length === names.length ? named : undefined;
}

function parseScalars(
  field: string | undefined,
  node: YamlNode,
  named: readonly Named[] | undefined,
  context: ParseContext,
): readonly YamlScalar[] | undefined {
  switch (node.kind) {
    case 'map':
      context.reporter.report('INVALID_SIGMA', 'The value of a field cannot be a map.', {
        span: node.span,
        ...(field === undefined ? {} : { field }),
      });
      return undefined;
    case 'list':
      return parseItems(node, named, context);
    default:
      return [node];
  }
}

function parseItems(list: YamlList, named: readonly Named[] | undefined, context: ParseContext): readonly YamlScalar[] | undefined {
  const scalars: YamlScalar[] = [];
  for (const item of list.items) {
    if (item.kind === 'map' || item.kind === 'list') {
      context.reporter.report('INVALID_SIGMA', `A value in the list of a field cannot be a ${item.kind}.`, { span: item.span });
    } else scalars.push(item);
  }
  if (scalars.length < list.items.length) return undefined;
  if (scalars.length > 0) return scalars;
  // Sigma's reference implementation takes a field with an empty list for one that is null; there is nothing that a modifier could change.
  if (named?.some(({ modifier }) => modifier.kind === 'value')) {
    context.reporter.report('INVALID_SIGMA', 'The list has no values for the modifier.', { span: list.span });
    return undefined;
  }
  return [{ kind: 'null', span: list.span, text: '', content: { start: 0, end: 0 }, style: 1 }];
}

/** The values of a test through its modifiers, and the test that links them. */
function linkValues(
  bare: DetectionItem,
  scalars: readonly YamlScalar[],
  named: readonly Named[],
  context: ParseContext,
): Detection | undefined {
  const changes = named.flatMap(({ modifier, span }) => (modifier.kind === 'value' ? [{ modifier, span }] : []));
  const linking = named.reduce<Linking>((link, { modifier }) => (modifier.kind === 'test' ? modifier.apply(link) : link), bare);
  const groups: (readonly SigmaValue[])[] = [];
  let failed = false;
  for (const scalar of scalars) {
    const values = parseValue(scalar, bare.field, changes, context);
    if (values === undefined) failed = true;
    else groups.push(values);
  }
  return failed ? undefined : link({ ...bare, ...linking }, groups);
}

/**
 * One test of all values, unless a value has become several under `all`: then any of them is
 * enough, but each of the values as written has to match.
 */
function link(test: DetectionItem, groups: readonly (readonly SigmaValue[])[]): Detection {
  if (test.matches === 'any' || groups.every(({ length }) => length === 1)) return { ...test, values: groups.flat() };
  const detections = groups.map((values): DetectionItem => ({ ...test, values, matches: 'any' }));
  // Not all of them: for one of them, none of its variants.
  return { kind: test.negated ? 'any-of' : 'all-of', span: test.span, detections };
}

type Change = { readonly modifier: ValueModifier; readonly span: Span };

function parseValue(
  scalar: YamlScalar,
  field: string | undefined,
  changes: readonly Change[],
  context: ParseContext,
): readonly SigmaValue[] | undefined {
  const { reporter, limits, count } = context;
  if (scalar.kind === 'null' && field === undefined) {
    reporter.report('INVALID_SIGMA', 'null needs a field: it says that the field is empty or not there.', { span: scalar.span });
    return undefined;
  }
  let values: readonly DraftValue[] = [draftOf(scalar, changes[0]?.modifier, context)];
  for (const { modifier, span } of changes) {
    const use: ModifierContext = { span, field, variants: limits.variants, reporter };
    const changed: DraftValue[] = [];
    for (const value of values) {
      const made = modifier.apply(value, use);
      if (made.length === 0) return undefined;
      changed.push(...made);
      if (changed.length > limits.variants) {
        reporter.report('LIMIT_EXCEEDED', `The modifiers would make more than ${limits.variants} values of this one.`, {
          span: scalar.span,
        });
        return undefined;
      }
    }
    values = changed;
  }
  count.values += values.length;
  if (count.values > limits.values) {
    reporter.report('LIMIT_EXCEEDED', `The document has more than ${limits.values} values.`, {});
    return undefined;
  }
  return finish(values, context);
}

/**
 * The value before its first modifier. Where that takes text, a number is the text as it is
 * written, because that is what it is compared as: `Version|startswith: 10.10`. Sigma's reference
 * implementation refuses such values.
 */
function draftOf(scalar: YamlScalar, first: ValueModifier | undefined, context: ParseContext): DraftValue {
  const { span, text } = scalar;
  if (scalar.kind === 'null') return { kind: 'null', span };
  const kept = first === undefined || (first.accepts as readonly string[]).includes(scalar.kind);
  if (scalar.kind === 'number' && kept) {
    // A comparison has the number whatever its digits; a text is compared with them.
    if (first === undefined && scalar.digits !== text) {
      context.reporter.report('NUMBER_AS_DECIMAL', `YAML reads ${text} as a number, which is compared as ${scalar.digits}.`, {
        span,
        hint: `put quotes around it to compare the text "${text}"`,
      });
    }
    return { kind: 'number', value: scalar.value, text: scalar.digits, span };
  }
  if (scalar.kind === 'boolean' && kept) return { kind: 'boolean', value: scalar.value, span };
  const raw: RawText = { kind: 'raw-text', text, span, offsetAt: (index) => offsetsIn(scalar, context.text)(index) };
  return first === undefined ? patternOf(raw) : raw;
}

function finish(values: readonly DraftValue[], { reporter }: ParseContext): readonly SigmaValue[] | undefined {
  const finished: SigmaValue[] = [];
  for (const value of values) {
    if (value.kind === 'raw-text') finished.push(patternOf(value));
    else if (value.kind !== 'encoded-text') finished.push(value);
    else {
      const decoded = decode(value);
      if (decoded === undefined) {
        reporter.report('INVALID_VALUE', 'The value is not text after its encoding.', {
          span: value.span,
          hint: 'put "base64" or "base64offset" behind the encoding',
        });
        return undefined;
      }
      finished.push(decoded);
    }
  }
  return finished;
}

/** UTF-16 that is looked for as it is: text with a NUL beside each character, as long as all of them are ASCII. */
function decode({ encoding, parts, cased, span }: EncodedText): SigmaValue | undefined {
  const plain = encoding === 'utf16' ? 'utf16le' : encoding;
  const bytes = parts.map((part) => (typeof part === 'string' ? bytesOf(part, plain) : part));
  if (bytes.some((part) => Array.isArray(part) && part.some((byte: number) => byte > 0x7f))) return undefined;
  const decoded = bytes.map((part) => ('wildcard' in part || 'placeholder' in part ? part : String.fromCharCode(...part)));
  return { kind: 'pattern', parts: joinParts(encoding === 'utf16' ? ['\ufeff', ...decoded] : decoded), cased, span };
}
