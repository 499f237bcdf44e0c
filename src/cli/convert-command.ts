import {
  convert,
  mergeDiagnostics,
  parseConditions,
  parseTableNames,
  renderDiagnostic,
  type ConvertRequest,
  type ConvertedText,
  type LocatedDiagnostic,
} from '../compiler/index.js';
import { EXPORT_FORMAT_IDS, exportFormat } from '../exports/index.js';
import { oneOf, readOptions, said } from './options.js';
import { readMappings } from './read-mappings.js';
import { readSource } from './read-source.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Converts files, or standard input where none is named. 1 when a rule got no query at all, or a text or a table
 * that was asked for by name could not be served.
 */
export async function convertCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { values, positionals } = readOptions(args, {
    target: { type: 'string', multiple: true, default: [] },
    table: { type: 'string', multiple: true, default: [] },
    parsers: { type: 'string', default: 'workspace' },
    lookback: { type: 'string' },
    'table-name': { type: 'string', multiple: true, default: [] },
    'available-table': { type: 'string', multiple: true, default: [] },
    where: { type: 'string', multiple: true, default: [] },
    mapping: { type: 'string', multiple: true, default: [] },
    best: { type: 'boolean', default: false },
    format: { type: 'string', default: 'kql' },
    quiet: { type: 'boolean', default: false },
  });
  const format = exportFormat(oneOf('format', values.format, EXPORT_FORMAT_IDS));
  const choice: ConvertRequest = {
    targets: values.target,
    tables: values.table,
    best: values.best,
    options: {
      parsers: oneOf('parsers', values.parsers, ['workspace', 'built-in']),
      ...(values.lookback !== undefined && { lookback: values.lookback }),
      ...(values['table-name'].length > 0 && { tableNames: said('table-name', parseTableNames(values['table-name'])) }),
      ...(values['available-table'].length > 0 && { availableTables: values['available-table'] }),
      ...(values.where.length > 0 && { conditions: said('where', parseConditions(values.where)) }),
    },
  };
  const registry = await readMappings(values.mapping, terminal, values.quiet);
  if (registry === undefined) return 1;
  const sources =
    positionals.length > 0
      ? await Promise.all(positionals.map(readSource))
      : [{ name: 'standard input', text: await terminal.readInput() }];
  const results = sources.map((source) => ({ source, converted: convert(source, choice, registry) }));

  for (const { source, converted } of results) {
    const diagnostics = diagnosticsOf(converted, values.quiet);
    for (const diagnostic of diagnostics) terminal.err(`${renderDiagnostic(diagnostic, source)}\n\n`);
  }
  const choiceProblem = results[0]?.converted.problems.find(isAboutChoice);
  if (choiceProblem) throw new UsageError([choiceProblem.message, choiceProblem.hint].filter((text) => text !== null).join(' '));

  const rules = results.flatMap(({ converted }) => converted.rules);
  terminal.out(format.render(rules, 2));
  return results.every(({ converted }) => succeeded(converted, choice)) ? 0 : 1;
}

const isAboutChoice = ({ code }: LocatedDiagnostic): boolean =>
  code === 'UNKNOWN_TARGET' || code === 'UNKNOWN_TABLE' || code === 'INVALID_OPTION';

/** Returns all problems and warnings, each once with all its places. */
function diagnosticsOf({ problems, rules }: ConvertedText, quiet: boolean): readonly LocatedDiagnostic[] {
  const told = rules.flatMap((rule) => [
    ...rule.problems,
    ...rule.conversions.flatMap((conversion) => conversion.problems),
    ...(quiet ? [] : [...rule.warnings, ...rule.conversions.flatMap((conversion) => conversion.warnings)]),
  ]);
  const all = [...problems.filter((problem) => !isAboutChoice(problem)), ...told];
  return mergeDiagnostics(all);
}

/** Tables that were asked for by name must all have a query; without names one query a rule is enough. */
function succeeded({ problems, rules }: ConvertedText, { tables = [] }: ConvertRequest): boolean {
  if (problems.length > 0 || rules.length === 0) return false;
  return rules.every(({ problems: ownProblems, conversions }) => {
    const converted = conversions.filter(({ query }) => query !== null);
    return ownProblems.length === 0 && converted.length > 0 && (tables.length === 0 || converted.length === conversions.length);
  });
}
