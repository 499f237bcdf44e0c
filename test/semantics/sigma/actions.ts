import { InvalidRule } from './rule.js';
import { isMap, Scalar, type YamlMap } from './yaml.js';

/**
 * The rules of a text with several documents, as Sigma's reference implementation (`SigmaCollection`) understands their
 * `action`: what a `global` document says counts in every rule after it, until a `reset`; `repeat` is the rule before once
 * more, with what this document says instead.
 */
export function applyActions(documents: readonly YamlMap[]): readonly YamlMap[] {
  const rules: YamlMap[] = [];
  let global: YamlMap = new Map();
  let previous: YamlMap | undefined;
  for (const document of documents) {
    const attributes = new Map([...document].filter(([key]) => key !== 'action'));
    switch (actionOf(document)) {
      case undefined:
        previous = mergeMaps(document, global);
        rules.push(previous);
        break;
      case 'global':
        global = attributes;
        previous = attributes;
        break;
      case 'reset':
        global = new Map();
        break;
      case 'repeat':
        if (previous === undefined) throw new InvalidRule('There is no rule before the one that repeats it.');
        previous = mergeMaps(previous, attributes);
        rules.push(previous);
        break;
      default:
        throw new InvalidRule('An action is "global", "reset" or "repeat".');
    }
  }
  return rules;
}

function actionOf(document: YamlMap): string | undefined {
  const action = document.get('action');
  return action instanceof Scalar ? action.written : action && '';
}

/** Both maps in one; where both say something `over` counts, unless it is a map, which is merged again. */
function mergeMaps(under: YamlMap, over: YamlMap): YamlMap {
  const merged = new Map(under);
  for (const [key, value] of over) {
    const present = under.get(key);
    merged.set(key, isMap(present) && isMap(value) ? mergeMaps(present, value) : value);
  }
  return merged;
}
