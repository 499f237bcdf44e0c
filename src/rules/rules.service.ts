import { Injectable } from '@nestjs/common';
import { ruleNotFound } from '../database/catalog-error.js';
import type { CatalogRule, RuleVersion } from './rule.js';
import { RuleFilterService, type TechniqueScope } from './rule-filter.service.js';
import { RuleGroup } from './rule-group.js';
import { RuleList } from './rule-list.js';
import type { RuleFilter } from './rule-query.js';
import { FacetsRepository } from './facets.repository.js';
import { RulesRepository } from './rules.repository.js';

/** What is asked of the rules that are kept. */
@Injectable()
export class RulesService {
  constructor(
    private readonly store: RulesRepository,
    private readonly facets: FacetsRepository,
    private readonly filters: RuleFilterService,
  ) {}

  /** Returns the rules that match a filter, and that have the technique of a scope. Throws as `RuleFilterService.resolve` does. */
  rules(filter: RuleFilter = {}, scope?: TechniqueScope): RuleList {
    return new RuleList(this.store, this.facets, this.filters.resolve(filter, scope));
  }

  /** How often the rules have changed. */
  revision(): Promise<bigint> {
    return this.store.revision();
  }

  /** The rule of an id, of the given source or of the first that has it. Throws `RULE_NOT_FOUND`. */
  async rule(id: string, source?: string): Promise<CatalogRule> {
    const rule = await this.find(id, source);
    if (!rule) throw ruleNotFound(id, source);
    return rule;
  }

  /** The same, null where there is no such rule. */
  find(id: string, source?: string): Promise<CatalogRule | null> {
    return this.store.find(id, source);
  }

  /** The texts that a rule has had, the newest first. */
  versions(rule: CatalogRule): Promise<readonly RuleVersion[]> {
    return this.together([rule]).versions(rule);
  }

  /** Rules that are asked the same, so that the answers are looked up at once. */
  together(rules: readonly CatalogRule[]): RuleGroup {
    return new RuleGroup(this.store, rules);
  }
}
