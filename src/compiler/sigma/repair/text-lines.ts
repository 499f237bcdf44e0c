/** One line of a text that is not, or not yet, YAML, as far as it can be told without knowing what is around it. */
export interface TextLine {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly indent: number;
  /** `key: value`, `- item`, `# comment`, nothing, or anything else. */
  readonly kind: 'key' | 'item' | 'comment' | 'blank' | 'text';
  /** Of a key, and of an item that is a map: `- key: value`. */
  readonly key: LineKey | undefined;
  /** Without the indentation. */
  readonly content: string;
}

export interface LineKey {
  readonly name: string;
  /** What follows on the line, without a comment when that is all there is. */
  readonly value: string;
}

/** Lines end at LF, CRLF or CR, as in YAML; a byte order mark belongs to no line. */
export function splitLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  const from = text.startsWith('\ufeff') ? 1 : 0;
  let start = from;
  for (const { index, 0: lineBreak } of text.slice(from).matchAll(/\r\n|\r|\n|$/g)) {
    const end = from + index;
    if (end > start || lineBreak !== '') lines.push(parseLine(text, start, end));
    start = end + lineBreak.length;
  }
  return lines;
}

function parseLine(text: string, start: number, end: number): TextLine {
  const line = text.slice(start, end);
  const content = line.trim();
  const indent = line.length - line.trimStart().length;
  if (content === '') return { start, end, indent, kind: 'blank', key: undefined, content };
  if (content.startsWith('#')) return { start, end, indent, kind: 'comment', key: undefined, content };
  if (content === '-' || content.startsWith('- '))
    return { start, end, indent, kind: 'item', key: parseKey(content.slice(1).trim()), content };
  const key = parseKey(content);
  return { start, end, indent, kind: key === undefined ? 'text' : 'key', key, content };
}

const QUOTED_KEY = /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)")\s*:(?=\s|$)/;
/** What a plain scalar cannot start with (YAML 1.2.2, section 7.3.3). */
const INDICATOR = /^[\s,[\]{}#&*!|>'"%@`]/;

function parseKey(content: string): LineKey | undefined {
  const quoted = QUOTED_KEY.exec(content);
  if (quoted !== null)
    return { name: quoted[1]?.replaceAll("''", "'") ?? quoted[2] ?? '', value: valueOf(content.slice(quoted[0].length)) };
  if (INDICATOR.test(content)) return undefined;
  const colon = content.search(/:(?:\s|$)/);
  return colon < 1 ? undefined : { name: content.slice(0, colon).trimEnd(), value: valueOf(content.slice(colon + 1)) };
}

function valueOf(rest: string): string {
  const value = rest.trim();
  return value.startsWith('#') ? '' : value;
}

/** `|` and `>`: the value is the lines that follow. */
export const isBlockHeader = (value: string): boolean => /^[|>][-+\d]*(?:\s+#.*)?$/.test(value);
