import type { TextLine } from './text-lines.js';

/** The lines of a text, and how far each of them has to move to the right. */
export class Layout {
  readonly lines: readonly TextLine[];
  readonly #indents = new Map<number, number>();

  constructor(lines: readonly TextLine[]) {
    this.lines = lines;
  }

  indent(at: number, by: number): void {
    this.#indents.set(at, by);
  }

  indentOf(at: number): number {
    return this.#indents.get(at) ?? 0;
  }

  line(at: number): TextLine | undefined {
    return this.lines[at];
  }

  /** The next line that says something, from `at` on. */
  nextNonBlank(at: number): TextLine | undefined {
    for (let next = at; next < this.lines.length; next++) {
      const line = this.lines[next];
      if (line !== undefined && line.kind !== 'blank' && line.kind !== 'comment') return line;
    }
    return undefined;
  }
}

/** A line that could belong in more than one place. Caught by `repairIndentation`, which reports it. */
export class Ambiguity extends Error {
  constructor(
    readonly line: TextLine,
    reason: string,
  ) {
    super(reason);
  }
}
