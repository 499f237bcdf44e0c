import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { toTechnique } from './matrix.js';
import { BUNDLED_MATRIX } from './bundled-matrix.js';
import { parseRuleTags, type RuleTags } from './rule-tags.js';

const attack = new AttackIndex(BUNDLED_MATRIX);
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });
const parse = (...tags: string[]): RuleTags => parseRuleTags(tags, attack);

const NONE: RuleTags = {
  techniques: [],
  tactics: [],
  tacticsOfTechniques: [],
  groups: [],
  software: [],
  campaigns: [],
  dataSources: [],
  mitigations: [],
  cves: [],
  detection: [],
  car: [],
  tlp: [],
  stp: [],
  d3fend: [],
  others: [],
};

describe('parseRuleTags', () => {
  it.each<{ tag: string; expected: Partial<RuleTags> }>([
    { tag: 'attack.g0016', expected: { groups: ['G0016'] } },
    { tag: 'attack.s0005', expected: { software: ['S0005'] } },
    { tag: 'attack.c0027', expected: { campaigns: ['C0027'] } },
    { tag: 'attack.ds0005', expected: { dataSources: ['DS0005'] } },
    { tag: 'attack.dc0032', expected: { dataSources: ['DC0032'] } },
    { tag: 'attack.m1036', expected: { mitigations: ['M1036'] } },
    { tag: 'ATTACK.G0016', expected: { groups: ['G0016'] } },
    { tag: 'cve.2023-23397', expected: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve.2023.23397', expected: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve-2023-23397', expected: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve.2020-1599', expected: { cves: ['CVE-2020-1599'] } },
    { tag: 'detection.emerging-threats', expected: { detection: ['emerging-threats'] } },
    { tag: 'detection.threat-hunting', expected: { detection: ['threat-hunting'] } },
    { tag: 'car.2016-03-001', expected: { car: ['2016-03-001'] } },
    { tag: 'tlp.amber-strict', expected: { tlp: ['amber-strict'] } },
    { tag: 'TLP.RED', expected: { tlp: ['red'] } },
    { tag: 'stp.1u', expected: { stp: ['1u'] } },
    { tag: 'd3fend.d3-pa', expected: { d3fend: ['d3-pa'] } },
    // Not a namespace of the specification.
    { tag: 'PCI DSS 4.0', expected: { others: ['PCI DSS 4.0'] } },
    { tag: 'ISO27002-2013 A.12.4.1', expected: { others: ['ISO27002-2013 A.12.4.1'] } },
    { tag: 'acme.team-blue', expected: { others: ['acme.team-blue'] } },
    { tag: '', expected: { others: [''] } },
    // Similar to a known tag, but malformed.
    { tag: 'attack.', expected: { others: ['attack.'] } },
    { tag: 'attack.g16', expected: { others: ['attack.g16'] } },
    { tag: 'attack.t1048.3', expected: { others: ['attack.t1048.3'] } },
    { tag: 'attack.cyber-warfare', expected: { others: ['attack.cyber-warfare'] } },
    { tag: 't1048', expected: { others: ['t1048'] } },
    { tag: 'stealth', expected: { others: ['stealth'] } },
    { tag: 'cve.2023', expected: { others: ['cve.2023'] } },
    { tag: 'cve.2023-1', expected: { others: ['cve.2023-1'] } },
    { tag: 'car.', expected: { others: ['car.'] } },
    { tag: '__proto__.constructor', expected: { others: ['__proto__.constructor'] } },
  ])('parses $tag as $expected', ({ tag, expected }) => {
    expect(parse(tag)).toEqual({ ...NONE, ...expected });
  });

  it('returns a technique with the id of the tag and the current id', () => {
    expect(parse('attack.t1562.001').techniques).toEqual([
      { tag: 'attack.t1562.001', id: 'T1562.001', currentId: 'T1685', technique: attack.technique('T1685') },
    ]);
    expect(parseRuleTags(['attack.t1685'], attack18).techniques).toEqual([
      { tag: 'attack.t1685', id: 'T1685', currentId: 'T1562.001', technique: attack18.technique('T1562.001') },
    ]);
  });

  it('keeps a technique that ATT&CK does not have', () => {
    expect(parse('attack.t9999.001').techniques).toEqual([
      { tag: 'attack.t9999.001', id: 'T9999.001', currentId: 'T9999.001', technique: undefined },
    ]);
  });

  it('keeps a technique that was withdrawn and not replaced', () => {
    expect(parse('attack.t1108').techniques).toMatchObject([
      { currentId: 'T1108', technique: { name: 'Redundant Access', deprecated: true } },
    ]);
  });

  it.each([
    { tag: 'attack.execution', shortname: 'execution' },
    { tag: 'attack.initial_access', shortname: 'initial-access' },
    { tag: 'attack.Command-And-Control', shortname: 'command-and-control' },
    { tag: 'attack.ta0006', shortname: 'credential-access' },
    { tag: 'attack.stealth', shortname: 'stealth' },
    { tag: 'attack.defense-impairment', shortname: 'defense-impairment' },
  ])('parses $tag as the tactic $shortname', ({ tag, shortname }) => {
    expect(parse(tag)).toEqual({ ...NONE, tactics: [{ tag, shortname, current: [shortname] }] });
  });

  it.each([
    { techniques: [], current: ['stealth', 'defense-impairment'] },
    { techniques: ['attack.t1059.001'], current: ['stealth', 'defense-impairment'] },
    { techniques: ['attack.t1036'], current: ['stealth'] },
    { techniques: ['attack.t1562.001'], current: ['defense-impairment'] },
    { techniques: ['attack.t1036', 'attack.t1112'], current: ['stealth', 'defense-impairment'] },
  ])('resolves the tactic that was split, with the techniques $techniques, to $current', ({ techniques, current }) => {
    expect(parse('attack.defense_evasion', ...techniques).tactics).toEqual([
      { tag: 'attack.defense_evasion', shortname: 'defense-evasion', current },
    ]);
  });

  it('separates the tactics of the techniques from those in the tags', () => {
    const tags = parse('attack.persistence', 'attack.t1574.001', 'attack.t1048');
    expect(tags.tactics.map(({ shortname }) => shortname)).toEqual(['persistence']);
    expect(tags.tacticsOfTechniques).toEqual(['execution', 'stealth', 'exfiltration']);
  });

  it('removes duplicates and keeps the order of the tags', () => {
    const tags = parse(
      'attack.t1048',
      'attack.exfiltration',
      'attack.T1048',
      'attack.t1041',
      'attack.Exfiltration',
      'cve.2021-44228',
      'cve.2021.44228',
      'cve.2017-5638',
      'x',
      'x',
    );
    expect(tags.techniques.map(({ tag }) => tag)).toEqual(['attack.t1048', 'attack.t1041']);
    expect(tags.tactics.map(({ tag }) => tag)).toEqual(['attack.exfiltration']);
    expect(tags.cves).toEqual(['CVE-2021-44228', 'CVE-2017-5638']);
    expect(tags.others).toEqual(['x']);
  });
});
