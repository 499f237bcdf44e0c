import type { Reporter } from '../diagnostics/reporter.js';
import type { YamlMap } from '../sigma/yaml.js';
import type { LogsourcePart } from './pipeline.js';
import { child, textOf } from './places.js';

/** The keys of a log source. */
export const LOGSOURCE_KEYS = ['category', 'product', 'service'] as const;

export const isLogsourceKey = (key: string): boolean => LOGSOURCE_KEYS.some((name) => name === key);

/** The log source in a map of a pipeline. Null where something was reported: a key that is not read would stand for any log source. */
export function parseLogsourcePart(node: YamlMap, reporter: Reporter): LogsourcePart | null {
  const keys = LOGSOURCE_KEYS.flatMap((key) => {
    const value = child(node, key);
    return value === undefined || value.kind === 'null' ? [] : [{ key, value, text: textOf(value) }];
  });
  const wrong = keys.find(({ text }) => text === undefined);
  if (wrong) reporter.report('INVALID_MAPPING', `The ${wrong.key} of a log source is a text.`, { span: wrong.value.span });
  else if (keys.length === 0)
    reporter.report('INVALID_MAPPING', 'The log source has no category, product or service.', { span: node.span });
  else return Object.fromEntries(keys.map(({ key, text }) => [key, text]));
  return null;
}
