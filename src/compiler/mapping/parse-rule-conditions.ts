import type { Reporter } from '../diagnostics/reporter.js';
import type { Condition } from '../sigma/ast.js';
import { parseCondition } from '../sigma/condition/parser.js';
import { DEFAULT_LIMITS } from '../sigma/limits.js';
import { sourceText } from '../sigma/source-mapped-text.js';
import { createParseContext } from '../sigma/parse-context.js';
import type { YamlMap, YamlNode } from '../sigma/yaml.js';
import type { RuleCondition } from './pipeline.js';
import { child, textOf } from './places.js';
import { isLogsourceKey, parseLogsourcePart } from './parse-logsource-part.js';

/** The keys of a transformation that say which rules it is for. */
export const RULE_CONDITION_KEYS = ['rule_conditions', 'rule_cond_expr', 'rule_cond_op', 'rule_cond_not'] as const;

/**
 * Reads which rules a transformation is for, as pySigma does: a list of conditions of which all hold, or one with
 * `rule_cond_op: or`; or conditions with names, and an expression of them in `rule_cond_expr`. Null where something was reported:
 * with half of its conditions a transformation would change rules that it is not meant for.
 */
export function parseRuleConditions(
  node: YamlMap,
  type: string,
  text: string,
  reporter: Reporter,
): { readonly when?: RuleCondition } | null {
  const reader = new RuleConditionParser(type, text, reporter);
  return reader.read(node);
}

class RuleConditionParser {
  constructor(
    private readonly type: string,
    private readonly text: string,
    private readonly reporter: Reporter,
  ) {}

  read(node: YamlMap): { readonly when?: RuleCondition } | null {
    const [conditions, expression, op, not] = RULE_CONDITION_KEYS.map((key) => child(node, key));
    const named = this.#conditions(conditions);
    if (named === null) return null;
    const negated = this.#negated(not);
    const combined = expression === undefined ? this.#linked(named, op) : this.#expression(expression, conditions, named, op);
    if (negated === null || combined === null) return null;
    if (named.size === 0) return {};
    return { when: negated ? { kind: 'not', condition: combined } : combined };
  }

  /** The conditions by their names; those of a list by their places in it. */
  #conditions(node: YamlNode | undefined): ReadonlyMap<string, RuleCondition> | null {
    if (node === undefined) return new Map();
    if (node.kind !== 'map' && node.kind !== 'list') return this.#mistake('"rule_conditions" is a list, or a map of names.', node);
    const items =
      node.kind === 'list'
        ? node.items.map((item, index) => ({ name: String(index), item }))
        : node.entries.map(({ key, value }) => ({ name: key.text, item: value }));
    const named = new Map<string, RuleCondition>();
    for (const { name, item } of items) {
      const known =
        item.kind === 'map' &&
        textOf(child(item, 'type')) === 'logsource' &&
        item.entries.every(({ key }) => key.text === 'type' || isLogsourceKey(key.text));
      if (!known) return this.#ignored('a rule condition of another type than "logsource"', item);
      const logsource = parseLogsourcePart(item, this.reporter);
      if (logsource === null) return null;
      named.set(name, { kind: 'logsource', logsource });
    }
    return named;
  }

  #linked(named: ReadonlyMap<string, RuleCondition>, op: YamlNode | undefined): RuleCondition | null {
    const word = op === undefined ? 'and' : textOf(op);
    if (op && word !== 'and' && word !== 'or') return this.#mistake('"rule_cond_op" is and, or or.', op);
    return { kind: word === 'or' ? 'or' : 'and', conditions: [...named.values()] };
  }

  #expression(
    node: YamlNode,
    conditions: YamlNode | undefined,
    named: ReadonlyMap<string, RuleCondition>,
    op: YamlNode | undefined,
  ): RuleCondition | null {
    if (node.kind === 'map' || node.kind === 'list' || node.kind === 'null') return this.#mistake('"rule_cond_expr" is a text.', node);
    if (conditions?.kind !== 'map') return this.#mistake('"rule_cond_expr" needs "rule_conditions" with names: a map, not a list.', node);
    if (op) return this.#mistake('"rule_cond_op" does not stand together with "rule_cond_expr".', op);
    const context = createParseContext(sourceText(this.text), DEFAULT_LIMITS);
    const condition = parseCondition(node, new Set(named.keys()), context, 'rule condition');
    for (const { message, ...about } of context.reporter.diagnostics) {
      this.reporter.report('INVALID_MAPPING', message, {
        span: about.span ?? node.span,
        ...(about.hint !== undefined && { hint: about.hint }),
      });
    }
    if (condition === undefined) return null;
    const used = new Set<string>();
    const expression = this.#resolved(condition, named, used);
    const unused = conditions.entries.find(({ key }) => !used.has(key.text));
    if (expression !== null && unused) return this.#mistake(`"rule_cond_expr" does not use "${unused.key.text}".`, unused.key);
    return expression;
  }

  #resolved(condition: Condition, named: ReadonlyMap<string, RuleCondition>, used: Set<string>): RuleCondition | null {
    switch (condition.kind) {
      case 'search-identifier':
        used.add(condition.name);
        return named.get(condition.name)!;
      case 'not': {
        const operand = this.#resolved(condition.operand, named, used);
        return operand && { kind: 'not', condition: operand };
      }
      case 'and':
      case 'or': {
        const operands = condition.operands.map((operand) => this.#resolved(operand, named, used));
        return operands.includes(null) ? null : { kind: condition.kind, conditions: operands as RuleCondition[] };
      }
      case 'quantifier':
        return this.#mistake('"rule_cond_expr" has names, and, or, not and brackets, and no quantifiers.', condition);
    }
  }

  #negated(node: YamlNode | undefined): boolean | null {
    if (node === undefined) return false;
    return node.kind === 'boolean' ? node.value : this.#mistake('"rule_cond_not" is true or false.', node);
  }

  #ignored(what: string, { span }: YamlNode): null {
    const message = `A transformation "${this.type}" with ${what} of the processing pipeline is not used here.`;
    this.reporter.report('MAPPING_PART_IGNORED', message, { span });
    return null;
  }

  #mistake(message: string, { span }: Pick<YamlNode, 'span'>): null {
    this.reporter.report('INVALID_MAPPING', message, { span });
    return null;
  }
}
