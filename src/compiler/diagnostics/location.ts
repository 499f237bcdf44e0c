import type { Source } from './source.js';

/** A position as editors count it: both from 1, columns in UTF-16 units. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/** Where an offset of the source is. Lines end at LF, CRLF or CR, as in YAML. */
export function locationOf(source: Source, offset: number): Location {
  const starts = lineStartsOf(source);
  let line = 0;
  let above = starts.length;
  while (above - line > 1) {
    const middle = (line + above) >> 1;
    if (starts[middle]! <= offset) line = middle;
    else above = middle;
  }
  return { line: line + 1, column: offset - starts[line]! + 1 };
}

/** A text has many diagnostics; its lines are found once. */
const lineStarts = new WeakMap<Source, readonly number[]>();

function lineStartsOf(source: Source): readonly number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = [0, ...Array.from(source.text.matchAll(/\r\n|\r|\n/g), ({ index, 0: ending }) => index + ending.length)];
  lineStarts.set(source, starts);
  return starts;
}

/** The text of one line, counted from 1, without its line break. */
export function lineOf({ text }: Source, line: number): string {
  return text.split(/\r\n|\r|\n/)[line - 1] ?? '';
}
