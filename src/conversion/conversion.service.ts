import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  checkTargets,
  convert,
  describeTargets,
  unlocatedDiagnostic,
  type ConvertRequest,
  type ConvertedRule,
  type TargetDescription,
  type TargetRegistry,
} from '../compiler/index.js';
import { CatalogError, ruleNotFound } from '../database/catalog-error.js';
import { ConversionCache } from './conversion-cache.js';
import { ConversionError } from './conversion-error.js';
import type { ConvertSettingsDto, ConvertRequestDto } from './convert-request.dto.js';
import { RuleTextsRepository, type RuleText } from './rule-texts.repository.js';
import { TARGET_REGISTRY } from './target-registry.module.js';

/** The rules of a text, in its order. */
export interface ConvertedRules {
  readonly rules: readonly ConvertedRule[];
}

/**
 * Converts rules, sent as a text or kept in the catalog: for REST, GraphQL and the table index. The same rule gives the same bytes either
 * way.
 */
@Injectable()
export class ConversionService {
  readonly #cache = new ConversionCache();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry,
    private readonly texts: RuleTextsRepository,
  ) {}

  /**
   * Converts the text of a request, or the catalog rule that it names. A rule that runs nowhere is an answer. Throws a `ConversionError`
   * for a text that is not YAML or a target that does not exist, and `RULE_NOT_FOUND`.
   */
  async convert({ rule, ruleId, ...choice }: ConvertRequestDto): Promise<ConvertedRules> {
    if (ruleId === undefined) return { rules: this.convertText(rule ?? '', choice) };
    const text = await this.texts.find(ruleId);
    if (!text) throw ruleNotFound(ruleId);
    return { rules: [await this.convertQueued(text, choice)] };
  }

  /**
   * Converts a rule of the catalog, one in each turn of the event loop, so that other requests are answered in between. Results are
   * cached by the text and the choices.
   */
  convertQueued(rule: RuleText, choice: ConvertSettingsDto = {}, signal?: AbortSignal): Promise<ConvertedRule> {
    const known = this.#cache.get(rule.contentHash, choice);
    if (known) return Promise.resolve(known);
    const converted = this.#last
      .then(() => nextTurn())
      .then(() => {
        signal?.throwIfAborted();
        const answer = this.#convertRule(rule, choice);
        this.#cache.set(rule.contentHash, choice, answer);
        return answer;
      });
    this.#last = converted.catch(() => undefined);
    return converted;
  }

  /** Converts a text at once: whoever calls it has the event loop to itself meanwhile. Throws a `ConversionError`. */
  convertText(text: string, choice: ConvertSettingsDto = {}): readonly ConvertedRule[] {
    // zod says `T | undefined` where the compiler says "may be left out"; the compiler reads both alike.
    const { rules, problems } = convert({ name: 'request', text }, choice as ConvertRequest, this.registry);
    const [first] = problems;
    if (first) throw new ConversionError(first.code, problems);
    return rules;
  }

  /** What contradicts itself in the targets, as sentences. */
  contradictions(): readonly string[] {
    return checkTargets(this.registry.targets);
  }

  /** The targets of these ids, in their order; all targets when no ids are given. */
  targets(ids?: readonly string[]): readonly TargetDescription[] {
    const all = describeTargets(this.registry.targets);
    return ids ? ids.map((id) => all.find((target) => target.id === id) ?? unknownTarget(id, all)) : all;
  }

  #convertRule({ id, yaml, document }: RuleText, choice: ConvertSettingsDto): ConvertedRule {
    const rule = this.convertText(yaml, choice)[document];
    if (!rule) throw new CatalogError('RULE_NOT_FOUND', `The text of the rule ${id} has no document ${document + 1}.`);
    return rule;
  }
}

function unknownTarget(id: string, all: readonly TargetDescription[]): never {
  const hint = `There are ${all.map((target) => target.id).join(', ')}.`;
  throw new ConversionError('UNKNOWN_TARGET', [unlocatedDiagnostic('UNKNOWN_TARGET', `There is no target "${id}".`, hint)]);
}
