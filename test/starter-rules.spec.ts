import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { AttackIndex, BUNDLED_MATRIX, parseRuleTags } from '../src/attack/index.js';
import { convert, parseRules, type RuleDescription } from '../src/compiler/index.js';
import { expectProof } from './semantics/describe-proof.js';
import { prove } from './semantics/proof.js';

const FOLDER = join(import.meta.dirname, '../starter-rules');
const attack = new AttackIndex(BUNDLED_MATRIX);

const sources = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** The one rule of a file, or undefined if it has any diagnostic. */
function ruleOf(name: string): RuleDescription | undefined {
  const { rules, problems } = parseRules(sources.find((source) => source.name === name)!);
  const [read] = rules;
  return problems.length === 0 && rules.length === 1 && read?.problems.length === 0 && read.warnings.length === 0
    ? (read.rule ?? undefined)
    : undefined;
}

const rules = sources.map(({ name }) => ({ name, rule: ruleOf(name) }));

describe('a rule of the starter catalog', () => {
  it.each(rules)('$name is read without a diagnostic, and says what a catalog asks for', ({ rule }) => {
    expect(rule).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      author: 'sigma-kql',
      license: 'MIT',
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      status: expect.stringMatching(/^(stable|test|experimental)$/),
      level: expect.stringMatching(/^(low|medium|high|critical)$/),
    });
    expect(rule!.references).not.toEqual([]);
    expect(rule!.falsepositives).not.toEqual([]);
  });

  it.each(rules)('$name has tags that are all known, a technique and a tactic among them', ({ rule }) => {
    const { techniques, tactics, cves, ...rest } = parseRuleTags(rule!.tags, attack);
    expect(techniques.filter(({ technique }) => technique === undefined)).toEqual([]);
    expect(techniques).not.toEqual([]);
    expect(tactics.filter(({ current }) => current.length === 0)).toEqual([]);
    expect(tactics).not.toEqual([]);
    expect(rest.others).toEqual([]);
    expect(techniques.length + tactics.length + cves.length).toBe(rule!.tags.length);
  });

  it.each(sources)('$name is converted in full for a table at least', (source) => {
    const [converted] = convert(source).rules;
    expect(converted).toMatchObject({ problems: [], warnings: [] });
    expect(converted!.conversions.some(({ status, query }) => status === 'converted' && query !== null)).toBe(true);
  });
});

describe('the starter catalog', () => {
  const valuesOf = (read: (rule: RuleDescription) => string | null | undefined): unknown[] => rules.map(({ rule }) => read(rule!));

  it.each([
    { what: 'id', read: ({ id }: RuleDescription) => id },
    { what: 'title', read: ({ title }: RuleDescription) => title.toLowerCase() },
  ])('has no $what twice', ({ read }) => {
    const values = valuesOf(read);
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  it('has rules that are related, each to a rule that is there', () => {
    const ids = valuesOf(({ id }) => id);
    const related = rules.flatMap(({ rule }) => rule!.related.map(({ id }) => id));
    expect(related).not.toEqual([]);
    expect(related.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has techniques by their ids before and since ATT&CK 19, and a CVE', () => {
    const tags = rules.flatMap(({ rule }) => rule!.tags);
    expect(tags).toEqual(expect.arrayContaining(['attack.t1685', 'attack.t1562.008']));
    expect(tags.some((tag) => tag.startsWith('cve.'))).toBe(true);
  });

  it('has a rule about SMTP for the technique T1048.003', () => {
    const found = rules.filter(({ rule }) => rule!.tags.includes('attack.t1048.003') && /\bsmtp\b/i.test(rule!.title));
    expect(found).toHaveLength(1);
  });

  it('has queries that mean what its rules say, on every event made for them', () => {
    expectProof(prove(sources, 60));
  });
});
