import { DIAGNOSTICS } from './codes.js';
import { lineOf, type Location } from './location.js';
import type { LocatedDiagnostic } from './located-diagnostic.js';
import type { Source } from './source.js';

type Rendered = Pick<LocatedDiagnostic, 'code' | 'message' | 'hint' | 'locations'>;

/** A remark as a person reads it in a terminal: place, line, caret, hint. */
export function renderDiagnostic({ code, message, hint, locations }: Rendered, source: Source): string {
  const head = `${DIAGNOSTICS[code].severity}[${code}]: ${message}`;
  const help = hint === null ? [] : [`  hint: ${hint}`];
  const [first, ...others] = locations;
  if (first === undefined) return [head, ...help].join('\n');
  const { text, before } = around(lineOf(source, first.line), first.column - 1);
  const indent = before.replace(/[^\t]/g, ' ');
  return [head, `  --> ${source.name}:${first.line}:${first.column}`, `  | ${text}`, `  | ${indent}^`, ...alsoAt(others), ...help].join(
    '\n',
  );
}

const MAX_SHOWN = 8;

/** Lists further places; of very many the first alone. */
function alsoAt(places: readonly Location[]): readonly string[] {
  if (places.length === 0) return [];
  const shown = places.slice(0, MAX_SHOWN).map(({ line, column }) => `${line}:${column}`);
  const more = places.length - shown.length;
  return [`  also at ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

/** What a terminal shows in a line or two. */
const MAX_LINE_WIDTH = 120;

/** A line with what stands before the place in it; of a very long line only as much as can be read. */
function around(line: string, at: number): { readonly text: string; readonly before: string } {
  if (line.length <= MAX_LINE_WIDTH) return { text: line, before: line.slice(0, at) };
  const start = Math.max(0, Math.min(at - MAX_LINE_WIDTH / 2, line.length - MAX_LINE_WIDTH));
  const end = start + MAX_LINE_WIDTH;
  const text = `${start > 0 ? '…' : ''}${line.slice(start > 0 ? start + 1 : 0, end < line.length ? end - 1 : end)}${end < line.length ? '…' : ''}`;
  return { text, before: text.slice(0, at - start) };
}
