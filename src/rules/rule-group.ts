import type { CatalogRule, RelatedRule, RuleVersion } from './rule.js';
import type { RulesRepository } from './rules.repository.js';

/** A rule among those that it was read with. */
export interface GroupedRule {
  readonly rule: CatalogRule;
  readonly group: RuleGroup;
}

/** A relation between two rules, with the other one where the catalog has it. */
export interface RuleRelation extends RelatedRule {
  readonly related: GroupedRule | null;
}

/** Rules that were read together, as a page. What is asked of one of them is looked up once for all. */
export class RuleGroup {
  #named: Promise<ReadonlyMap<string, GroupedRule>> | undefined;
  #naming: Promise<ReadonlyMap<string, readonly RuleRelation[]>> | undefined;
  #versions: Promise<ReadonlyMap<number, readonly RuleVersion[]>> | undefined;

  constructor(
    private readonly store: RulesRepository,
    private readonly rules: readonly CatalogRule[],
  ) {}

  get members(): readonly GroupedRule[] {
    return this.rules.map((rule) => ({ rule, group: this }));
  }

  /** What a rule of the group says it is related to. */
  async related(rule: CatalogRule): Promise<readonly RuleRelation[]> {
    if (rule.related.length === 0) return [];
    const named = await (this.#named ??= this.#findNamed());
    return rule.related.map((relation) => ({ ...relation, related: named.get(relation.id) ?? null }));
  }

  /** The rules that say they are related to a rule of the group; `type` is what they say. */
  async relatedBy(rule: CatalogRule): Promise<readonly RuleRelation[]> {
    const naming = await (this.#naming ??= this.#findNaming());
    return naming.get(rule.id) ?? [];
  }

  /** The texts that a rule of the group has had, the newest first. */
  async versions(rule: CatalogRule): Promise<readonly RuleVersion[]> {
    const versions = await (this.#versions ??= this.store.versions(this.rules));
    return versions.get(rule.key) ?? [];
  }

  async #findNamed(): Promise<ReadonlyMap<string, GroupedRule>> {
    const found = await this.store.findAll([...new Set(this.rules.flatMap(({ related }) => related.map(({ id }) => id)))]);
    const { members } = new RuleGroup(this.store, found);
    // Of several sources that have an id, the first one's rule is the rule of that id.
    return new Map(members.toReversed().map((member) => [member.rule.id, member]));
  }

  async #findNaming(): Promise<ReadonlyMap<string, readonly RuleRelation[]>> {
    const ids = [...new Set(this.rules.map(({ id }) => id))];
    const { members } = new RuleGroup(this.store, await this.store.relatedTo(ids));
    return new Map(
      ids.map((id) => [
        id,
        members.flatMap((member) => {
          const relation = member.rule.related.find((one) => one.id === id);
          return relation ? [{ id: member.rule.id, type: relation.type, related: member }] : [];
        }),
      ]),
    );
  }
}
