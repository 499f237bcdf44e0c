import { Inject, Injectable } from '@nestjs/common';
import { parseCve } from '../attack/index.js';
import type { TargetRegistry } from '../compiler/index.js';
import { resolveTables } from '../conversion/resolve-tables.js';
import { TARGET_REGISTRY } from '../conversion/target-registry.module.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { ruleNotFound } from '../database/catalog-error.js';
import { checkedValue } from '../attack-index/checked-value.js';
import type { CatalogRule, RuleVersion } from './rule.js';
import { storable } from '../database/storable.js';
import { subtechniquesKey } from './rule.record.js';
import { RuleGroup } from './rule-group.js';
import { RuleList } from './rule-list.js';
import type { RuleFilter } from './rule-query.js';
import { FacetsRepository } from './facets.repository.js';
import type { RuleConditions } from './rule-conditions.js';
import { RulesRepository } from './rules.repository.js';

/** What a filter means to the database. */
export interface FilterConditions {
  readonly conditions: RuleConditions;
  /** What the caller should know of how the filter was read: which ids stand for others. */
  readonly notes: readonly string[];
}

/** What is asked of the rules that are kept. */
@Injectable()
export class RulesService {
  constructor(
    private readonly store: RulesRepository,
    private readonly facets: FacetsRepository,
    private readonly attack: AttackIndexService,
    @Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry,
  ) {}

  /**
   * The rules that a filter means. Throws `MALFORMED_TECHNIQUE`, `MALFORMED_TACTIC`, `UNKNOWN_TARGET` or `UNKNOWN_TABLE`; what is well
   * formed and matches nothing is an empty list.
   */
  rules(filter: RuleFilter = {}): RuleList {
    const { conditions, notes } = this.conditions(filter);
    return new RuleList(this.store, this.facets, conditions, notes);
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

  /**
   * Translates a filter into conditions of the database, with notes on how it was read. Throws as `rules` does.
   */
  conditions(filter: RuleFilter = {}): FilterConditions {
    const notes: string[] = [];
    return { conditions: this.#conditions(filter, notes), notes };
  }

  #conditions(filter: RuleFilter, notes: string[]): RuleConditions {
    const written = (texts: readonly string[] | undefined): readonly string[] | undefined => texts?.map(storable);
    const lower = (texts: readonly string[] | undefined): readonly string[] | undefined =>
      written(texts)?.map((text) => text.toLowerCase());
    const conditions: { readonly [C in keyof RuleConditions]-?: RuleConditions[C] | undefined } = {
      techniqueKeys: filter.technique && this.#techniqueKeys(filter.technique, filter.includeSubtechniques ?? true, notes),
      tactics: filter.tactic && this.#tactics(filter.tactic, notes),
      tags: lower(filter.tag),
      levels: filter.level,
      statuses: filter.status,
      products: lower(filter.product),
      categories: lower(filter.category),
      services: lower(filter.service),
      authors: written(filter.author),
      // What is no CVE is the id of none.
      cves: written(filter.cve)?.map((cve) => parseCve(cve) ?? cve),
      ...resolveTables(filter, this.registry),
      references: written(filter.reference),
      sources: written(filter.source),
      modifiedSince: filter.modifiedSince,
      search: filter.search === undefined ? undefined : storable(filter.search),
    };
    return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
  }

  #techniqueKeys(questions: readonly string[], includeSubtechniques: boolean, notes: string[]): readonly string[] {
    return questions.flatMap((question) => {
      const match = checkedValue(this.attack.index.matchTechnique(question, { includeSubtechniques }), 'MALFORMED_TECHNIQUE');
      notes.push(...match.notes.map(({ message }) => message));
      return [...match.ids, ...match.withSubtechniques.map(subtechniquesKey)];
    });
  }

  #tactics(questions: readonly string[], notes: string[]): readonly string[] {
    return questions.flatMap((question) => {
      const match = checkedValue(this.attack.index.matchTactic(question), 'MALFORMED_TACTIC');
      notes.push(...match.notes.map(({ message }) => message));
      return match.shortnames;
    });
  }
}
