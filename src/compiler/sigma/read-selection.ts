import type { Span } from '../diagnostics/source.js';
import type { Selection } from './ast.js';
import { readKeywords, readTest } from './read-test.js';
import type { Reading } from './reading.js';
import type { YamlList, YamlMap, YamlNode, YamlScalar } from './yaml.js';

/**
 * Reads one search identifier (specification, sections "Lists" and "Maps"): a map is all of its
 * tests, a list is any of its items, text is a keyword.
 *
 * `undefined` when something was reported.
 */
export function readSelection(node: YamlNode, reading: Reading): Selection | undefined {
  switch (node.kind) {
    case 'map':
      return readMap(node, reading);
    case 'list':
      return readList(node, reading);
    case 'null':
      reportEmpty(node.span, reading);
      return undefined;
    default:
      return readKeywords(node.span, [node], reading);
  }
}

function readMap({ entries, span }: YamlMap, reading: Reading): Selection | undefined {
  if (entries.length === 0) {
    reportEmpty(span, reading);
    return undefined;
  }
  const selections = entries.flatMap(({ key, value }) => readTest(key, value, reading) ?? []);
  return selections.length === entries.length ? { kind: 'all-of', span, selections } : undefined;
}

/** Keywords side by side are one test, so that a table can look for all of them at once. */
function readList({ items, span }: YamlList, reading: Reading): Selection | undefined {
  if (items.length === 0) {
    reportEmpty(span, reading);
    return undefined;
  }
  const scalars = items.filter((item): item is YamlScalar => item.kind !== 'map' && item.kind !== 'list');
  if (scalars.length === items.length) return readKeywords(span, scalars, reading);
  const selections = items.flatMap((item) => readSelection(item, reading) ?? []);
  return selections.length === items.length ? { kind: 'any-of', span, selections } : undefined;
}

/** Nothing to look for could mean that everything matches, or nothing; the reference implementation refuses it ("Detection is empty"). */
function reportEmpty(span: Span, { reporter }: Reading): void {
  reporter.report('INVALID_SIGMA', 'The selection is empty.', { span });
}
