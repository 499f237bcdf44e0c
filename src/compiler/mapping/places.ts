import type { YamlMap, YamlNode, YamlScalar } from '../sigma/yaml.js';

/** The node at a path of keys and indexes, or the nearest that there is above it. `key`: the last key itself. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[], place: 'key' | 'value' = 'value'): YamlNode {
  const [first, ...rest] = path;
  if (first === undefined) return root;
  if (root.kind === 'list') {
    const item = root.items[Number(first)];
    return item ? nodeAt(item, rest, place) : root;
  }
  if (root.kind !== 'map') return root;
  const entry = root.entries.find(({ key }) => key.text === first);
  if (!entry) return root;
  return rest.length === 0 && place === 'key' ? entry.key : nodeAt(entry.value, rest, place);
}

/** The last of the words in a node that a sentence quotes, or names as a number: what the sentence is about. */
export function quotedIn(sentence: string, node: YamlNode): YamlScalar | undefined {
  return scalarsOf(node).findLast(({ text, kind }) =>
    kind === 'number' ? new RegExp(`(?<![\\w.])${text.replace(/\W/g, '\\$&')}(?![\\w.])`).test(sentence) : sentence.includes(`"${text}"`),
  );
}

function scalarsOf(node: YamlNode): readonly YamlScalar[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(({ key, value }) => [key, ...scalarsOf(value)]);
    case 'list':
      return node.items.flatMap(scalarsOf);
    default:
      return [node];
  }
}

/** What a map has under a key. */
export const child = (node: YamlMap, name: string): YamlNode | undefined => node.entries.find(({ key }) => key.text === name)?.value;

/** The text of a scalar that says something. */
export const textOf = (node: YamlNode | undefined): string | undefined =>
  node === undefined || node.kind === 'map' || node.kind === 'list' || node.kind === 'null' ? undefined : node.text;
