import type { z } from 'zod';
import type { AttackIndex } from '../attack/index.js';
import type { CatalogRule, RuleVersion } from './rule.js';
import type { RuleDto, RuleVersionDto } from './rule.dto.js';
import { ruleItem } from './rule-item.js';

/** A rule by itself, with its text. */
export const ruleJson = (rule: CatalogRule, attack: AttackIndex): z.infer<typeof RuleDto> => ({
  ...ruleItem(rule, attack),
  yaml: rule.yaml,
});

/** A text of a rule. */
export const versionJson = ({ version, path, contentHash, importedAt, replacedAt, yaml }: RuleVersion): z.infer<typeof RuleVersionDto> => ({
  version,
  path,
  contentHash,
  importedAt: importedAt.toISOString(),
  replacedAt: replacedAt?.toISOString() ?? null,
  yaml,
});
