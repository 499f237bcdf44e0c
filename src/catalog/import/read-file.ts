import type { AttackIndex } from '../../attack/index.js';
import { readRules, type Remark } from '../../compiler/index.js';
import { ruleAttributes, type RuleAttributes } from '../rule-attributes.js';

/** What a file says: its rules, or why it has none that can be kept. */
export type FileContent =
  | { readonly kind: 'rules'; readonly rules: readonly RuleAttributes[] }
  | { readonly kind: 'rejected'; readonly title: string | null; readonly problems: readonly Remark[] };

/** Reads a file of rules. One rule that cannot be read makes the whole file one that cannot be kept, for it is exported as it came. */
export function readFile(source: string, path: string, text: string, attack: AttackIndex): FileContent {
  const { rules: read, problems } = readRules({ name: path, text });
  const wrong = [...problems, ...read.flatMap((one) => one.problems)];
  if (wrong.length > 0) return { kind: 'rejected', title: read.find(({ title }) => title !== null)?.title ?? null, problems: wrong };
  const rules = read.flatMap(({ rule }, document) => (rule ? [ruleAttributes({ source, path, document }, text, rule, attack)] : []));
  return { kind: 'rules', rules };
}
