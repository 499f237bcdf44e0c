import { resolveTargets, type ResolvedTargets } from './resolve-targets.js';
import { compile, type Compilation } from './compile.js';
import type { Conversion, ConvertRequest, ConvertedRule, ConvertedText, FieldReport, Note } from './conversion.js';
import { isError, type Diagnostic } from './diagnostics/diagnostic.js';
import { nearestNames } from './diagnostics/nearest-names.js';
import type { Source } from './diagnostics/source.js';
import { addMapping } from './mapping/add-mapping.js';
import { applyPipelines } from './mapping/apply-pipelines.js';
import { BUILT_IN_TARGETS, type TargetRegistry } from './mapping/target-registry.js';
import type { Effect, FieldUsage } from './plan/bind-result.js';
import type { ConvertOptions } from './plan/convert-options.js';
import type { Logsource, SigmaRule } from './sigma/ast.js';
import { filtersFor, type SigmaCollection } from './sigma/collection.js';
import { parseSigma } from './sigma/parse-sigma.js';
import type { FilterScope, ParsedDocument } from './sigma/parse-document.js';
import { bestOf, rankConversions, type RankedConversion } from './rank-conversions.js';
import { locateDiagnostics, type LocateDiagnostics, type LocatedDiagnostic } from './diagnostics/located-diagnostic.js';
import { hasPlaceholders } from './sigma/detection-items-of.js';
import { isNamed, queryName } from './targets/query-name.js';
import type { LogsourceMapping, Table, Target } from './targets/target.js';

/**
 * Converts every rule of a text for the requested tables, or for all tables that have the events of its log source. Never throws
 * at bad input: `problems` has what is wrong with the text or the request, and each rule has its own.
 */
export function convert(source: Source, request: ConvertRequest = {}, base: TargetRegistry = BUILT_IN_TARGETS): ConvertedText {
  const { registry, problems, ignored } = withMapping(request, base);
  if (problems.length > 0) return { rules: [], problems };
  const resolved = resolveTargets(request, registry);
  if (resolved.problems.length > 0) return { rules: [], problems: resolved.problems };
  const collection = parseSigma(source);
  const { documents, diagnostics } = collection;
  const locate = locateDiagnostics(source);
  const textWarnings = [...ignored, ...locate(diagnostics.filter((diagnostic) => !isError(diagnostic)))];
  return {
    rules: documents.map((document) => convertDocument(document, collection, resolved, request, textWarnings, locate)),
    problems: locate(diagnostics.filter(isError)),
  };
}

/** Makes the problem of a rule that a filter applies to: without the filter, its query would match events that nobody wants to see. */
const notApplied = ({ title, span }: FilterScope): Diagnostic => ({
  code: 'FILTER_NOT_APPLIED',
  message: `The filter "${title}" applies to this rule, but filters are not supported yet. The rule was not converted, because its query would ignore the filter.`,
  hint: 'Remove the filter from the text to convert the rule without it.',
  span,
});

/** Adds the mapping of the options to the targets. The places of its diagnostics are places in the mapping. */
function withMapping({ options: { mapping } = {} }: ConvertRequest, base: TargetRegistry) {
  if (mapping === undefined) return { registry: base, problems: [], ignored: [] };
  const { registry, problems, warnings } = addMapping({ name: 'mapping', text: mapping }, base);
  return { registry, problems, ignored: warnings };
}

function convertDocument(
  { document, metadata, diagnostics }: ParsedDocument,
  collection: SigmaCollection,
  resolved: ResolvedTargets,
  { options = {}, best = false }: ConvertRequest,
  textWarnings: readonly LocatedDiagnostic[],
  locate: LocateDiagnostics,
): ConvertedRule {
  const warnings = [...textWarnings, ...locate(diagnostics.filter((diagnostic) => !isError(diagnostic)))];
  const about = {
    id: metadata.id ?? null,
    title: metadata.title ?? null,
    level: metadata.level ?? null,
    status: metadata.status ?? null,
    warnings,
  };
  const errors = diagnostics.filter(isError);
  if (!document || errors.length > 0) return { ...about, conversions: [], problems: locate(errors) };
  if (document.kind !== 'rule') {
    const kind = document.kind === 'correlation' ? 'A correlation' : 'A filter';
    return {
      ...about,
      conversions: [],
      problems: locate([{ code: 'UNSUPPORTED_DOCUMENT', message: `${kind} is not converted yet: only rules are.`, span: document.span }]),
    };
  }
  const filters = filtersFor(document, collection);
  if (filters.length > 0) return { ...about, conversions: [], problems: locate(filters.map(notApplied)) };
  const rule = applyPipelines(document, resolved.registry.pipelines);
  const compileFor = compilerOf(rule, options);
  const found = resolved.targets.map((target) => {
    const all = mappingsFor(target, rule.logsource);
    return { target, all, mappings: all.filter(({ table }) => isAvailable(table, options)) };
  });
  const conversions = found.flatMap(({ target, mappings }) => [
    ...mappings
      .filter(({ table }) => isRequested(table, resolved, options))
      .map((logsourceMapping): RankedConversion => ({
        conversion: conversionOf(target, compileFor(target, logsourceMapping), options, locate),
        complete: logsourceMapping.partial === undefined,
        priority: logsourceMapping.priority,
      })),
    ...tablesWithoutMapping(target, mappings, resolved, options).map((table): RankedConversion => ({
      conversion: unsupportedTable(rule, target, table, mappings, options, locate),
      complete: false,
      priority: undefined,
    })),
  ]);
  const empty = found.filter(({ all }) => all.length === 0);
  const unserved =
    resolved.tables === undefined && (resolved.named || empty.length === found.length)
      ? empty.map(({ target }) => unsupportedLogsource(rule, target))
      : [];
  const unavailable =
    conversions.length === 0 && unserved.length === 0 && options.availableTables
      ? [
          noneAvailable(
            rule,
            found.flatMap(({ all }) => all),
            options,
          ),
        ]
      : [];
  const ranked = offered(rankConversions(conversions), resolved);
  return { ...about, conversions: best ? bestOf(ranked) : ranked, problems: locate([...unserved, ...unavailable]) };
}

