import type { Condition, Detection } from './ast.js';
import { parseCondition } from './condition/parser.js';
import { parseDetection } from './parse-detection.js';
import type { ParseContext } from './parse-context.js';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml.js';

interface DetectionSection {
  readonly detections: ReadonlyMap<string, Detection>;
  readonly conditions: readonly Condition[];
}

/**
 * Reads the `detection` of a rule (specification, section "Detection"): every key but `condition` and
 * `timeframe` is a selection. `timeframe` belonged to the aggregations that correlation rules have
 * replaced, so it says nothing about a condition that is accepted.
 *
 * `undefined` when something was reported.
 */
export function parseDetectionSection({ key, value }: YamlEntry, context: ParseContext): DetectionSection | undefined {
  const { reporter } = context;
  if (value.kind !== 'map') {
    reporter.report('INVALID_SIGMA', '"detection" is not a map of selections and a condition.', { span: key.span });
    return undefined;
  }
  const named = value.entries.filter(({ key: { text } }) => text !== 'condition' && text !== 'timeframe');
  if (named.length === 0) reporter.report('INVALID_SIGMA', '"detection" has no selection.', { span: key.span });
  const detections = new Map<string, Detection>();
  for (const entry of named) {
    const detection = parseDetection(entry.value, context);
    if (detection !== undefined) detections.set(entry.key.text, detection);
  }
  const condition = value.entries.find(({ key: { text } }) => text === 'condition');
  if (condition === undefined) {
    reporter.report('INVALID_SIGMA', '"detection" has no condition.', { span: key.span });
    return undefined;
  }
  // A selection that could not be read is still there to be named.
  const conditions = parseConditions(condition, new Set(named.map((entry) => entry.key.text)), context);
  return conditions !== undefined && detections.size === named.length && named.length > 0 ? { detections, conditions } : undefined;
}

function parseConditions({ key, value }: YamlEntry, names: ReadonlySet<string>, context: ParseContext): readonly Condition[] | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  const scalars = items.filter(isText);
  if (scalars.length < items.length || items.length === 0) {
    context.reporter.report('INVALID_SIGMA', 'A condition is text, or a list of texts.', {
      span: items.find((item) => !isText(item))?.span ?? key.span,
    });
    return undefined;
  }
  const conditions = scalars.flatMap((scalar) => parseCondition(scalar, names, context) ?? []);
  return conditions.length === scalars.length ? conditions : undefined;
}

const isText = (node: YamlNode): node is YamlScalar => node.kind !== 'map' && node.kind !== 'list' && node.kind !== 'null';
