import { EVENT_ID, COLLECTION_STYLE, SCALAR_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import type { AliasEvent, Event, MappingEvent, ScalarEvent, ScalarStyle, SequenceEvent } from 'js-yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Reporter } from '../diagnostics/reporter.js';
import type { Span } from '../diagnostics/source.js';
import type { SigmaLimits } from './limits.js';
import type { SourceMappedText } from './source-mapped-text.js';
import { resolvePlain } from './yaml-scalar.js';

/** YAML with the place of every node. Merge keys (`<<`) and aliases are followed already. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

/**
 * A scalar as PyYAML resolves it. `text` is what it says whatever it resolves to (`0x1F`, `yes`),
 * without quotes and with folded lines joined; `span` is the scalar as written, quotes included.
 */
export type YamlScalar = ScalarText &
  (
    | { readonly kind: 'string' | 'null' }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'number'; readonly value: number; readonly digits: string }
  );

interface ScalarText {
  readonly span: Span;
  readonly text: string;
  /** Where the content is in the text that was parsed, for `offsetsIn`. */
  readonly content: Span;
  readonly style: ScalarStyle;
}

export interface YamlDocument {
  readonly root: YamlNode;
  readonly diagnostics: readonly Diagnostic[];
}

/** `failure` is why the text could not be read to its end; then there are no documents. */
export interface YamlFile {
  readonly documents: readonly YamlDocument[];
  readonly failure: Diagnostic | undefined;
}

/** Text to positioned trees, one for each YAML document. Never throws on bad input. */
export function parseYaml(text: SourceMappedText, limits: SigmaLimits): YamlFile {
  try {
    const events = parseEvents(text.text, { maxDepth: limits.depth });
    return { documents: new TreeBuilder(text, limits).build(events), failure: undefined };
  } catch (error) {
    return { documents: [], failure: failureOf(error, text) };
  }
}

/** js-yaml promises no particular class of error ("All exceptions MUST be caught"), so anything it throws is bad input. */
function failureOf(error: unknown, text: SourceMappedText): Diagnostic {
  if (error instanceof YamlLimit) return { code: 'LIMIT_EXCEEDED', message: error.message, span: error.span };
  if (!(error instanceof YAMLException)) return { code: 'INVALID_YAML', message: 'The text cannot be read.', span: { start: 0, end: 0 } };
  const at = text.originalOffset(Math.min(error.mark?.position ?? 0, text.text.length));
  const span = { start: at, end: at };
  if (error.reason.includes('maxDepth')) return { code: 'LIMIT_EXCEEDED', message: 'The document is nested too deeply.', span };
  return { code: 'INVALID_YAML', message: `${error.reason.charAt(0).toUpperCase()}${error.reason.slice(1)}.`, span };
}

class YamlLimit extends Error {
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

/** A collection that is being filled. `weight` counts the nodes below it, with aliases followed. */
type Frame = { readonly start: number; readonly anchor: string; readonly flow: boolean; weight: number } & (
  | { readonly kind: 'document'; root: YamlNode | undefined }
  | { readonly kind: 'list'; readonly items: YamlNode[] }
  | { readonly kind: 'map'; readonly entries: YamlEntry[]; key: YamlScalar | undefined; merged: boolean }
);

interface Anchored {
  readonly node: YamlNode;
  readonly weight: number;
}

const ABSENT = -1;

/** Builds the trees in one pass over the events of js-yaml. */
class TreeBuilder {
  readonly #text: SourceMappedText;
  readonly #limits: SigmaLimits;
  readonly #documents: YamlDocument[] = [];
  readonly #frames: Frame[] = [];
  #anchors = new Map<string, Anchored>();
  #aliases = 0;
  #reporter = new Reporter();
  /** The end of what was read last: the place of a scalar that is not there, and the end of a block collection. */
  #cursor = 0;

  constructor(text: SourceMappedText, limits: SigmaLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  build(events: readonly Event[]): readonly YamlDocument[] {
    for (const event of events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          this.#anchors = new Map();
          this.#aliases = 0;
          this.#reporter = new Reporter();
          this.#frames.push({ kind: 'document', start: this.#cursor, anchor: '', flow: false, weight: 0, root: undefined });
          break;
        case EVENT_ID.SEQUENCE:
          this.#open(event, { kind: 'list', items: [] });
          break;
        case EVENT_ID.MAPPING:
          this.#open(event, { kind: 'map', entries: [], key: undefined, merged: false });
          break;
        case EVENT_ID.SCALAR:
          this.#add(this.#scalar(event), 1, this.#anchorOf(event));
          break;
        case EVENT_ID.ALIAS:
          this.#alias(event);
          break;
        case EVENT_ID.POP:
          this.#close();
          break;
      }
    }
    return this.#documents;
  }

