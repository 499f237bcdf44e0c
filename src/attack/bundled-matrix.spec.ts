import { describe, expect, it } from '@jest/globals';
import { CHANGES_IN_19 } from './changes-in-19.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import type { Technique } from './matrix.js';
import { BUNDLED_MATRIX } from './bundled-matrix.js';

const { tactics, techniques } = BUNDLED_MATRIX;
const byId = new Map(techniques.map((technique) => [technique.id, technique]));
const shortnames = tactics.map(({ shortname }) => shortname);
const inForce = techniques.filter(({ revoked, deprecated }) => !revoked && !deprecated);
const of = (shortname: string): readonly Technique[] => inForce.filter((technique) => technique.tactics.includes(shortname));

describe('BUNDLED_MATRIX', () => {
  it('is Enterprise ATT&CK 19 with as many techniques as MITRE counts', () => {
    // https://attack.mitre.org/resources/updates/updates-april-2026/
    expect(BUNDLED_MATRIX).toMatchObject({ version: '19.1', domain: 'enterprise-attack' });
    expect(tactics).toHaveLength(15);
    expect(inForce.filter(({ parentId }) => parentId === null)).toHaveLength(222);
    expect(inForce.filter(({ parentId }) => parentId !== null)).toHaveLength(475);
  });

  it('has the tactics in the order of the matrix', () => {
    expect(tactics.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'TA0043 Reconnaissance',
      'TA0042 Resource Development',
      'TA0001 Initial Access',
      'TA0002 Execution',
      'TA0003 Persistence',
      'TA0004 Privilege Escalation',
      'TA0005 Stealth',
      'TA0112 Defense Impairment',
      'TA0006 Credential Access',
      'TA0007 Discovery',
      'TA0008 Lateral Movement',
      'TA0009 Collection',
      'TA0011 Command and Control',
      'TA0010 Exfiltration',
      'TA0040 Impact',
    ]);
  });

  it('has as many techniques in the two new tactics as their pages have', () => {
    expect(of('stealth')).toHaveLength(148);
    expect(of('defense-impairment')).toHaveLength(56);
  });

  it.each([
    { id: 'T1027.018', name: 'Invisible Unicode', of: ['stealth'] },
    { id: 'T1055.012', name: 'Process Hollowing', of: ['privilege-escalation', 'stealth'] },
    { id: 'T1112', name: 'Modify Registry', of: ['persistence', 'defense-impairment'] },
    { id: 'T1211', name: 'Exploitation for Stealth', of: ['stealth'] },
    { id: 'T1222.001', name: 'Windows Permissions', of: ['defense-impairment'] },
    { id: 'T1548.002', name: 'Bypass User Account Control', of: ['privilege-escalation'] },
    { id: 'T1557.001', name: 'Name Resolution Poisoning and SMB Relay', of: ['credential-access', 'collection'] },
    { id: 'T1574.001', name: 'DLL', of: ['execution', 'stealth'] },
    { id: 'T1685', name: 'Disable or Modify Tools', of: ['defense-impairment'] },
    { id: 'T1686.003', name: 'Windows Host Firewall', of: ['defense-impairment'] },
    { id: 'T1690', name: 'Prevent Command History Logging', of: ['defense-impairment'] },
  ])('has $id, $name, under $of', ({ id, name, of: expected }) => {
    expect(byId.get(id)).toMatchObject({ name, tactics: expected, revoked: false });
  });

  it.each([
    ['T1070.001', 'T1685.005'],
    ['T1070.002', 'T1685.006'],
    ['T1547.011', 'T1647'],
    ['T1562', 'T1685'],
    ['T1562.001', 'T1685'],
    ['T1562.002', 'T1685.001'],
    ['T1562.003', 'T1690'],
    ['T1562.004', 'T1686'],
    ['T1562.006', 'T1685'],
    ['T1562.007', 'T1686.001'],
    ['T1562.008', 'T1685.002'],
    ['T1562.009', 'T1688'],
    ['T1562.010', 'T1689'],
    ['T1562.011', 'T1685.003'],
    ['T1562.012', 'T1685.004'],
    ['T1562.013', 'T1686.002'],
    ['T1656', 'T1684.001'],
    ['T1672', 'T1684.002'],
  ])('has %s revoked by %s', (id, revokedBy) => {
    expect(byId.get(id)).toMatchObject({ revoked: true, revokedBy });
  });

  it('has every id once, sorted', () => {
    const ids = techniques.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(techniques).toHaveLength(ENTERPRISE_MATRIX.techniques.length + CHANGES_IN_19.added.length);
  });

  it('has no dangling reference', () => {
    for (const { id, parentId, revokedBy, tactics: named } of techniques) {
      expect(shortnames).toEqual(expect.arrayContaining([...named]));
      if (parentId !== null) expect(byId.get(parentId)?.parentId).toBeNull();
      if (revokedBy !== null) expect(byId.has(revokedBy)).toBe(true);
      expect(revokedBy).not.toBe(id);
    }
  });

  it('has a tactic, a name and an address for every technique in force', () => {
    for (const { id, name, tactics: named, url } of inForce) {
      expect({ id, tactics: named.length > 0, name: name.trim() === name && name !== '' }).toEqual({ id, tactics: true, name: true });
      expect(url).toBe(`https://attack.mitre.org/techniques/${id.replace('.', '/')}/`);
    }
  });
});

describe('CHANGES_IN_19', () => {
  const before = new Set(ENTERPRISE_MATRIX.techniques.map(({ id }) => id));
  const added = new Set(CHANGES_IN_19.added.map(({ id }) => id));

  it('adds only new techniques', () => {
    expect([...added].filter((id) => before.has(id))).toEqual([]);
  });

  it('changes only existing techniques', () => {
    const changed = [CHANGES_IN_19.tactics, CHANGES_IN_19.renamed, CHANGES_IN_19.revokedBy].flatMap((entries) => Object.keys(entries));
    expect(changed.filter((id) => !before.has(id))).toEqual([]);
  });

  it('leaves no technique in force in the tactic that was split', () => {
    const { tactic } = CHANGES_IN_19.split;
    const untouched = ENTERPRISE_MATRIX.techniques.filter(
      ({ id, revokedBy, deprecated, tactics: named }) =>
        named.includes(tactic) &&
        revokedBy === undefined &&
        deprecated !== true &&
        CHANGES_IN_19.revokedBy[id] === undefined &&
        CHANGES_IN_19.tactics[id.slice(0, 5)] === undefined,
    );
    expect(untouched).toEqual([]);
  });

  it('keeps the name of a technique that only moved', () => {
    const movedOnly = ['T1070.001', 'T1070.002', 'T1562.001', 'T1562.004', 'T1562.009', 'T1562.010', 'T1656', 'T1672'];
    for (const id of movedOnly) expect(byId.get(CHANGES_IN_19.revokedBy[id] ?? '')?.name).toBe(byId.get(id)?.name);
  });
});
