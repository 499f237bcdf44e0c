import type { Condition, Selection } from './ast.js';
import { parseCondition } from './condition/parser.js';
import { readSelection } from './read-selection.js';
import type { Reading } from './reading.js';
import type { YamlEntry, YamlNode, YamlScalar } from './yaml.js';

interface Detection {
  readonly selections: ReadonlyMap<string, Selection>;
  readonly conditions: readonly Condition[];
}

/**
 * Reads the `detection` of a rule (specification, section "Detection"): every key but `condition` and
 * `timeframe` is a selection. `timeframe` belonged to the aggregations that correlation rules have
 * replaced, so it says nothing about a condition that is accepted.
 *
 * `undefined` when something was reported.
 */
export function readDetection({ key, value }: YamlEntry, reading: Reading): Detection | undefined {
  const { reporter } = reading;
  if (value.kind !== 'map') {
    reporter.report('INVALID_SIGMA', '"detection" is not a map of selections and a condition.', { span: key.span });
    return undefined;
  }
  const named = value.entries.filter(({ key: { text } }) => text !== 'condition' && text !== 'timeframe');
  if (named.length === 0) reporter.report('INVALID_SIGMA', '"detection" has no selection.', { span: key.span });
  const selections = new Map<string, Selection>();
  for (const entry of named) {
    const selection = readSelection(entry.value, reading);
    if (selection !== undefined) selections.set(entry.key.text, selection);
  }
  const condition = value.entries.find(({ key: { text } }) => text === 'condition');
  if (condition === undefined) {
    reporter.report('INVALID_SIGMA', '"detection" has no condition.', { span: key.span });
    return undefined;
  }
  // A selection that could not be read is still there to be named.
  const conditions = readConditions(condition, new Set(named.map((entry) => entry.key.text)), reading);
  return conditions !== undefined && selections.size === named.length && named.length > 0 ? { selections, conditions } : undefined;
}

function readConditions({ key, value }: YamlEntry, names: ReadonlySet<string>, reading: Reading): readonly Condition[] | undefined {
  const items = value.kind === 'list' ? value.items : [value];
  const scalars = items.filter(isText);
  if (scalars.length < items.length || items.length === 0) {
    reading.reporter.report('INVALID_SIGMA', 'A condition is text, or a list of texts.', {
      span: items.find((item) => !isText(item))?.span ?? key.span,
    });
    return undefined;
  }
  const conditions = scalars.flatMap((scalar) => parseCondition(scalar, names, reading) ?? []);
  return conditions.length === scalars.length ? conditions : undefined;
}

const isText = (node: YamlNode): node is YamlScalar => node.kind !== 'map' && node.kind !== 'list' && node.kind !== 'null';
