import type { z } from 'zod';
import { currentTactics, currentTechniques, type AttackIndex } from '../attack/index.js';
import type { RuleItemDto } from './rule.dto.js';
import { shownColumns } from './rule.record.js';
import type { CatalogRule } from './rule.js';

/** Returns a rule as lists show it, with the names of techniques and tactics in the version of ATT&CK that is in use. */
export function ruleItem(rule: CatalogRule, attack: AttackIndex): z.infer<typeof RuleItemDto> {
  const { techniques, logsource, origin, version, updatedAt } = rule;
  const { source: name, path, repository, commit } = origin;
  return {
    ...shownColumns(rule),
    techniques: currentTechniques(techniques, attack).map((now) => ({ name: attack.technique(now.id)?.name ?? null, ...now })),
    tactics: currentTactics(rule.currentTactics, attack),
    logsource,
    source: { name, path, repository, commit },
    version,
    updatedAt: updatedAt.toISOString(),
  };
}
