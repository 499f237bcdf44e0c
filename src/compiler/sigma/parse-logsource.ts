import type { Logsource } from './ast.js';
import type { ParseContext } from './parse-context.js';
import type { YamlEntry, YamlMap } from './yaml.js';

/** Reads the `logsource` of a rule; it names a category, a product or a service at least. `undefined` when something was reported. */
export function parseLogsource({ key, value }: YamlEntry, { reporter }: ParseContext): Logsource | undefined {
  if (value.kind !== 'map') {
    reporter.report('INVALID_SIGMA', '"logsource" is not a map of category, product and service.', { span: key.span });
    return undefined;
  }
  const named: { category?: string; product?: string; service?: string } = {};
  let failed = false;
  for (const { key: name, value: node } of value.entries) {
    if (name.text !== 'category' && name.text !== 'product' && name.text !== 'service') continue;
    if (node.kind === 'map' || node.kind === 'list') {
      reporter.report('INVALID_SIGMA', `"${name.text}" is not text.`, { span: node.span });
      failed = true;
    } else if (node.text !== '' && node.kind !== 'null') named[name.text] = node.text;
  }
  if (failed) return undefined;
  if (Object.keys(named).length > 0) return { span: value.span, ...named };
  reporter.report('INVALID_SIGMA', '"logsource" has no category, product or service.', { span: key.span });
  return undefined;
}

/** A key of the log source that slipped out of it is a custom attribute to Sigma, and the rule is about more than it says. */
export function checkStrays(root: YamlMap, { reporter }: ParseContext): void {
  for (const { key } of root.entries) {
    if (key.text !== 'category' && key.text !== 'product' && key.text !== 'service') continue;
    reporter.report('UNKNOWN_ATTRIBUTE', `"${key.text}" stands beside "logsource" and says nothing there.`, {
      span: key.span,
      hint: 'indent it',
    });
  }
}
