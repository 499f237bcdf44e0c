import type { AttackIndex } from '../attack/index.js';
import { parseRules, unlocatedDiagnostic, type LocatedDiagnostic } from '../compiler/index.js';
import { COLUMNS, extractRule, RULE_RECORD, type ExtractedRule } from './rule.record.js';

/** What a file says: its rules, or why it has none that can be kept. */
export type FileContent =
  | { readonly kind: 'rules'; readonly rules: readonly ExtractedRule[] }
  | { readonly kind: 'rejected'; readonly title: string | null; readonly problems: readonly LocatedDiagnostic[] };

/** The greatest length of all rules of a file together. Each rule is kept with the whole text. */
const MAX_TOTAL_LENGTH = 100_000_000;

/** Reads a file of rules. One rule that cannot be read makes the whole file one that cannot be kept, for it is exported as it came. */
export function readFile(source: string, path: string, text: string, attack: AttackIndex): FileContent {
  const { rules: read, problems } = parseRules({ name: path, text });
  const wrong = [...problems, ...read.flatMap((one) => one.problems)];
  if (wrong.length > 0) return { kind: 'rejected', title: read.find(({ title }) => title !== null)?.title ?? null, problems: wrong };
  const rules = read.flatMap(({ rule }, document) => (rule ? [extractRule({ source, path, document }, text, rule, attack)] : []));
  const tooLong = [...rules.flatMap(longNames), ...(text.length * rules.length > MAX_TOTAL_LENGTH ? [tooManyRules(rules.length)] : [])];
  return tooLong.length > 0
    ? { kind: 'rejected', title: rules[0]?.title.slice(0, RULE_RECORD.title.maxLength) ?? null, problems: tooLong }
    : { kind: 'rules', rules };
}

function longNames(rule: ExtractedRule): readonly LocatedDiagnostic[] {
  return COLUMNS.flatMap(([name, { maxLength = Infinity }]) => {
    const length = Math.max(0, ...[rule[name]].flat().map((value) => (typeof value === 'string' ? value.length : 0)));
    return length > maxLength
      ? [limit(`"${name}" has ${length} characters; the catalog keeps at most ${maxLength}.`, 'Make it shorter.')]
      : [];
  });
}

const tooManyRules = (count: number): LocatedDiagnostic =>
  limit(`The file has ${count} rules, each of which is kept with the whole text: too much.`, 'Put each rule into a file of its own.');

const limit = (message: string, hint: string): LocatedDiagnostic => unlocatedDiagnostic('LIMIT_EXCEEDED', message, hint);
