/**
 * Text whose every offset is known in the text the author wrote. The two are the same unless the
 * indentation was put back: then the text that is parsed is longer than the one that is pointed at.
 */
export interface SourceMappedText {
  readonly text: string;
  /** The offset in the original text. */
  originalOffset(at: number): number;
}

export const sourceText = (text: string): SourceMappedText => ({ text, originalOffset: (at) => at });

/** One line of a text that was put together from lines of another. */
export interface SourceMappedLine {
  /** Spaces that the original does not have. */
  readonly indent: number;
  /** What follows them, as far as it goes in the original: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** A text put together from lines of `original`, in their order. */
export function sourceMappedLines(original: string, lines: readonly SourceMappedLine[]): SourceMappedText {
  const starts: number[] = [];
  let text = '';
  for (const { indent, start, end } of lines) {
    starts.push(text.length);
    text += `${' '.repeat(indent)}${original.slice(start, end)}\n`;
  }
  return {
    text,
    originalOffset(at) {
      const line = lines[lastNotAfter(starts, at)];
      if (!line) return 0;
      const column = at - (starts[lastNotAfter(starts, at)] ?? 0) - line.indent;
      return Math.min(line.start + Math.max(column, 0), line.end);
    },
  };
}

/** The index of the last number that is not greater than `at`, in ascending numbers. */
function lastNotAfter(numbers: readonly number[], at: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
