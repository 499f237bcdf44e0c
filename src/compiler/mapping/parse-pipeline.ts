import type { Reporter } from '../diagnostics/reporter.js';
import type { Span } from '../diagnostics/source.js';
import { DEFAULT_LIMITS } from '../sigma/limits.js';
import { sourceText } from '../sigma/source-mapped-text.js';
import { parseDetection } from '../sigma/parse-detection.js';
import { createParseContext } from '../sigma/parse-context.js';
import type { YamlMap, YamlNode } from '../sigma/yaml.js';
import type { Pipeline, Transformation } from './pipeline.js';
import { child, textOf } from './places.js';
import { LOGSOURCE_KEYS, parseLogsourcePart } from './parse-logsource-part.js';
import { parseRuleConditions, RULE_CONDITION_KEYS } from './parse-rule-conditions.js';

/**
 * Reads a processing pipeline as pySigma has them: renaming of fields, added conditions and changed log sources, for rules of
 * some log sources. Everything else is named in a warning. A transformation with a condition that is not known here is left
 * out as a whole: applied to every rule it would change rules that it is not meant for.
 */
export function parsePipeline(root: YamlMap, text: string, reporter: Reporter): Pipeline {
  return new PipelineParser(text, reporter).read(root);
}

/** The keys of every transformation. */
const ANYWHERE: readonly string[] = ['id', 'type', ...RULE_CONDITION_KEYS];

class PipelineParser {
  constructor(
    private readonly text: string,
    private readonly reporter: Reporter,
  ) {}

  read(root: YamlMap): Pipeline {
    for (const { key } of root.entries) {
      if (!['name', 'priority', 'transformations'].includes(key.text)) this.#ignored(`"${key.text}"`, key.span);
    }
    const list = child(root, 'transformations')!;
    if (list.kind !== 'list') this.#mistake('"transformations" is not a list.', list.span);
    const priority = child(root, 'priority');
    return {
      name: textOf(child(root, 'name')) ?? 'pipeline',
      priority: priority?.kind === 'number' ? priority.value : 0,
      transformations: list.kind === 'list' ? list.items.flatMap((item) => this.#transformation(item) ?? []) : [],
    };
  }

  #transformation(node: YamlNode): Transformation | null {
    if (node.kind !== 'map') return this.#mistake('A transformation is a map with a "type".', node.span);
    const type = child(node, 'type');
    switch (textOf(type)) {
      case 'field_name_mapping':
        return this.#with(node, ['mapping'], () => this.#renaming(node));
      case 'add_condition':
        return this.#with(node, ['conditions', 'negated'], () => this.#condition(node));
      case 'change_logsource':
        return this.#with(node, LOGSOURCE_KEYS, () => this.#logsource(node));
      case undefined:
        return this.#mistake('The transformation has no "type".', node.span);
      default:
        return this.#ignored(`The transformation "${textOf(type) ?? ''}"`, type?.span ?? node.span);
    }
  }

  #with(node: YamlMap, keys: readonly string[], read: () => Transformation['does'] | null): Transformation | null {
    const type = textOf(child(node, 'type')) ?? '';
    const strange = node.entries.find(({ key }) => !ANYWHERE.includes(key.text) && !keys.includes(key.text));
    if (strange) return this.#ignored(`A transformation "${type}" with "${strange.key.text}"`, strange.key.span);
    const conditions = parseRuleConditions(node, type, this.text, this.reporter);
    if (conditions === null) return null;
    const does = read();
    return does && { ...conditions, does };
  }

  #renaming(node: YamlMap): Transformation['does'] | null {
    const mapping = child(node, 'mapping');
    if (mapping?.kind !== 'map') return this.#mistake('"mapping" is a map of fields to their names.', (mapping ?? node).span);
    const names = new Map<string, readonly string[]>();
    for (const { key, value } of mapping.entries) {
      const texts = (value.kind === 'list' ? value.items : [value]).map(textOf);
      if (texts.length === 0 || texts.some((text) => text === undefined))
        this.#mistake(`The new name of "${key.text}" is a text or a list of texts.`, value.span);
      else names.set(key.text, texts as string[]);
    }
    return { kind: 'rename-fields', names };
  }

  #condition(node: YamlMap): Transformation['does'] | null {
    const conditions = child(node, 'conditions');
    if (conditions?.kind !== 'map') return this.#mistake('"conditions" is a map of fields and values.', (conditions ?? node).span);
    const context = createParseContext(sourceText(this.text), DEFAULT_LIMITS);
    const detection = parseDetection(conditions, context);
    for (const { message, span } of context.reporter.diagnostics) this.#mistake(message, span ?? conditions.span);
    const negated = child(node, 'negated');
    if (negated && negated.kind !== 'boolean') return this.#mistake('"negated" is true or false.', negated.span);
    if (detection === undefined) return null;
    return { kind: 'add-condition', detection, negated: negated?.value ?? false };
  }

  #logsource(node: YamlMap): Transformation['does'] | null {
    const logsource = parseLogsourcePart(node, this.reporter);
    return logsource && { kind: 'change-logsource', logsource };
  }

  #ignored(what: string, span: Span): null {
    this.reporter.report('MAPPING_PART_IGNORED', `${what} of the processing pipeline is not used here.`, { span });
    return null;
  }

  #mistake(message: string, span: Span): null {
    this.reporter.report('INVALID_MAPPING', message, { span });
    return null;
  }
}