  #open(
    event: SequenceEvent | MappingEvent,
    content: { kind: 'list'; items: YamlNode[] } | { kind: 'map'; entries: YamlEntry[]; key: undefined; merged: false },
  ): void {
    const tag = this.#tagOf(event);
    if (tag !== '' && tag !== '!' && tag !== (content.kind === 'list' ? '!!seq' : '!!map')) this.#unknownTag(tag, event.tagStart);
    this.#cursor = Math.max(this.#cursor, event.start);
    this.#frames.push({
      start: event.start,
      anchor: this.#anchorOf(event),
      flow: event.style === COLLECTION_STYLE.FLOW,
      weight: 1,
      ...content,
    });
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    if (frame.kind === 'document') {
      this.#documents.push({ root: frame.root ?? this.#nothing(), diagnostics: this.#reporter.diagnostics });
      return;
    }
    if (frame.flow) this.#cursor = afterClosingBracket(this.#text.text, this.#cursor);
    const span = this.#span(frame.start, Math.max(frame.start, this.#cursor));
    if (frame.kind === 'list') this.#add({ kind: 'list', span, items: frame.items }, frame.weight, frame.anchor);
    else this.#add({ kind: 'map', span, entries: this.#entries(frame.entries, frame.merged) }, frame.weight, frame.anchor);
  }

  /** A key that is there twice is an error, because one of the two would silently be lost; what a merge brings in may be overridden. */
  #entries(written: YamlEntry[], merged: boolean): readonly YamlEntry[] {
    if (written.length < 2 && !merged) return written;
    const own = new Map<string, YamlEntry>();
    for (const entry of written) {
      if (isMergeKey(entry.key)) continue;
      if (own.has(entry.key.text))
        this.#reporter.report('INVALID_YAML', `The key "${entry.key.text}" is there twice.`, { span: entry.key.span });
      else own.set(entry.key.text, entry);
    }
    if (!merged) return own.size === written.length ? written : [...own.values()];
    for (const { key, value } of written) if (isMergeKey(key)) this.#merge(own, value, key.span);
    return [...own.values()];
  }

  /** https://yaml.org/type/merge.html: keys that are there already stay, and of several maps the first wins. */
  #merge(own: Map<string, YamlEntry>, value: YamlNode, span: Span): void {
    const maps = value.kind === 'list' ? value.items : [value];
    for (const map of maps) {
      if (map.kind !== 'map') this.#reporter.report('INVALID_YAML', 'Only a map, or a list of maps, can be merged with "<<".', { span });
      else for (const entry of map.entries) if (!own.has(entry.key.text)) own.set(entry.key.text, entry);
    }
  }

  #alias(event: AliasEvent): void {
    const name = this.#text.text.slice(event.anchorStart, event.anchorEnd);
    const span = this.#span(event.anchorStart - 1, event.anchorEnd);
    if (++this.#aliases > this.#limits.aliases) throw new YamlLimit(`The document has more than ${this.#limits.aliases} aliases.`, span);
    this.#cursor = event.anchorEnd;
    const anchored = this.#anchors.get(name);
    // An anchor is known once its node is complete, so an alias inside its own node is refused here too.
    if (anchored === undefined) this.#reporter.report('INVALID_YAML', `There is no complete node with the anchor "${name}".`, { span });
    this.#add(anchored?.node ?? this.#nothing(), anchored?.weight ?? 1, '');
  }

  #add(node: YamlNode, weight: number, anchor: string): void {
    if (anchor !== '') this.#anchors.set(anchor, { node, weight });
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    frame.weight += weight;
    if (frame.weight > this.#limits.nodes) throw new YamlLimit('The document has too many nodes.', node.span);
    if (frame.kind === 'document') frame.root = node;
    else if (frame.kind === 'list') frame.items.push(node);
    else if (frame.key === undefined) frame.key = this.#key(node);
    else {
      frame.merged ||= isMergeKey(frame.key);
      frame.entries.push({ key: frame.key, value: node });
      frame.key = undefined;
    }
  }

  #key(node: YamlNode): YamlScalar {
    if (node.kind !== 'map' && node.kind !== 'list') return node;
    this.#reporter.report('INVALID_YAML', `A ${node.kind} cannot be a key.`, { span: node.span });
    return { ...this.#nothing(), span: node.span };
  }

  #scalar(event: ScalarEvent): YamlScalar {
    const { valueStart, valueEnd, style } = event;
    if (valueStart === ABSENT) {
      if (event.tagStart === ABSENT) return this.#nothing();
      this.#cursor = event.tagEnd;
      return this.#tagged(event, { ...this.#nothing(), text: '' });
    }
    const quotes = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    this.#cursor = valueEnd + quotes;
    const base = {
      // A block scalar starts in the indentation of its first line.
      span: this.#span(valueStart - quotes + Math.max(event.indent, 0), valueEnd + quotes),
      text: getScalarValue(this.#text.text, event),
      content: { start: valueStart, end: valueEnd },
      style,
    };
    if (event.tagStart !== ABSENT) return this.#tagged(event, base);
    return style === SCALAR_STYLE.PLAIN ? plain(base) : { kind: 'string', ...base };
  }

  /** The tags that say what a scalar would have been anyway, or that it is text: `!!str 5`. Others build objects, which a rule has no use for. */
  #tagged(event: ScalarEvent, base: ScalarText): YamlScalar {
    const tag = this.#tagOf(event);
    if (tag === '!' || tag === '!!str') return { kind: 'string', ...base };
    const resolved = plain(base);
    const matching = { '!!null': 'null', '!!bool': 'boolean', '!!int': 'number', '!!float': 'number' }[tag];
    if (matching !== resolved.kind) this.#unknownTag(tag, event.tagStart);
    return resolved;
  }

  #unknownTag(tag: string, at: number): void {
    this.#reporter.report('INVALID_YAML', `The tag "${tag}" is not known, or does not fit its node.`, {
      span: this.#span(at, at + tag.length),
    });
  }

  #tagOf(event: ScalarEvent | SequenceEvent | MappingEvent): string {
    if (event.tagStart === ABSENT) return '';
    return this.#text.text.slice(event.tagStart, event.tagEnd).replace(/^!<tag:yaml\.org,2002:(\w+)>$/, '!!$1');
  }

  #anchorOf(event: ScalarEvent | SequenceEvent | MappingEvent): string {
    return event.anchorStart === ABSENT ? '' : this.#text.text.slice(event.anchorStart, event.anchorEnd);
  }

  #nothing(): YamlScalar {
    const { start } = this.#span(this.#cursor, this.#cursor);
    return {
      kind: 'null',
      span: { start, end: start },
      text: '',
      content: { start: this.#cursor, end: this.#cursor },
      style: SCALAR_STYLE.PLAIN,
    };
  }

  #span(start: number, end: number): Span {
    return { start: this.#text.originalOffset(start), end: this.#text.originalOffset(end) };
  }
}

