import { DIAGNOSTICS, type DiagnosticCode } from './codes.js';
import { lineOf } from './place.js';
import type { Source } from './source.js';

/** What `renderRemark` needs to know; `line` and `column` count from 1. */
interface Rendered {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** A remark as a person reads it in a terminal: place, line, caret, hint. */
export function renderRemark({ code, message, hint, line, column }: Rendered, source: Source): string {
  const head = `${DIAGNOSTICS[code].severity}[${code}]: ${message}`;
  const help = hint === null ? [] : [`  hint: ${hint}`];
  if (line === null || column === null) return [head, ...help].join('\n');
  const text = lineOf(source, line);
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return [head, `  --> ${source.name}:${line}:${column}`, `  | ${text}`, `  | ${indent}^`, ...help].join('\n');
}
