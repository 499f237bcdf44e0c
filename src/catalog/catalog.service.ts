import { Inject, Injectable } from '@nestjs/common';
import { parseCve, type Checked } from '../attack/index.js';
import { resolveTableNames, type TargetSet } from '../compiler/index.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { TARGET_SET } from '../conversion/target-set.js';
import { AttackService } from './attack.service.js';
import { CatalogError, type CatalogErrorCode } from './catalog-error.js';
import type { CatalogRule, RuleVersion } from './rule.js';
import { storable, subtechniquesKey } from './rule-attributes.js';
import { RuleList } from './rule-list.js';
import type { RuleFilter } from './rule-query.js';
import type { RuleConditions } from './store/rule-conditions.js';
import { RuleStore } from './store/rule-store.js';

/** What is asked of the rules that are kept. */
@Injectable()
export class CatalogService {
  constructor(
    private readonly store: RuleStore,
    private readonly attack: AttackService,
    @Inject(TARGET_SET) private readonly set: TargetSet,
  ) {}

  /**
   * The rules that a filter means. Throws `MALFORMED_TECHNIQUE`, `MALFORMED_TACTIC`, `UNKNOWN_TARGET` or `UNKNOWN_TABLE`; what is well
   * formed and matches nothing is an empty list.
   */
  rules(filter: RuleFilter = {}): RuleList {
    const notes: string[] = [];
    return new RuleList(this.store, this.#conditions(filter, notes), notes);
  }

  /** The rule of an id, of the given source or of the first that has it. Throws `RULE_NOT_FOUND`. */
  async rule(id: string, source?: string): Promise<CatalogRule> {
    const rule = await this.store.find(storable(id), source === undefined ? undefined : storable(source));
    if (!rule)
      throw new CatalogError(
        'RULE_NOT_FOUND',
        `The catalog has no rule with the id "${id}"${source === undefined ? '' : ` in "${source}"`}.`,
      );
    return rule;
  }

  /** The texts that a rule has had, the newest first. */
  versions(rule: CatalogRule): Promise<readonly RuleVersion[]> {
    return this.store.versions(rule);
  }

  #conditions(filter: RuleFilter, notes: string[]): RuleConditions {
    const { modifiedSince } = filter;
    const written = (texts: readonly string[] | undefined): readonly string[] | undefined => texts?.map(storable);
    const lower = (texts: readonly string[] | undefined): readonly string[] | undefined =>
      written(texts)?.map((text) => text.toLowerCase());
    const conditions = {
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
      ...this.#tables(filter),
      references: written(filter.reference),
      sources: written(filter.source),
      modifiedSince,
      search: filter.search === undefined ? undefined : storable(filter.search),
    };
    return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
  }

  #techniqueKeys(questions: readonly string[], includeSubtechniques: boolean, notes: string[]): readonly string[] {
    return questions.flatMap((question) => {
      const match = valueOf(this.attack.index.matchingTechniques(question, { includeSubtechniques }), 'MALFORMED_TECHNIQUE');
      notes.push(...match.notes);
      return [...match.ids, ...match.withSubtechniques.map(subtechniquesKey)];
    });
  }

  #tactics(questions: readonly string[], notes: string[]): readonly string[] {
    return questions.flatMap((question) => {
      const match = valueOf(this.attack.index.matchingTactics(question), 'MALFORMED_TACTIC');
      notes.push(...match.notes);
      return match.shortnames;
    });
  }

  #tables({ target, table }: RuleFilter): Pick<RuleConditions, 'targets' | 'tables'> {
    const { targets, tables, problems } = resolveTableNames(
      { ...(target && { targets: target }), ...(table && { tables: table }) },
      this.set,
    );
    const [first] = problems;
    if (first) throw new ConversionError(first.code, problems);
    return { ...(targets && { targets }), ...(tables && { tables }) };
  }
}

function valueOf<T>({ value, problems }: Checked<T>, code: CatalogErrorCode): T {
  if (value === undefined) throw new CatalogError(code, problems.map(({ message }) => message).join(' '));
  return value;
}
