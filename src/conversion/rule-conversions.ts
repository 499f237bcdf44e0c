import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConvertedRule } from '../compiler/index.js';
import type { ConvertSettingsDto, ConvertRequestDto } from './convert-request.dto.js';
import { ConversionService, type ConvertedRules } from './conversion.service.js';
import { CatalogError } from '../rules/catalog-error.js';
import { RulesService } from '../rules/rules.service.js';
import { ConversionCache } from './conversion-cache.js';
import type { CatalogRule } from '../rules/rule.js';

/** A rule by its text: as it is, or as it was. */
export type RuleText = Pick<CatalogRule, 'id' | 'yaml' | 'document'>;

/** The rules of the catalog as queries: the same bytes for the same rule, whether its text is sent or its id. */
@Injectable()
export class RuleConversions {
  readonly #cache = new ConversionCache();
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly catalog: RulesService,
    private readonly conversions: ConversionService,
  ) {}

  /** A request of either kind: with the text of a rule, or with the id of one. Throws `RULE_NOT_FOUND` for an id that is nobody's. */
  async convert({ rule, ruleId, ...choice }: ConvertRequestDto): Promise<ConvertedRules> {
    if (ruleId !== undefined) return { rules: [this.convertRule(await this.catalog.rule(ruleId), choice)] };
    return this.conversions.convert({ rule: rule ?? '', ...choice });
  }

  /** A rule of the catalog on the tables that are chosen, or on all that have its events. */
  convertRule({ id, yaml, document }: RuleText, choice: ConvertSettingsDto = {}): ConvertedRule {
    const rule = this.conversions.convert({ rule: yaml, ...choice }).rules[document];
    if (!rule) throw new CatalogError('RULE_NOT_FOUND', `The text of the rule ${id} has no document ${document + 1}.`);
    return rule;
  }

  /**
   * The same for many rules: one in each turn of the event loop, so that other requests are answered in between. What was asked for
   * lately is not converted again.
   */
  convertInTurn(
    rule: RuleText & Pick<CatalogRule, 'contentHash'>,
    choice: ConvertSettingsDto = {},
    signal?: AbortSignal,
  ): Promise<ConvertedRule> {
    const known = this.#cache.get(rule.contentHash, choice);
    if (known) return Promise.resolve(known);
    const converted = this.#last
      .then(() => nextTurn())
      .then(() => {
        signal?.throwIfAborted();
        const answer = this.convertRule(rule, choice);
        this.#cache.set(rule.contentHash, choice, answer);
        return answer;
      });
    this.#last = converted.catch(() => undefined);
    return converted;
  }
}
