import type { Reporter } from '../diagnostics/reporter.js';
import { didYouMean } from '../diagnostics/nearest-names.js';
import type { YamlMap, YamlNode } from '../sigma/yaml.js';
import { RENAMED_KEYS } from './renamed-keys.js';
import { nameOfShape, type KindOf, type KindsShape, type ObjectShape, type Property, type Shape } from './shape.js';

/** The value of a node that has the shape; `undefined` where something in it was reported. All mistakes are, not the first alone. */
export function parseShape(shape: Shape, node: YamlNode, reporter: Reporter): unknown {
  switch (shape.kind) {
    case 'part':
      return parseShape(shape.is(), node, reporter);
    case 'either': {
      const fitting = shape.of.find((one) => fits(one, node));
      return fitting ? parseShape(fitting, node, reporter) : unfit(shape, node, reporter);
    }
    case 'text':
      if (!fits(shape, node) || (shape.pattern && !new RegExp(shape.pattern.source).test(textOf(node))))
        return unfit(shape, node, reporter);
      return textOf(node);
    case 'number':
      return node.kind === 'number' && Number.isSafeInteger(node.value) && node.value >= shape.least
        ? node.value
        : unfit(shape, node, reporter);
    case 'value':
      if (node.kind !== 'number' || !Number.isFinite(node.value)) return unfit(shape, node, reporter);
      return Number.isSafeInteger(node.value) || !Number.isInteger(node.value)
        ? node.value
        : unfit(shape, node, reporter, 'it has more digits than are kept');
    case 'mark':
      return node.kind === 'boolean' && node.value ? true : unfit(shape, node, reporter, 'leave it out where it is not so');
    case 'word':
      if (node.kind === 'string' && shape.words.includes(node.text)) return node.text;
      return unfit(shape, node, reporter, didYouMean(textOf(node), shape.words).hint);
    case 'list':
      if (node.kind !== 'list') return unfit(shape, node, reporter);
      if (node.items.length === 0)
        return unfit({ kind: 'list', of: shape.of }, node, reporter, 'leave it out where there is nothing in it');
      return node.items.map((item) => parseShape(shape.of, item, reporter));
    case 'map':
      if (node.kind !== 'map') return unfit(shape, node, reporter);
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, parseShape(shape.of, value, reporter)]));
    case 'object':
      return node.kind === 'map' ? parseObject(shape, node, reporter) : unfit(shape, node, reporter);
    case 'kinds':
      return node.kind === 'map' ? parseKinds(shape, node, reporter) : unfit(shape, node, reporter);
  }
}

const textOf = (node: YamlNode): string => (node.kind === 'map' || node.kind === 'list' ? '' : node.text);

/** Whether a node is of the sort that a shape asks for, whatever is in it. */
function fits(shape: Shape, node: YamlNode): boolean {
  switch (shape.kind) {
    case 'part':
      return fits(shape.is(), node);
    case 'either':
      return shape.of.some((one) => fits(one, node));
    case 'list':
      return node.kind === 'list';
    case 'map':
    case 'object':
    case 'kinds':
      return node.kind === 'map';
    case 'number':
    case 'value':
      return node.kind === 'number';
    case 'mark':
      return node.kind === 'boolean';
    case 'text':
    case 'word':
      return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean';
  }
}

function unfit(shape: Shape, node: YamlNode, reporter: Reporter, hint?: string): unknown {
  const shown =
    node.kind === 'map' || node.kind === 'list' ? `a ${node.kind}` : node.kind === 'null' ? 'nothing' : `"${shorten(node.text)}"`;
  const message =
    node.kind === 'list' && node.items.length === 0 && shape.kind === 'list'
      ? 'The list is empty.'
      : `Here stands ${shown}, not ${nameOfShape(shape)}.`;
  reporter.report('INVALID_MAPPING', message, { span: node.span, ...(hint !== undefined && { hint }) });
  return undefined;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function parseObject({ properties }: ObjectShape, node: YamlMap, reporter: Reporter): unknown {
  const required = Object.entries(properties).flatMap(([name, property]) => (property.required ? [name] : []));
  const known = reportUnknown(properties, node, reporter);
  for (const name of required) {
    if (known.some(({ key }) => key.text === name) || node.entries.some(({ key }) => RENAMED_KEYS[key.text] === name)) continue;
    reporter.report('INVALID_MAPPING', `"${name}" is missing.`, { span: node.span, hint: properties[name]!.says });
  }
  return Object.fromEntries(known.map(({ key, value }) => [key.text, parseShape(properties[key.text]!.shape, value, reporter)]));
}

/** The entries whose key is known. */
function reportUnknown(words: Readonly<Record<string, Property>>, node: YamlMap, reporter: Reporter): YamlMap['entries'] {
  const names = Object.keys(words);
  for (const { key } of node.entries) {
    if (Object.hasOwn(words, key.text)) continue;
    const renamed = Object.hasOwn(RENAMED_KEYS, key.text) ? RENAMED_KEYS[key.text] : undefined;
    if (renamed !== undefined && Object.hasOwn(words, renamed)) {
      const hint = key.text === 'basis' ? 'write "unverified: true"' : `write "${renamed}"`;
      reporter.report('INVALID_MAPPING', `"${key.text}" is now called "${renamed}".`, { span: key.span, hint });
      continue;
    }
    const near = didYouMean(key.text, names).hint;
    reporter.report('INVALID_MAPPING', `"${shorten(key.text)}" is not known here.`, {
      span: key.span,
      hint: near ?? `there are ${names.join(', ')}`,
    });
  }
  return node.entries.filter(({ key }) => Object.hasOwn(words, key.text));
}

function parseKinds(shape: KindsShape, node: YamlMap, reporter: Reporter): unknown {
  const known = reportUnknown(shape.words, node, reporter);
  const names = known.map(({ key }) => key.text);
  const reportedBefore = reporter.diagnostics.length;
  const values = Object.fromEntries(known.map(({ key, value }) => [key.text, parseShape(shape.words[key.text]!.shape, value, reporter)]));
  if (known.length < node.entries.length || reporter.diagnostics.length > reportedBefore) return values;
  const kind = kindOf(shape, names);
  if (kind === undefined)
    reporter.report('INVALID_MAPPING', `This does not say ${shape.what}.`, { span: node.span, hint: 'for example { column: Name }' });
  else {
    const allowed = [...kind.needs, ...(kind.may ?? [])];
    for (const { key } of known.filter((entry) => !allowed.includes(entry.key.text)))
      reporter.report('INVALID_MAPPING', `"${key.text}" does not stand together with ${quoted(kind.needs)}.`, { span: key.span });
    for (const name of kind.needs.filter((need) => !names.includes(need)))
      reporter.report('INVALID_MAPPING', `Beside ${quoted(names)} there must be "${name}".`, {
        span: node.span,
        hint: shape.words[name]!.says,
      });
  }
  return values;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' and ');

/** The kind that is meant: of those whose keys are all there the one with most of them, else the one of which fewest are missing. */
function kindOf({ kinds }: KindsShape, names: readonly string[]): KindOf | undefined {
  const present = ({ needs }: KindOf): number => needs.filter((need) => names.includes(need)).length;
  const missing = (kind: KindOf): number => kind.needs.length - present(kind);
  const strange = ({ needs, may = [] }: KindOf): number => names.filter((name) => !needs.includes(name) && !may.includes(name)).length;
  return kinds
    .filter((kind) => present(kind) > 0)
    .toSorted((a, b) => missing(a) - missing(b) || strange(a) - strange(b) || present(b) - present(a))[0];
}
