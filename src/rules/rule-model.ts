import type { CatalogRule, RuleVersion } from './rule.js';
import type { GroupedRule, RuleRelation } from './rule-group.js';

/** A rule of the catalog as GraphQL has it; what has to be looked up is asked of the rules that were read with it. */
export interface RuleModel extends Omit<CatalogRule, 'techniques' | 'tactics' | 'related'> {
  readonly source: { readonly name: string; readonly path: string; readonly repository: string | null; readonly commit: string | null };
  readonly grouped: GroupedRule;
}

export function toRule(grouped: GroupedRule): RuleModel {
  const { source: name, ...origin } = grouped.rule.origin;
  return { ...grouped.rule, source: { name, ...origin }, grouped };
}

export type RelatedRuleModel = RuleRelation;

/** A text of a rule beside the others, with which it can be compared. */
export interface RuleVersionModel extends RuleVersion {
  readonly ruleId: string;
  readonly versions: readonly RuleVersion[];
}