function noneAvailable({ logsource }: SigmaRule, mappings: readonly LogsourceMapping[], options: ConvertOptions): Diagnostic {
  const names = [...new Set(mappings.map(({ table }) => queryName(table, options)))];
  return {
    code: 'UNSUPPORTED_LOGSOURCE',
    message: `No available table holds the events of ${describe(logsource)}.`,
    span: logsource.span,
    ...(names.length > 0 && { hint: `They are in ${names.join(', ')}.` }),
  };
}

/**
 * Compiles a rule once for a logsource mapping that two targets have: what Defender XDR streams to a workspace is asked in the same words
 * there. Only the placeholders of a rule are looked for in other ways, where a product has watchlists, and the caller may ask of
 * columns that the two have under other names or types.
 */
function compilerOf(rule: SigmaRule, options: ConvertOptions): (target: Target, logsourceMapping: LogsourceMapping) => Compilation {
  if (hasPlaceholders(rule) || options.lookback !== undefined || options.conditions !== undefined)
    return (target, logsourceMapping) => compile(rule, target, logsourceMapping, options);
  const known = new Map<LogsourceMapping, Compilation>();
  return (target, logsourceMapping) => {
    const compilation = known.get(logsourceMapping) ?? compile(rule, target, logsourceMapping, options);
    known.set(logsourceMapping, compilation);
    return compilation;
  };
}

/**
 * A table that has some of the events of a log source is offered for rules about those. Where other tables serve the
 * rule it is no failure that this one does not, unless it was asked for by name.
 */
function offered(conversions: readonly Conversion[], { tables }: ResolvedTargets): readonly Conversion[] {
  if (tables !== undefined || conversions.every(({ query }) => query === null)) return conversions;
  return conversions.filter(({ problems }) => problems.length === 0 || problems.some(({ code }) => code !== 'EVENTS_NOT_IN_TABLE'));
}

const isRequested = (table: Table, { tables }: ResolvedTargets, options: ConvertOptions): boolean =>
  tables === undefined || tables.some((name) => isNamed(table, name, options));

const isAvailable = (table: Table, options: ConvertOptions): boolean =>
  options.availableTables === undefined || options.availableTables.some((name) => isNamed(table, name, options));

/** The mappings of a target for a log source: all the events before some of them, then as the target ranks them. */
function mappingsFor(target: Target, logsource: Logsource): readonly LogsourceMapping[] {
  return mappingsByLogsource(target).get(logsourceKey(logsource)) ?? [];
}

const indexes = new WeakMap<Target, ReadonlyMap<string, readonly LogsourceMapping[]>>();

function mappingsByLogsource(target: Target): ReadonlyMap<string, readonly LogsourceMapping[]> {
  const known = indexes.get(target);
  if (known) return known;
  const index = new Map<string, LogsourceMapping[]>();
  for (const logsourceMapping of target.mappings)
    index.set(logsourceKey(logsourceMapping.logsource), [...(index.get(logsourceKey(logsourceMapping.logsource)) ?? []), logsourceMapping]);
  for (const mappings of index.values()) {
    mappings.sort((a, b) => Number(a.partial !== undefined) - Number(b.partial !== undefined) || a.priority - b.priority);
  }
  indexes.set(target, index);
  return index;
}

/** A log source as targets list it: `windows/process_creation/-`. */
const logsourceKey = ({ product, category, service }: Omit<Logsource, 'span'>): string =>
  [product, category, service].map((part) => part?.toLowerCase() ?? '-').join('/');

