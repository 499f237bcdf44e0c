import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { techniqueOf } from './matrix.js';
import { PINNED_MATRIX } from './pinned-matrix.js';
import { readRuleTags, type RuleTags } from './rule-tags.js';

const attack = new AttackIndex(PINNED_MATRIX);
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(techniqueOf) });
const read = (...tags: string[]): RuleTags => readRuleTags(tags, attack);

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

describe('the tags of a rule', () => {
  it.each<{ tag: string; says: Partial<RuleTags> }>([
    { tag: 'attack.g0016', says: { groups: ['G0016'] } },
    { tag: 'attack.s0005', says: { software: ['S0005'] } },
    { tag: 'attack.c0027', says: { campaigns: ['C0027'] } },
    { tag: 'attack.ds0005', says: { dataSources: ['DS0005'] } },
    { tag: 'attack.dc0032', says: { dataSources: ['DC0032'] } },
    { tag: 'attack.m1036', says: { mitigations: ['M1036'] } },
    { tag: 'ATTACK.G0016', says: { groups: ['G0016'] } },
    { tag: 'cve.2023-23397', says: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve.2023.23397', says: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve-2023-23397', says: { cves: ['CVE-2023-23397'] } },
    { tag: 'cve.2020-1599', says: { cves: ['CVE-2020-1599'] } },
    { tag: 'detection.emerging-threats', says: { detection: ['emerging-threats'] } },
    { tag: 'detection.threat-hunting', says: { detection: ['threat-hunting'] } },
    { tag: 'car.2016-03-001', says: { car: ['2016-03-001'] } },
    { tag: 'tlp.amber-strict', says: { tlp: ['amber-strict'] } },
    { tag: 'TLP.RED', says: { tlp: ['red'] } },
    { tag: 'stp.1u', says: { stp: ['1u'] } },
    { tag: 'd3fend.d3-pa', says: { d3fend: ['d3-pa'] } },
    // Neither a namespace of the specification nor of ATT&CK.
    { tag: 'PCI DSS 4.0', says: { others: ['PCI DSS 4.0'] } },
    { tag: 'ISO27002-2013 A.12.4.1', says: { others: ['ISO27002-2013 A.12.4.1'] } },
    { tag: 'acme.team-blue', says: { others: ['acme.team-blue'] } },
    { tag: '', says: { others: [''] } },
    // Like one that is known, but not it.
    { tag: 'attack.', says: { others: ['attack.'] } },
    { tag: 'attack.g16', says: { others: ['attack.g16'] } },
    { tag: 'attack.t1048.3', says: { others: ['attack.t1048.3'] } },
    { tag: 'attack.cyber-warfare', says: { others: ['attack.cyber-warfare'] } },
    { tag: 't1048', says: { others: ['t1048'] } },
    { tag: 'stealth', says: { others: ['stealth'] } },
    { tag: 'cve.2023', says: { others: ['cve.2023'] } },
    { tag: 'cve.2023-1', says: { others: ['cve.2023-1'] } },
    { tag: 'car.', says: { others: ['car.'] } },
    { tag: '__proto__.constructor', says: { others: ['__proto__.constructor'] } },
  ])('$tag says $says', ({ tag, says }) => {
    expect(read(tag)).toEqual({ ...NONE, ...says });
  });

  it('say a technique as tagged and as it is now', () => {
    expect(read('attack.t1562.001').techniques).toEqual([
      { tag: 'attack.t1562.001', id: 'T1562.001', currentId: 'T1685', technique: attack.technique('T1685') },
    ]);
    expect(readRuleTags(['attack.t1685'], attack18).techniques).toEqual([
      { tag: 'attack.t1685', id: 'T1685', currentId: 'T1562.001', technique: attack18.technique('T1562.001') },
    ]);
  });

  it('say a technique that ATT&CK does not know', () => {
    expect(read('attack.t9999.001').techniques).toEqual([
      { tag: 'attack.t9999.001', id: 'T9999.001', currentId: 'T9999.001', technique: undefined },
    ]);
  });

  it('say a technique that was withdrawn and not replaced', () => {
    expect(read('attack.t1108').techniques).toMatchObject([
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
  ])('$tag says the tactic $shortname', ({ tag, shortname }) => {
    expect(read(tag)).toEqual({ ...NONE, tactics: [{ tag, shortname, current: [shortname] }] });
  });

  it.each([
    { techniques: [], current: ['stealth', 'defense-impairment'] },
    { techniques: ['attack.t1059.001'], current: ['stealth', 'defense-impairment'] },
    { techniques: ['attack.t1036'], current: ['stealth'] },
    { techniques: ['attack.t1562.001'], current: ['defense-impairment'] },
    { techniques: ['attack.t1036', 'attack.t1112'], current: ['stealth', 'defense-impairment'] },
  ])('say of the tactic that was split, with the techniques $techniques, that it is $current', ({ techniques, current }) => {
    expect(read('attack.defense_evasion', ...techniques).tactics).toEqual([
      { tag: 'attack.defense_evasion', shortname: 'defense-evasion', current },
    ]);
  });

  it('say the tactics of the techniques apart from those that the rule is tagged with', () => {
    const tags = read('attack.persistence', 'attack.t1574.001', 'attack.t1048');
    expect(tags.tactics.map(({ shortname }) => shortname)).toEqual(['persistence']);
    expect(tags.tacticsOfTechniques).toEqual(['execution', 'stealth', 'exfiltration']);
  });

  it('say everything once, in the order of the tags', () => {
    const tags = read(
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
