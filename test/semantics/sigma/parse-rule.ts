import type { LogSource } from '../log-event.js';
import { applyActions } from './actions.js';
import { parseCondition } from './condition.js';
import { applyModifiers } from './modifiers.js';
import { InvalidRule, type DetectionItem, type ParsedRule, type Detection } from './rule.js';
import { isList, isMap, parseDocuments, Scalar, type YamlMap, type YamlNode } from './yaml.js';

/**
 * Every rule in a text. Correlations and filters are documents of other kinds and are left out. A text with anything that
 * has no meaning is refused as a whole, with `InvalidRule` or the exception of the YAML parser.
 */
export function parseRule(yaml: string): readonly ParsedRule[] {
  return applyActions(parseDocuments(yaml).map(asDocument))
    .filter((document) => !document.has('correlation') && (document.has('detection') || !document.has('filter')))
    .map(parseDocument);
}

function asDocument(node: YamlNode): YamlMap {
  if (!isMap(node)) throw new InvalidRule('A document has to be a map.');
  return node;
}

function parseDocument(document: YamlMap): ParsedRule {
  const title = document.get('title');
  if (!isText(title)) throw new InvalidRule('A rule needs a title.');
  return { title: title.written, logsource: parseLogSource(document.get('logsource')), ...parseDetections(document.get('detection')) };
}

const isText = (node: YamlNode | undefined): node is Scalar => node instanceof Scalar && node.value !== null && node.value !== '';

/** Specification, section "LogSource". */
function parseLogSource(node: YamlNode | undefined): LogSource {
  const named = isMap(node) ? (['product', 'category', 'service'] as const).filter((name) => isText(node.get(name))) : [];
  if (!isMap(node) || named.length === 0) throw new InvalidRule('A rule needs a log source with a product, a category or a service.');
  return Object.fromEntries(named.map((name) => [name, (node.get(name) as Scalar).written]));
}

/** Specification, section "Detection": what is not the condition, or the `timeframe` of older rules, is a selection. */
function parseDetections(node: YamlNode | undefined): Pick<ParsedRule, 'detections' | 'conditions'> {
  if (!isMap(node)) throw new InvalidRule('A rule needs a detection, which is a map.');
  const named = [...node].filter(([name]) => name !== 'condition' && name !== 'timeframe');
  const detections = new Map(named.map(([name, detection]) => [name, parseDetection(detection)]));
  const condition = node.get('condition');
  const written = isList(condition) ? condition : [condition];
  if (written.length === 0 || !written.every(isText)) throw new InvalidRule('A detection needs a condition, or a list of them.');
  return { detections, conditions: written.map((one) => parseCondition(one.written, detections)) };
}

/** Specification, sections "Lists" and "Maps": a map is all of its tests, a list any of its items, and text is a keyword. */
function parseDetection(node: YamlNode): Detection {
  if (isMap(node)) {
    if (node.size === 0) throw new InvalidRule('A selection is empty.');
    return { kind: 'all-of', detections: [...node].map(([key, values]) => parseDetectionItem(key, values)) };
  }
  const items = isList(node) ? node : [node];
  if (items.every((item) => item instanceof Scalar)) return parseDetectionItem('', items);
  return { kind: 'any-of', detections: items.map(parseDetection) };
}

/**
 * `field|modifier|…: values`; without a field, keywords. Under `all`, a value that became several is a test of its own,
 * of which one is enough.
 */
function parseDetectionItem(key: string, node: YamlNode): Detection {
  const [field, ...modifiers] = key.split('|');
  const changes = modifiers.filter((name) => name !== 'all' && name !== 'neq');
  const values = parseValues(field, node, changes).map((scalar) => applyModifiers(scalar, changes));
  const negated = modifiers.filter((name) => name === 'neq').length % 2 === 1;
  const test = { kind: 'detection-item', field: field || undefined, negated } as const;
  const anyOf = (alternatives: DetectionItem['values']): DetectionItem => ({ ...test, values: alternatives, matches: 'any' });
  if (!modifiers.includes('all')) return anyOf(values.flat());
  if (values.every(({ length }) => length === 1)) return { ...test, values: values.flat(), matches: 'all' };
  // Not all of the values: one of them is missing, in all of its forms.
  return { kind: negated ? 'any-of' : 'all-of', detections: values.map(anyOf) };
}

function parseValues(field: string | undefined, node: YamlNode, changes: readonly string[]): readonly Scalar[] {
  const scalars = isList(node) ? node : [node];
  if (!scalars.every((scalar) => scalar instanceof Scalar)) throw new InvalidRule(`The values of "${field}" are not all scalars.`);
  // A field with an empty list is null to Sigma's reference implementation.
  const values = scalars.length === 0 && changes.length === 0 ? [new Scalar('', null)] : scalars;
  if (values.length === 0) throw new InvalidRule(`There is no value of "${field}" that a modifier could change.`);
  if (!field && values.some(({ value }) => value === null)) throw new InvalidRule('A keyword cannot be null.');
  if (!field && changes.includes('exists')) throw new InvalidRule('"exists" needs a field.');
  return values;
}
