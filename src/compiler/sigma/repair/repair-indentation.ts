import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { sourceMappedLines, type SourceMappedText } from '../source-mapped-text.js';
import { Ambiguity, Layout } from './layout.js';
import { layOutDetection } from './lay-out-detection.js';
import { isBlockHeader, splitLines, type TextLine } from './text-lines.js';

/** What could be done for a text that is no rule as it stands. */
export type Repair =
  | { readonly kind: 'nothing-to-repair' }
  | { readonly kind: 'ambiguous'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'repaired'; readonly text: SourceMappedText; readonly warning: Diagnostic };

/** The attributes of a rule (specification, section "File Structure"), by what their value looks like. */
const ATTRIBUTES: ReadonlyMap<string, 'text' | 'prose' | 'list' | 'maps' | 'logsource' | 'detection'> = new Map([
  ...(
    ['title', 'id', 'name', 'taxonomy', 'status', 'license', 'date', 'modified', 'level', 'action', 'regression_tests_path'] as const
  ).map((name) => [name, 'text'] as const),
  ...(['description', 'author'] as const).map((name) => [name, 'prose'] as const),
  ...(['references', 'falsepositives', 'fields', 'tags', 'scope'] as const).map((name) => [name, 'list'] as const),
  ['related', 'maps'],
  ['simulation', 'maps'],
  ['logsource', 'logsource'],
  ['detection', 'detection'],
]);

const LOGSOURCE_KEYS: ReadonlySet<string> = new Set(['category', 'product', 'service', 'definition']);

/** The keys of the items in a list of maps; `simulation` is SigmaHQ's own (its rule convention, "Simulation"). */
const ITEM_KEYS: Readonly<Record<string, readonly string[]>> = {
  related: ['id', 'type'],
  simulation: ['type', 'name', 'technique', 'atomic_guid'],
};

const NOTHING: Repair = { kind: 'nothing-to-repair' };

/**
 * Puts back the indentation of a rule that was copied from a web page, and leaves out what else was
 * copied with it. The attributes of a rule are known, and so are those of its log source; in the
 * detection the condition says which keys are selections. Where that leaves a choice, the line is
 * reported and nothing is repaired: a guess could change what the rule matches.
 *
 * Only for a text that has turned out not to be a rule.
 */
export function repairIndentation(text: string): Repair {
  const lines = splitLines(text);
  const start = lines.findIndex(isAttribute);
  const detection = lines.findIndex((line) => isAttribute(line) && line.key?.name === 'detection');
  // Several documents in one file are written by hand, not copied from a page.
  if (start < 0 || detection < 0 || lines.slice(start).some(({ content, indent }) => indent === 0 && content === '---')) return NOTHING;
  const layout = new Layout(lines);
  try {
    return repaired(text, layout, start, new Sections(layout, start).layOut());
  } catch (mistake) {
    if (!(mistake instanceof Ambiguity)) throw mistake;
    return hasLostIndentation(layout, detection) ? { kind: 'ambiguous', diagnostic: ambiguous(mistake) } : NOTHING;
  }
}

const isAttribute = ({ kind, indent, key }: TextLine): boolean => kind === 'key' && indent === 0 && ATTRIBUTES.has(key?.name ?? '');

/** Whether the line after `detection:`, which has to be part of it, starts where it starts. */
function hasLostIndentation(layout: Layout, detection: number): boolean {
  const next = layout.nextNonBlank(detection + 1);
  return next !== undefined && next.indent === 0 && !(isAttribute(next) && next.key?.value !== '');
}

const ambiguous = ({ line, message }: Ambiguity): Diagnostic => ({
  code: 'INVALID_YAML',
  message: `The text has lost its indentation, and it is not clear where this line belongs: ${message}.`,
  span: { start: line.start, end: line.end },
});

function repaired(text: string, layout: Layout, start: number, end: number): Repair {
  const kept = layout.lines.slice(start, end);
  const isNonBlank = ({ kind }: TextLine): boolean => kind !== 'blank';
  const before = layout.lines.slice(0, start).filter(isNonBlank);
  const after = layout.lines.slice(end).filter(isNonBlank);
  const moved = kept.find((_, index) => layout.indentOf(start + index) > 0);
  const first = moved ?? before[0] ?? after[0];
  if (first === undefined) return NOTHING;
  const done = [
    ...(moved === undefined ? [] : ['The text had lost its indentation, which was put back from this line on.']),
    ...leftOut(before, 'before'),
    ...leftOut(after, 'behind'),
  ];
  return {
    kind: 'repaired',
    text: sourceMappedLines(
      text,
      kept.map(({ start: from, end: to }, index) => ({ indent: layout.indentOf(start + index), start: from, end: to })),
    ),
    warning: { code: 'INDENTATION_REPAIRED', message: done.join(' '), span: { start: first.start, end: first.end } },
  };
}

function leftOut(lines: readonly TextLine[], where: 'before' | 'behind'): readonly string[] {
  if (lines.length === 0) return [];
  return [`${lines.length === 1 ? 'A line' : `${lines.length} lines`} ${where} the rule ${lines.length === 1 ? 'was' : 'were'} left out.`];
}

