import type { Source } from './source.js';

/** A position as editors count it: both from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where an offset of the source is. Lines end at LF, CRLF or CR, as in YAML. */
export function placeOf({ text }: Source, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) {
      line++;
      start = at + 1;
    }
  }
  return { line, column: offset - start + 1 };
}

/** The text of one line, counted from 1, without its line break. */
export function lineOf({ text }: Source, line: number): string {
  return text.split(/\r\n|\r|\n/)[line - 1] ?? '';
}