const isMergeKey = (key: YamlScalar): boolean => key.text === '<<' && key.style === SCALAR_STYLE.PLAIN;

function plain({ span, text, content, style }: ScalarText): YamlScalar {
  const resolved = resolvePlain(text);
  switch (resolved.kind) {
    case 'number':
      return { kind: 'number', value: resolved.value, digits: resolved.digits, span, text, content, style };
    case 'boolean':
      return { kind: 'boolean', value: resolved.value, span, text, content, style };
    case 'string':
    case 'null':
      return { kind: resolved.kind, span, text, content, style };
  }
}

/** js-yaml does not say where a flow collection ends; after its last node there can only be spaces, commas and comments. */
function afterClosingBracket(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === ']' || char === '}') return at + 1;
    if (char === '#') while (at < text.length && text.charAt(at) !== '\n') at++;
  }
  return text.length;
}

/**
 * For an index into `scalar.text`, the offset in the original text. Quotes, escapes, line folding and
 * block indentation make the two differ; where they cannot be lined up the start of the scalar is given.
 */
export function offsetsIn(scalar: YamlScalar, text: SourceMappedText): (index: number) => number {
  const { start, end } = scalar.content;
  if (end - start === scalar.text.length) return (index) => text.originalOffset(start + index);
  const raw = lineUp(scalar.text, text.text.slice(start, end), scalar.style);
  return (index) => (raw === undefined ? scalar.span.start : text.originalOffset(start + (raw[Math.min(index, raw.length - 1)] ?? 0)));
}

/** The index in `raw` of every character of `text`, and of its end. White space is what folding changes, so only the rest is compared. */
function lineUp(text: string, raw: string, style: ScalarStyle): readonly number[] | undefined {
  const indexes: number[] = [];
  let at = 0;
  for (const unit of text.split('')) {
    if (isSpace(unit)) {
      indexes.push(at);
      if (raw[at] === unit) at++;
      continue;
    }
    while (at < raw.length && isSpace(raw.charAt(at))) at++;
    // An escape of a double-quoted scalar stands for something that it does not look like.
    if (raw[at] !== unit) return undefined;
    indexes.push(at);
    at += style === SCALAR_STYLE.SINGLE_QUOTED && unit === "'" ? 2 : 1;
  }
  return [...indexes, at];
}

const isSpace = (unit: string): boolean => unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r';
