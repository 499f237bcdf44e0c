import type { FileDiagnostic, ImportCounts, ImportedFile, ImportRun } from '../imports/import-run.js';
import type { RuleSource } from '../imports/sources/rule-source.js';
import { DIAGNOSTICS, renderDiagnostic, type DiagnosticCode } from '../compiler/index.js';
import { printable } from './printable.js';
import type { Terminal } from './terminal.js';

/** How many rejected files are shown in full. */
const SHOWN_FILES = 20;

/** What a report needs to know of an import, here or at a server. */
export type ReportedRun = Pick<ImportRun, 'id' | 'source' | 'state' | 'counts' | 'problem'>;

/** What was counted, in the order in which a person asks. */
export const shownCounts = ({ filesRead, added, changed, unchanged, rejected }: ImportCounts): string =>
  `${filesRead} files, ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected`;

/**
 * Says how an import ended: the counts on standard output, why it failed and what was rejected on standard error. The source, where
 * it can be read again, gives the lines that problems are in.
 */
export async function reportImport(
  run: ReportedRun,
  rejectedFiles: (limit: number) => Promise<readonly ImportedFile[]>,
  source: RuleSource | undefined,
  terminal: Terminal,
): Promise<0 | 1> {
  const { counts, problem, state } = run;
  if (counts.rejected > 0) {
    const rejected = await rejectedFiles(SHOWN_FILES);
    const texts = source ? await textsOf(source, rejected) : new Map<string, string>();
    for (const file of rejected) terminal.err(`${renderFile(file, texts.get(file.path))}\n\n`);
    const more = counts.rejected - rejected.length;
    if (more > 0) terminal.err(`… and ${more} more rejected files. A server lists all of them: GET /imports/${run.id}\n\n`);
  }
  if (state !== 'done') {
    terminal.err(`error[${problem?.code ?? state.toUpperCase()}]: ${printable(problem?.message ?? 'The import did not end well.')}\n`);
    return 1;
  }
  const width = Math.max(...OUTCOMES.map((outcome) => String(counts[outcome]).length));
  terminal.out(`${printable(run.source)}: ${counts.filesRead} ${counts.filesRead === 1 ? 'file' : 'files'} read\n`);
  for (const outcome of OUTCOMES) terminal.out(`  ${outcome.padEnd(9)}  ${String(counts[outcome]).padStart(width)}\n`);
  return counts.rejected > 0 ? 1 : 0;
}

const OUTCOMES = ['added', 'changed', 'unchanged', 'removed', 'rejected'] as const;

function renderFile({ path, problems }: ImportedFile, text: string | undefined): string {
  return [`${printable(path)}: rejected`, ...problems.map((problem) => renderProblem(problem, path, text))].join('\n');
}

function renderProblem(problem: FileDiagnostic, path: string, text: string | undefined): string {
  const { code, message, hint, locations } = problem;
  const name = printable(path);
  if (text !== undefined && isDiagnostic(code)) return renderDiagnostic({ ...problem, code }, { name, text });
  const place = locations.map(({ line, column }) => `  --> ${name}:${line}:${column}`);
  return [`error[${code}]: ${printable(message)}`, ...place, ...(hint === null ? [] : [`  hint: ${printable(hint)}`])].join('\n');
}

const isDiagnostic = (code: string): code is DiagnosticCode => Object.hasOwn(DIAGNOSTICS, code);

/** The texts of the files whose problems have a place. */
async function textsOf(source: RuleSource, files: readonly ImportedFile[]): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(files.filter(({ problems }) => problems.some(({ locations }) => locations.length > 0)).map(({ path }) => path));
  const texts = new Map<string, string>();
  if (wanted.size === 0) return texts;
  for await (const file of source.files()) {
    if (!('text' in file) || !wanted.delete(file.path)) continue;
    texts.set(file.path, file.text);
    if (wanted.size === 0) break;
  }
  return texts;
}
