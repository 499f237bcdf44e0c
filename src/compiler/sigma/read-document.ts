import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { SigmaDocument } from './ast.js';
import type { SigmaLimits } from './limits.js';
import type { PlacedText } from './placed-text.js';
import { readDetection } from './read-detection.js';
import { checkStrays, readLogsource } from './read-logsource.js';
import { readMetadata, startOf, type DocumentLabel, type ReadMetadata } from './read-metadata.js';
import { startReading, type Reading } from './reading.js';
import type { YamlEntry, YamlMap, YamlNode } from './yaml.js';

/** One rule, correlation or filter of a file. `document` is there only if no error was reported. */
export interface ParsedDocument {
  readonly document: SigmaDocument | undefined;
  readonly metadata: DocumentLabel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one YAML document as Sigma. `earlier` is what was already found wrong with it. */
export function readDocument(root: YamlNode, earlier: readonly Diagnostic[], text: PlacedText, limits: SigmaLimits): ParsedDocument {
  const reading = startReading(text, limits);
  if (root.kind !== 'map') {
    reading.reporter.report('INVALID_SIGMA', 'The document is not a map of attributes such as title, logsource and detection.', {
      span: root.span,
    });
    return { document: undefined, metadata: {}, diagnostics: [...earlier, ...reading.reporter.diagnostics] };
  }
  const metadata = readMetadata(root, reading);
  const document = readKind(root, metadata, reading);
  const failed = earlier.length > 0 || reading.reporter.failed;
  const { id, title, level, status } = metadata;
  return {
    document: failed ? undefined : document,
    metadata: { ...(id && { id }), ...(title && { title }), ...(level && { level }), ...(status && { status }) },
    diagnostics: [...earlier, ...reading.reporter.diagnostics],
  };
}

/** A correlation and a filter are known by the attribute that only they have (their specifications, section "Components"). */
function readKind(root: YamlMap, { title = '', ...rest }: ReadMetadata, reading: Reading): SigmaDocument | undefined {
  const metadata = { ...rest, title, span: root.span };
  if (entryOf(root, 'correlation')) return { kind: 'correlation', ...metadata };
  const detection = entryOf(root, 'detection');
  if (entryOf(root, 'filter') && !detection) return { kind: 'filter', ...metadata };
  const logsourceEntry = entryOf(root, 'logsource');
  if (!logsourceEntry) reading.reporter.report('INVALID_SIGMA', 'The rule has no logsource.', { span: startOf(root) });
  if (!detection) reading.reporter.report('INVALID_SIGMA', 'The rule has no detection.', { span: startOf(root) });
  checkStrays(root, reading);
  const logsource = logsourceEntry && readLogsource(logsourceEntry, reading);
  const read = detection && readDetection(detection, reading);
  return logsource && read && { kind: 'rule', ...metadata, logsource, ...read };
}

function entryOf({ entries }: YamlMap, name: string): YamlEntry | undefined {
  return entries.find(({ key }) => key.text === name);
}
