import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { YamlDocument, YamlEntry, YamlMap, YamlNode } from './yaml.js';

/** The documents that are rules, after the collection's actions, and what was wrong with those that are not. */
export interface Collection {
  readonly documents: readonly YamlDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies the `action` of the documents of one file, which later specifications leave to the tools;
 * the reference implementation (`SigmaCollection`) decides what they mean:
 * - `global`: every following rule has these attributes too; where both have one, this one counts;
 * - `reset`: no longer;
 * - `repeat`: the rule before once more, with these attributes instead of its own.
 *
 * Maps are merged key by key, so that selections come together in one detection.
 */
export function applyActions(documents: readonly YamlDocument[]): Collection {
  const rules: YamlDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  let global: YamlMap | undefined;
  let previous: YamlMap | undefined;
  for (const document of documents) {
    const { root } = document;
    if (root.kind === 'null') continue;
    const action = actionOf(root);
    if (root.kind !== 'map' || action === undefined) {
      const merged = root.kind === 'map' && global !== undefined ? mergeMaps(root, global) : root;
      if (merged.kind === 'map') previous = merged;
      rules.push({ ...document, root: merged });
      continue;
    }
    const attributes = { ...root, entries: root.entries.filter((entry) => entry !== action) };
    switch (action.value.kind === 'string' ? action.value.text : undefined) {
      case 'global':
        global = attributes;
        previous = attributes;
        diagnostics.push(...document.diagnostics);
        break;
      case 'reset':
        global = undefined;
        diagnostics.push(...document.diagnostics);
        break;
      case 'repeat':
        if (previous === undefined) {
          diagnostics.push({ code: 'INVALID_SIGMA', message: 'There is no rule before this one to repeat.', span: action.value.span });
          break;
        }
        previous = { ...mergeMaps(previous, attributes), span: root.span };
        rules.push({ ...document, root: previous });
        break;
      default:
        diagnostics.push({ code: 'INVALID_SIGMA', message: 'The action is not "global", "reset" or "repeat".', span: action.value.span });
    }
  }
  return { documents: rules, diagnostics };
}

const actionOf = (root: YamlNode): YamlEntry | undefined =>
  root.kind === 'map' ? root.entries.find(({ key }) => key.text === 'action') : undefined;

/** `over` wins, except that a map in both is merged again. The entries of `under` keep their places in the order. */
function mergeMaps(under: YamlMap, over: YamlMap): YamlMap {
  const entries = new Map(under.entries.map((entry) => [entry.key.text, entry]));
  for (const entry of over.entries) {
    const present = entries.get(entry.key.text)?.value;
    const value = present?.kind === 'map' && entry.value.kind === 'map' ? mergeMaps(present, entry.value) : entry.value;
    entries.set(entry.key.text, { key: entry.key, value });
  }
  return { ...under, entries: [...entries.values()] };
}