/** Tables that were asked for by name and are in the target, but not for this log source. */
function tablesWithoutMapping(
  target: Target,
  mappings: readonly LogsourceMapping[],
  { tables }: ResolvedTargets,
  options: ConvertOptions,
): readonly Table[] {
  if (tables === undefined) return [];
  const requested = target.mappings.map(({ table }) => table).filter((table) => tables.some((name) => isNamed(table, name, options)));
  const byName = new Map(requested.toReversed().map((table) => [table.name, table]));
  return [...byName.values()]
    .toReversed()
    .filter((table) => isAvailable(table, options) && !mappings.some((logsourceMapping) => logsourceMapping.table.name === table.name));
}

function unsupportedTable(
  { logsource }: SigmaRule,
  target: Target,
  table: Table,
  mappings: readonly LogsourceMapping[],
  options: ConvertOptions,
  locate: LocateDiagnostics,
): Conversion {
  const others = mappings.map((logsourceMapping) => queryName(logsourceMapping.table, options));
  const problem: Diagnostic = {
    code: 'UNSUPPORTED_LOGSOURCE',
    message: `${queryName(table, options)} does not hold the events of ${describe(logsource)}.`,
    span: logsource.span,
    ...(others.length > 0 && { hint: `In ${target.title} they are in ${others.join(', ')}.` }),
  };
  return {
    target: target.id,
    table: queryName(table, options),
    status: 'unsupported',
    recommended: false,
    query: null,
    ...connectorsOf(target, table),
    warnings: [],
    problems: locate([problem]),
    fields: [],
  };
}

function unsupportedLogsource({ logsource }: SigmaRule, target: Target): Diagnostic {
  const reason = target.unsupportedLogsources[logsourceKey(logsource)];
  const known = [...mappingsByLogsource(target).keys()];
  const near = nearestNames(logsourceKey(logsource), known);
  return {
    code: 'UNSUPPORTED_LOGSOURCE',
    message: `${target.title} has no table for the events of ${describe(logsource)}${reason === undefined ? '' : `: ${reason}`}.`,
    span: logsource.span,
    ...(reason === undefined && near.length > 0 && { hint: `product/category/service like it: ${near.join(', ')}` }),
  };
}

const describe = ({ product, category, service }: Logsource): string =>
  Object.entries({ product, category, service })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]))
    .join(', ');

function connectorsOf(target: Target, table: Table): Pick<Conversion, 'connectors' | 'notes'> {
  const { connectors = [], note } = target.dataConnectors[table.name] ?? {};
  return { connectors, notes: [...connectorNote(connectors, target), ...(note === undefined ? [] : [requirement(note)])] };
}

function connectorNote(connectors: readonly string[], { title }: Target): readonly Note[] {
  if (connectors.length === 0) return [];
  const names = [connectors.slice(0, -1).join(', '), connectors.at(-1)!].filter((part) => part !== '').join(' or ');
  return [{ code: 'CONNECTOR_REQUIRED', message: `Enable the data connector ${names} in ${title}.` }];
}

const requirement = (message: string): Note => ({ code: 'TABLE_REQUIREMENT', message });

function conversionOf(
  target: Target,
  { logsourceMapping, query, problems, warnings, notes: ruleNotes, uses }: Compilation,
  options: ConvertOptions,
  locate: LocateDiagnostics,
): Conversion {
  const { connectors, notes } = connectorsOf(target, logsourceMapping.table);
  return {
    target: target.id,
    table: queryName(logsourceMapping.table, options),
    status: query === undefined ? 'unsupported' : 'converted',
    recommended: false,
    query: query ?? null,
    connectors,
    notes: [...notes, ...(logsourceMapping.notes ?? []).map(requirement), ...ruleNotes],
    warnings: locate([...warnings, ...tooLong(query, target)]),
    problems: locate(problems),
    fields: fieldReport(uses),
  };
}

function tooLong(query: string | undefined, { title, queryLimit }: Target): readonly Diagnostic[] {
  if (query === undefined || queryLimit === undefined || query.length <= queryLimit.characters) return [];
  const message = `The query has ${query.length} characters. ${title} accepts at most ${queryLimit.characters} in ${queryLimit.use}.`;
  return [{ code: 'QUERY_TOO_LONG', message, hint: `Split the rule, or use the query elsewhere. The limit: ${queryLimit.docsUrl}` }];
}

/** Reports each field once, in the order in which the rule uses them. */
function fieldReport(uses: readonly FieldUsage[]): readonly FieldReport[] {
  const byField = new Map<string, FieldUsage[]>();
  for (const use of uses) {
    const list = byField.get(use.field);
    if (list) list.push(use);
    else byField.set(use.field, [use]);
  }
  return [...byField].map(([field, list]) => {
    const has = (effect: Effect): boolean => list.some(({ effects }) => effects.includes(effect));
    const [matchesMore, matchesLess] = [has('matchesMore'), has('matchesLess')];
    const dropped = list.every((use) => use.dropped);
    const fidelity = dropped ? 'dropped' : matchesMore || matchesLess ? 'approximate' : 'exact';
    return { field, columns: [...new Set(list.flatMap(({ columns }) => columns))], fidelity, matchesMore, matchesLess };
  });
}
