import type { z } from 'zod';
import type { AttackIndex } from '../../attack/index.js';
import type { CatalogRule, RuleVersion } from '../../catalog/rule.js';
import type { RuleAnswer, RuleVersionAnswer } from '../../catalog/rule-answer.js';
import { ruleItem } from '../../catalog/rule-item.js';

/** A rule by itself, with its text. */
export const ruleJson = (rule: CatalogRule, attack: AttackIndex): z.infer<typeof RuleAnswer> => ({
  ...ruleItem(rule, attack),
  yaml: rule.yaml,
});

/** A text of a rule. */
export const versionJson = ({
  version,
  path,
  contentHash,
  importedAt,
  replacedAt,
  yaml,
}: RuleVersion): z.infer<typeof RuleVersionAnswer> => ({
  version,
  path,
  contentHash,
  importedAt: importedAt.toISOString(),
  replacedAt: replacedAt?.toISOString() ?? null,
  yaml,
});
