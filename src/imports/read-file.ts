import type { AttackIndex } from '../attack/index.js';
import { readRules, remarkWithoutPlace, type Remark } from '../compiler/index.js';
import { ruleAttributes, type RuleAttributes } from '../rules/rule-attributes.js';

/** What a file says: its rules, or why it has none that can be kept. */
export type FileContent =
  | { readonly kind: 'rules'; readonly rules: readonly RuleAttributes[] }
  | { readonly kind: 'rejected'; readonly title: string | null; readonly problems: readonly Remark[] };

/**
 * How long the names are that rules are ordered and looked up by, in UTF-16 units: far more than any rule has, and less than an
 * index of the database can take in whatever letters, of all that stand in it together.
 */
const LONGEST = { id: 128, title: 512, status: 512, level: 512, category: 512, product: 512, service: 512, tags: 512 } as const;

/** How much all rules of a file may take up: each is kept with the whole text. */
const LONGEST_TOGETHER = 100_000_000;

/** Reads a file of rules. One rule that cannot be read makes the whole file one that cannot be kept, for it is exported as it came. */
export function readFile(source: string, path: string, text: string, attack: AttackIndex): FileContent {
  const { rules: read, problems } = readRules({ name: path, text });
  const wrong = [...problems, ...read.flatMap((one) => one.problems)];
  if (wrong.length > 0) return { kind: 'rejected', title: read.find(({ title }) => title !== null)?.title ?? null, problems: wrong };
  const rules = read.flatMap(({ rule }, document) => (rule ? [ruleAttributes({ source, path, document }, text, rule, attack)] : []));
  const tooLong = [...rules.flatMap(longNames), ...(text.length * rules.length > LONGEST_TOGETHER ? [tooManyRules(rules.length)] : [])];
  return tooLong.length > 0
    ? { kind: 'rejected', title: rules[0]?.title.slice(0, LONGEST.title) ?? null, problems: tooLong }
    : { kind: 'rules', rules };
}

function longNames(rule: RuleAttributes): readonly Remark[] {
  return Object.entries(LONGEST).flatMap(([name, longest]) => {
    const value = rule[name as keyof typeof LONGEST];
    const length = Math.max(0, ...(typeof value === 'string' ? [value] : (value ?? [])).map((text) => text.length));
    return length > longest ? [limit(`"${name}" has ${length} characters; the catalog keeps at most ${longest}.`, 'Make it shorter.')] : [];
  });
}

const tooManyRules = (count: number): Remark =>
  limit(`The file has ${count} rules, each of which is kept with the whole text: too much.`, 'Put each rule into a file of its own.');

const limit = (message: string, hint: string): Remark => remarkWithoutPlace('LIMIT_EXCEEDED', message, hint);
