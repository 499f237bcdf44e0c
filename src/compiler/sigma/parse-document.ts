import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Logsource, SigmaDocument } from './ast.js';
import type { SigmaLimits } from './limits.js';
import type { SourceMappedText } from './source-mapped-text.js';
import { parseDetectionSection } from './parse-detection-section.js';
import { checkStrays, parseLogsource } from './parse-logsource.js';
import { parseMetadata, startOf, type DocumentLabel, type ParsedMetadata } from './parse-metadata.js';
import { createParseContext, type ParseContext } from './parse-context.js';
import type { YamlEntry, YamlMap, YamlNode } from './yaml.js';

/** One rule, correlation or filter of a file. `document` is there only if no error was reported. */
export interface ParsedDocument {
  readonly document: SigmaDocument | undefined;
  /** Set for a filter, also for one with errors. */
  readonly filter?: FilterScope;
  readonly metadata: DocumentLabel;
  readonly diagnostics: readonly Diagnostic[];
}

/** The rules that a filter applies to. */
export interface FilterScope {
  readonly title: string;
  /** Ids and names of rules, or any rule of the log source. */
  readonly rules: 'any' | readonly string[];
  readonly logsource: Omit<Logsource, 'span'>;
  /** The key `filter`. */
  readonly span: Span;
}

/** Reads one YAML document as Sigma. `earlier` is what was already found wrong with it. */
export function parseDocument(root: YamlNode, earlier: readonly Diagnostic[], text: SourceMappedText, limits: SigmaLimits): ParsedDocument {
  const context = createParseContext(text, limits);
  if (root.kind !== 'map') {
    context.reporter.report('INVALID_SIGMA', 'The document is not a map of attributes such as title, logsource and detection.', {
      span: root.span,
    });
    return { document: undefined, metadata: {}, diagnostics: [...earlier, ...context.reporter.diagnostics] };
  }
  const metadata = parseMetadata(root, context);
  const document = parseKind(root, metadata, context);
  const failed = earlier.length > 0 || context.reporter.failed;
  const { id, title, level, status } = metadata;
  const filter = filterScope(root, title ?? '');
  return {
    document: failed ? undefined : document,
    ...(filter && { filter }),
    metadata: { ...(id && { id }), ...(title && { title }), ...(level && { level }), ...(status && { status }) },
    diagnostics: [...earlier, ...context.reporter.diagnostics],
  };
}

/** A correlation and a filter are known by the attribute that only they have (their specifications, section "Components"). */
function parseKind(root: YamlMap, { title = '', ...rest }: ParsedMetadata, context: ParseContext): SigmaDocument | undefined {
  const metadata = { ...rest, title, span: root.span };
  if (entryOf(root, 'correlation')) return { kind: 'correlation', ...metadata };
  const detection = entryOf(root, 'detection');
  if (entryOf(root, 'filter') && !detection) return { kind: 'filter', ...metadata };
  const logsourceEntry = entryOf(root, 'logsource');
  if (!logsourceEntry) context.reporter.report('INVALID_SIGMA', 'The rule has no logsource.', { span: startOf(root) });
  if (!detection) context.reporter.report('INVALID_SIGMA', 'The rule has no detection.', { span: startOf(root) });
  checkStrays(root, context);
  const logsource = logsourceEntry && parseLogsource(logsourceEntry, context);
  const read = detection && parseDetectionSection(detection, context);
  return logsource && read && { kind: 'rule', ...metadata, logsource, ...read };
}

/** Reads which rules a filter applies to. What is wrong there never narrows the scope. */
function filterScope(root: YamlMap, title: string): FilterScope | undefined {
  const filter = entryOf(root, 'filter');
  if (!filter || entryOf(root, 'detection') || entryOf(root, 'correlation')) return undefined;
  const rules = filter.value.kind === 'map' ? entryOf(filter.value, 'rules')?.value : undefined;
  const names = rules?.kind === 'list' ? rules.items.flatMap(textOf) : rules ? textOf(rules) : [];
  const logsource = entryOf(root, 'logsource')?.value;
  const part = (name: string): string | undefined =>
    logsource?.kind === 'map' ? entryOf(logsource, name)?.value && textOf(entryOf(logsource, name)!.value)[0] : undefined;
  const [category, product, service] = ['category', 'product', 'service'].map(part);
  return {
    title,
    rules: names.length === 0 || names.includes('any') ? 'any' : names,
    logsource: { ...(category && { category }), ...(product && { product }), ...(service && { service }) },
    span: filter.key.span,
  };
}

const textOf = (node: YamlNode): readonly string[] =>
  node.kind === 'map' || node.kind === 'list' || node.kind === 'null' ? [] : [node.text];

function entryOf({ entries }: YamlMap, name: string): YamlEntry | undefined {
  return entries.find(({ key }) => key.text === name);
}
