import type { Span } from '../diagnostics/source.js';
import type { Detection } from './ast.js';
import { parseKeywords, parseDetectionItem } from './parse-detection-item.js';
import type { ParseContext } from './parse-context.js';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './yaml.js';

/**
 * Reads one search identifier (specification, sections "Lists" and "Maps"): a map is all of its
 * tests, a list is any of its items, text is a keyword.
 *
 * `undefined` when something was reported.
 */
export function parseDetection(node: YamlNode, context: ParseContext): Detection | undefined {
  switch (node.kind) {
    case 'map':
      return parseMap(node, context);
    case 'list':
      return parseList(node, context);
    case 'null':
      reportEmpty(node.span, context);
      return undefined;
    default:
      return parseKeywords(node.span, [node], context);
  }
}

function parseMap({ entries, span }: YamlMap, context: ParseContext): Detection | undefined {
  if (entries.length === 0) {
    reportEmpty(span, context);
    return undefined;
  }
  const detections = entries.flatMap(({ key, value }) => parseDetectionItem(key, value, context) ?? []);
  return detections.length === entries.length ? { kind: 'all-of', span, detections } : undefined;
}

/** Keywords side by side are one test, so that a table can look for all of them at once. */
function parseList({ items, span }: YamlList, context: ParseContext): Detection | undefined {
  if (items.length === 0) {
    reportEmpty(span, context);
    return undefined;
  }
  const scalars = items.filter((item): item is YamlScalar => item.kind !== 'map' && item.kind !== 'list');
  if (scalars.length === items.length) return parseKeywords(span, scalars, context);
  const detections = items.flatMap((item) => parseDetection(item, context) ?? []);
  return detections.length === items.length ? { kind: 'any-of', span, detections } : undefined;
}

/** Nothing to look for could mean that everything matches, or nothing; the reference implementation refuses it ("Detection is empty"). */
function reportEmpty(span: Span, { reporter }: ParseContext): void {
  reporter.report('INVALID_SIGMA', 'The selection is empty.', { span });
}
