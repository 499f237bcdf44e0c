import { Injectable } from '@nestjs/common';
import type { ConvertedRule } from '../compiler/index.js';
import type { ConversionRequest } from '../conversion/conversion-request.js';
import { ConversionService, type ConversionChoices, type ConvertedRules } from '../conversion/conversion.service.js';
import { CatalogError } from './catalog-error.js';
import { CatalogService } from './catalog.service.js';
import type { CatalogRule } from './rule.js';

/** The rules of the catalog as queries: the same bytes for the same rule, whether its text is sent or its id. */
@Injectable()
export class RuleConversions {
  constructor(
    private readonly catalog: CatalogService,
    private readonly conversions: ConversionService,
  ) {}

  /** A request of either kind: with the text of a rule, or with the id of one. Throws `RULE_NOT_FOUND` for an id that is nobody's. */
  async convert({ rule, ruleId, ...choice }: ConversionRequest): Promise<ConvertedRules> {
    if (ruleId !== undefined) return { rules: [this.convertRule(await this.catalog.rule(ruleId), choice)] };
    return this.conversions.convert({ rule: rule ?? '', ...choice });
  }

  /** A rule of the catalog on the tables that are chosen, or on all that have its events. */
  convertRule({ id, yaml, document }: Pick<CatalogRule, 'id' | 'yaml' | 'document'>, choice: ConversionChoices = {}): ConvertedRule {
    const rule = this.conversions.convert({ rule: yaml, ...choice }).rules[document];
    if (!rule) throw new CatalogError('RULE_NOT_FOUND', `The text of the rule ${id} has no document ${document + 1}.`);
    return rule;
  }
}
