import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ENTERPRISE_MATRIX } from '../../src/attack/enterprise-matrix.js';
import { AttackIndex, BUNDLED_MATRIX, parseRuleTags, parseStixBundle } from '../../src/attack/index.js';
import { toTechnique } from '../../src/attack/matrix.js';
import { parseRules } from '../../src/compiler/index.js';
import { CORPUS_FOLDER, corpusSources, hasCorpus } from '../support/corpus.js';

/** MITRE's STIX file from which `enterprise-attack.json` was written. */
const STIX_FILE = resolve(process.env['ATTACK_STIX'] ?? resolve(import.meta.dirname, '../../../shared/attack/enterprise-attack-18.1.json'));

(existsSync(STIX_FILE) ? describe : describe.skip)(`the STIX bundle ${STIX_FILE} (skipped where it is absent)`, () => {
  it('is read without a problem and is what was written down of it', () => {
    const start = performance.now();
    const json: unknown = JSON.parse(readFileSync(STIX_FILE, 'utf8'));
    const parsed = performance.now();
    const { value, problems } = parseStixBundle(json, { version: ENTERPRISE_MATRIX.version });
    console.log(`parsed in ${(parsed - start).toFixed(0)} ms, read in ${(performance.now() - parsed).toFixed(0)} ms`);
    expect(problems).toEqual([]);
    expect(value).toEqual({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });
  });
});

(hasCorpus ? describe : describe.skip)(`the tags of the rules under ${CORPUS_FOLDER} (skipped where they are absent)`, () => {
  const attack = new AttackIndex(BUNDLED_MATRIX);
  const rules = corpusSources()
    .flatMap((source) => parseRules(source).rules)
    .flatMap(({ rule, title }) => (rule === null ? [] : [{ title, tags: parseRuleTags(rule.tags, attack) }]));

  it('name techniques that are in force now', () => {
    const tagged = rules.flatMap(({ title, tags }) => tags.techniques.map((technique) => ({ title, ...technique })));
    expect(tagged.length).toBeGreaterThan(3000);
    expect(tagged.filter(({ technique }) => technique === undefined || technique.revoked || technique.deprecated)).toEqual([]);
    const newest = tagged.filter(({ id }) => id >= 'T1684' && id < 'T1691');
    console.log(`${newest.length} tags of ${new Set(newest.map(({ title }) => title)).size} rules name ids that are new in ATT&CK 19`);
  });

  it('name tactics that there are', () => {
    const known = new Set(BUNDLED_MATRIX.tactics.map(({ shortname }) => shortname));
    const tagged = rules.flatMap(({ tags }) => tags.tactics.flatMap(({ current }) => current));
    expect(tagged.length).toBeGreaterThan(3000);
    expect(tagged.filter((shortname) => !known.has(shortname))).toEqual([]);
  });

  it('name nothing of ATT&CK and no CVE that is not understood', () => {
    expect(rules.flatMap(({ tags }) => tags.others).filter((tag) => /^(?:attack|cve|car|tlp|stp|detection|d3fend)[.]/i.test(tag))).toEqual(
      [],
    );
  });

  it('are found by every question for what they name', () => {
    for (const { tags } of rules) {
      for (const { id, currentId } of tags.techniques) {
        for (const question of [id, currentId, id.slice(0, 5), `attack.${id.toLowerCase()}`]) {
          const match = attack.matchTechnique(question).value!;
          expect(match.ids).toContain(id);
        }
      }
      for (const { shortname } of tags.tactics) expect(attack.matchTactic(shortname).value?.shortnames).toContain(shortname);
    }
  });
});
