import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isError } from '../diagnostics/diagnostic.js';
import { Reporter } from '../diagnostics/reporter.js';
import type { Source } from '../diagnostics/source.js';
import { DEFAULT_LIMITS } from '../sigma/limits.js';
import { sourceText } from '../sigma/source-mapped-text.js';
import { parseYaml, type YamlNode } from '../sigma/yaml.js';
import { parseShape } from './parse-shape.js';
import { extendTargets } from './extend-targets.js';
import { MAPPING_FILE, type MappingFile } from './mapping-shape.js';
import { parsePipeline } from './parse-pipeline.js';
import type { TargetRegistry } from './target-registry.js';

/** What a mapping adds, or what is wrong with it; then the targets are as they were. */
export interface ParsedMapping {
  readonly registry: TargetRegistry;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads tables of the user's own, and processing pipelines, and adds them to the targets there are; these are not changed.
 * Never throws at bad input. Every document of the text may be for another target, or a pipeline.
 */
export function parseMapping({ text }: Source, base: TargetRegistry): ParsedMapping {
  if (text.length > DEFAULT_LIMITS.textLength) {
    const message = `The mapping has ${text.length} characters, more than the ${DEFAULT_LIMITS.textLength} that are read.`;
    return { registry: base, diagnostics: [{ code: 'INVALID_MAPPING', message, span: { start: 0, end: 0 } }] };
  }
  const { documents, failure } = parseYaml(sourceText(text), DEFAULT_LIMITS);
  if (failure !== undefined) return { registry: base, diagnostics: [asMistake(failure)] };
  if (documents.length === 0) return { registry: base, diagnostics: [nothingIn({ start: 0, end: 0 })] };
  const reporter = new Reporter();
  let registry = base;
  for (const { root, diagnostics } of documents) {
    const wrong = diagnostics.filter(isError).map(asMistake);
    for (const { code, message, ...about } of wrong) reporter.report(code, message, about);
    if (wrong.length === 0) registry = addDocument(root, text, registry, reporter);
  }
  const inOrder = reporter.diagnostics.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
  return { registry: reporter.failed ? base : registry, diagnostics: inOrder };
}

function addDocument(root: YamlNode, text: string, registry: TargetRegistry, reporter: Reporter): TargetRegistry {
  if (root.kind === 'null') {
    const { code, message, ...about } = nothingIn(root.span);
    reporter.report(code, message, about);
    return registry;
  }
  if (root.kind === 'map' && root.entries.some(({ key }) => key.text === 'transformations')) {
    // Pipelines of the same priority stay in the order in which they came.
    const pipeline = parsePipeline(root, text, reporter);
    return { ...registry, pipelines: [...registry.pipelines, pipeline].toSorted((a, b) => a.priority - b.priority) };
  }
  const own = new Reporter();
  const file = parseShape(MAPPING_FILE, root, own) as MappingFile;
  const targets = own.failed ? registry.targets : extendTargets(file, root, registry.targets, own);
  for (const { code, message, ...about } of own.diagnostics) reporter.report(code, message, about);
  return { ...registry, targets };
}

const nothingIn = (span: { readonly start: number; readonly end: number }): Diagnostic => ({
  code: 'INVALID_MAPPING',
  message: 'The mapping is empty.',
  span,
  hint: 'a mapping begins with "target:", a processing pipeline has "transformations:"',
});

/** What is wrong with the YAML of a mapping is a mistake in the mapping, not in the rule. */
const asMistake = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, code: 'INVALID_MAPPING' });
