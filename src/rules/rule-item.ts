import type { z } from 'zod';
import { currentTactics, currentTechniques, type AttackIndex } from '../attack/index.js';
import type { RuleItemDto } from './rule.dto.js';
import type { CatalogRule } from './rule.js';

/** A rule as lists have it. The names of techniques and tactics are those of the version of ATT&CK that is in use. */
export function ruleItem(rule: CatalogRule, attack: AttackIndex): z.infer<typeof RuleItemDto> {
  const { id, kind, title, description, level, status, tags, techniques, tactics, cves, references, author, license } = rule;
  const { date, modified, logsource, falsepositives, fields, related, origin, version, updatedAt } = rule;
  return {
    id,
    kind,
    title,
    description,
    level,
    status,
    tags,
    techniques: currentTechniques(techniques, attack).map((now) => ({ name: attack.technique(now.id)?.name ?? null, ...now })),
    tactics: currentTactics(tactics, attack),
    cves,
    references,
    author,
    license,
    date,
    modified,
    logsource,
    falsepositives,
    fields,
    related: related.map((other) => ({ id: other.id, type: other.type })),
    source: { name: origin.source, path: origin.path, repository: origin.repository, commit: origin.commit },
    version,
    updatedAt: updatedAt.toISOString(),
  };
}