/** Lays out one attribute of the rule after the other. */
class Sections {
  readonly #layout: Layout;
  readonly #start: number;
  readonly #seen = new Set<string>();
  /** The last line that can be an attribute: behind it the rule may end. */
  readonly #last: number;

  constructor(layout: Layout, start: number) {
    this.#layout = layout;
    this.#start = start;
    this.#last = layout.lines.findLastIndex(isAttribute);
  }

  /** The first line behind the rule. */
  layOut(): number {
    let at = this.#start;
    for (;;) {
      const line = this.#layout.line(at);
      if (line === undefined) return at;
      if (line.kind === 'blank' || line.kind === 'comment') at++;
      else if (isAttribute(line)) at = this.#attribute(line, at);
      else if (at > this.#last) return at;
      else if (line.kind === 'key' && line.indent === 0 && !LOGSOURCE_KEYS.has(line.key?.name ?? '')) at = this.#indented(at + 1);
      else throw new Ambiguity(line, 'it is not part of the attribute above');
    }
  }

  #attribute(line: TextLine, at: number): number {
    const { name = '', value = '' } = line.key ?? {};
    if (this.#seen.has(name)) throw new Ambiguity(line, `"${name}" is there already`);
    this.#seen.add(name);
    const next = this.#layout.nextNonBlank(at + 1);
    if (next === undefined || next.indent > 0) {
      const end = this.#indented(at + 1);
      return name === 'description' ? this.#prose(at + 1, end) : end;
    }
    switch (ATTRIBUTES.get(name)) {
      case 'prose':
        return this.#prose(at + 1, at + 1);
      case 'list':
        return this.#list(at + 1);
      case 'maps':
        return this.#maps(at + 1, ITEM_KEYS[name] ?? []);
      case 'logsource':
        return value === '' ? this.#logsource(at + 1) : at + 1;
      case 'detection':
        return value === '' ? layOutDetection(this.#layout, at + 1, (behind) => behind > this.#last) : at + 1;
      case 'text':
      case undefined:
        return at + 1;
    }
  }

  /** Lines that have kept their indentation stay as they are. */
  #indented(from: number): number {
    return this.#while(from, ({ indent }) => indent > 0);
  }

  /** Text goes on to the next attribute. If there is none, it ends with the paragraph. */
  #prose(from: number, indentedUpTo: number): number {
    const end = this.#upTo(
      from,
      (line, at) =>
        (isAttribute(line) && !this.#seen.has(line.key?.name ?? '')) || (at > this.#last && (line.kind === 'blank' || line.indent === 0)),
    );
    if (end <= indentedUpTo) return indentedUpTo;
    for (let at = from; at < end; at++) this.#layout.indent(at, 4);
    return end;
  }

  /** Items in the first column are YAML as they are; an item may go on in lines that are neither items nor keys. */
  #list(from: number): number {
    const end = this.#while(from, (line, at) => line.kind === 'item' || line.indent > 0 || (line.kind === 'text' && at < this.#last));
    for (let at = from; at < end; at++) if (this.#layout.line(at)?.kind === 'text') this.#layout.indent(at, 4);
    return end;
  }

  /** In a list of maps, a key that is not yet in the item above belongs to it, also when the rule could have such an attribute. */
  #maps(from: number, itemKeys: readonly string[]): number {
    let missing = new Set<string>();
    return this.#while(from, (line, at) => {
      const name = line.key?.name ?? '';
      if (line.kind === 'item') missing = new Set(itemKeys);
      else if (line.kind !== 'key' || line.indent > 0 || !missing.has(name)) return line.indent > 0;
      else this.#layout.indent(at, 2);
      missing.delete(name);
      return true;
    });
  }

  /** The definition is text that may go on below; the other keys have their values beside them. */
  #logsource(from: number): number {
    let inDefinition = false;
    return this.#while(from, (line, at) => {
      const key = line.kind === 'key' && line.indent === 0 ? line.key : undefined;
      if (key !== undefined && LOGSOURCE_KEYS.has(key.name)) {
        if (key.name !== 'definition' && isBlockHeader(key.value)) throw new Ambiguity(line, 'a log source is a word');
        inDefinition = key.name === 'definition';
        this.#layout.indent(at, 4);
        return true;
      }
      if (!inDefinition || isAttribute(line) || at > this.#last) return false;
      this.#layout.indent(at, 8);
      return true;
    });
  }

  /** The first line from `from` on that says something and is not part of it; blank lines before it are not part of it either. */
  #while(from: number, isPart: (line: TextLine, at: number) => boolean): number {
    let end = from;
    for (let at = from; at < this.#layout.lines.length; at++) {
      const line = this.#layout.line(at);
      if (line === undefined || (line.kind !== 'blank' && line.kind !== 'comment' && !isPart(line, at))) break;
      if (line.kind !== 'blank' && line.kind !== 'comment') end = at + 1;
    }
    return end;
  }

  #upTo(from: number, isEnd: (line: TextLine, at: number) => boolean): number {
    const end = this.#layout.lines.findIndex((line, at) => at >= from && isEnd(line, at));
    return end < 0 ? this.#layout.lines.length : end;
  }
}
