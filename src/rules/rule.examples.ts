import type { z } from 'zod';
import { AttackIndex, BUNDLED_MATRIX } from '../attack/index.js';
import { parseRules } from '../compiler/index.js';
import { EXAMPLE_RULE } from '../http/example-rule.js';
import type { RuleDto, RuleListDto, RuleVersionListDto } from './rule.dto.js';
import { ruleItem } from './rule-item.js';
import { ruleJson, versionJson } from './rule-json.js';
import type { CatalogRule } from './rule.js';
import { extractRule } from './rule.record.js';

export const EXAMPLE_ID = '502b42de-4306-40b4-9596-6f590c81f073';

const ATTACK = new AttackIndex(BUNDLED_MATRIX);

const TIME = new Date('2025-11-24T12:00:00.000Z');

/** Returns the rule of the examples, extracted as every stored rule is. */
function storedExample(): CatalogRule {
  const [parsed] = parseRules({ name: 'rule.yml', text: EXAMPLE_RULE }).rules;
  if (!parsed?.rule) throw new Error('The rule of the examples cannot be parsed.');
  const location = { source: 'local', path: `${EXAMPLE_ID}.yml`, document: 0 };
  const columns = extractRule(location, EXAMPLE_RULE, parsed.rule, ATTACK);
  const { path, category, product, service } = columns;
  return {
    ...columns,
    key: 1,
    version: 1,
    createdAt: TIME,
    updatedAt: TIME,
    origin: { source: location.source, path, repository: null, commit: null },
    logsource: { category, product, service },
  };
}

export const exampleRule = (): z.infer<typeof RuleDto> => ruleJson(storedExample(), ATTACK);

export const exampleRuleList = (): z.infer<typeof RuleListDto> => ({
  items: [ruleItem(storedExample(), ATTACK)],
  total: 1,
  nextCursor: null,
  notes: [],
});

export const exampleVersions = (): z.infer<typeof RuleVersionListDto> => {
  const { yaml, document, path, contentHash, version } = storedExample();
  return {
    items: [versionJson({ version, yaml, document, path, contentHash, importedAt: TIME, replacedAt: null })],
    total: 1,
    nextCursor: null,
  };
};
