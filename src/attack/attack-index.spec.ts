import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { techniqueOf, type AttackMatrix, type TechniqueFacts } from './matrix.js';
import { PINNED_MATRIX } from './pinned-matrix.js';

const attack = new AttackIndex(PINNED_MATRIX);
/** A server can be given an older matrix than its rules are of. */
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(techniqueOf) });

const matching = (question: string, includeSubtechniques = true, index = attack) =>
  index.matchingTechniques(question, { includeSubtechniques }).value!;

const small = (techniques: readonly TechniqueFacts[], domain: AttackMatrix['domain'] = 'enterprise-attack'): AttackIndex =>
  new AttackIndex({ version: '1.0', domain, tactics: [], techniques: techniques.map(techniqueOf) });

describe('a technique', () => {
  it.each(['T1048.003', 't1048.003', 'attack.t1048.003', 'ATTACK.T1048.003', '  T1048.003 '])('is found as %j', (text) => {
    expect(attack.technique(text)).toEqual({
      id: 'T1048.003',
      name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
      tactics: ['exfiltration'],
      platforms: ['ESXi', 'Linux', 'macOS', 'Network Devices', 'Windows'],
      parentId: 'T1048',
      deprecated: false,
      revoked: false,
      revokedBy: null,
      url: 'https://attack.mitre.org/techniques/T1048/003/',
    });
  });

  it.each(['', 'T', 'T104', 'T10480', 'T1048.', 'T1048.03', 'T1048.0003', 'T1048/003', 'exfiltration', 'car.t1048', 'T1048 T1049'])(
    'is not found as %j',
    (text) => {
      expect(attack.technique(text)).toBeUndefined();
    },
  );

  it('has the sub-techniques that are in force, in order', () => {
    expect(attack.subtechniques('T1048').map(({ id }) => id)).toEqual(['T1048.001', 'T1048.002', 'T1048.003']);
    expect(attack.subtechniques('T1070').map(({ id }) => id)).not.toContain('T1070.001');
    expect(attack.subtechniques('T1562')).toEqual([]);
    expect(attack.subtechniques('T9999')).toEqual([]);
  });
});

describe('the current id', () => {
  it.each([
    { id: 'T1048.003', in19: 'T1048.003', in18: 'T1048.003' },
    { id: 'T1086', in19: 'T1059.001', in18: 'T1059.001' },
    { id: 'T1562', in19: 'T1685', in18: 'T1562' },
    { id: 'T1562.001', in19: 'T1685', in18: 'T1562.001' },
    { id: 'T1562.006', in19: 'T1685', in18: 'T1562.006' },
    { id: 'T1562.004', in19: 'T1686', in18: 'T1562.004' },
    // Revoked twice: by T1562.001 in ATT&CK 8, by T1685 in 19.
    { id: 'T1089', in19: 'T1685', in18: 'T1562.001' },
    // Of the three that became T1685, the one that had its name.
    { id: 'T1685', in19: 'T1685', in18: 'T1562.001' },
    { id: 'T1685.005', in19: 'T1685.005', in18: 'T1070.001' },
    { id: 'T1684.001', in19: 'T1684.001', in18: 'T1656' },
    // New in 19, and not in place of anything.
    { id: 'T1686.003', in19: 'T1686.003', in18: 'T1686.003' },
    // Deprecated, and unknown.
    { id: 'T1108', in19: 'T1108', in18: 'T1108' },
    { id: 'T9999.001', in19: 'T9999.001', in18: 'T9999.001' },
  ])('of $id is $in19 in ATT&CK 19 and $in18 in 18', ({ id, in19, in18 }) => {
    expect(attack.currentId(id)).toBe(in19);
    expect(attack18.currentId(id)).toBe(in18);
  });

  it('is the id itself where revocations go in a circle', () => {
    const circle = small([
      { id: 'T0001', name: 'A', tactics: [], platforms: [], revokedBy: 'T0002' },
      { id: 'T0002', name: 'B', tactics: [], platforms: [], revokedBy: 'T0001' },
      { id: 'T0003', name: 'C', tactics: [], platforms: [], revokedBy: 'T0001' },
    ]);
    expect(['T0001', 'T0002', 'T0003'].map((id) => circle.currentId(id))).toEqual(['T0001', 'T0002', 'T0003']);
  });
});

describe('revocations of revocations', () => {
  it('are followed to the end, each once', () => {
    const ids = Array.from({ length: 9000 }, (_, index) => `T${1000 + index}`);
    const start = performance.now();
    const chain = small(
      ids.map((id, index) => {
        const revokedBy = ids[index + 1];
        return { id, name: id, tactics: [], platforms: [], ...(revokedBy === undefined ? {} : { revokedBy }) };
      }),
      'ics-attack',
    );
    expect(chain.currentId('T1000')).toBe('T9999');
    expect(chain.matchingTechniques('T9999').value?.ids).toHaveLength(9000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('a question for a technique', () => {
  const t1685 = ['T1054', 'T1089', 'T1562', 'T1562.001', 'T1562.006', 'T1685'];

  it.each([
    { asked: 'T1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { asked: 'attack.t1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { asked: 't1048', includeSubtechniques: true, ids: ['T1048', 'T1048.001', 'T1048.002', 'T1048.003'] },
    { asked: 'T1048', includeSubtechniques: false, ids: ['T1048'] },
    { asked: 'T1685', includeSubtechniques: false, ids: t1685 },
    { asked: 'T1562', includeSubtechniques: false, ids: t1685 },
    { asked: 'T1562.001', includeSubtechniques: false, ids: t1685 },
    { asked: 'T1685.001', includeSubtechniques: true, ids: ['T1562.002', 'T1685.001'] },
    { asked: 'T1059.001', includeSubtechniques: true, ids: ['T1059.001', 'T1086'] },
    { asked: 'T1086', includeSubtechniques: true, ids: ['T1059.001', 'T1086'] },
    {
      asked: 'T1562.004',
      includeSubtechniques: true,
      ids: ['T1562.004', 'T1562.007', 'T1562.013', 'T1686', 'T1686.001', 'T1686.002', 'T1686.003'],
    },
    { asked: 'T9999', includeSubtechniques: true, ids: ['T9999'] },
  ])('$asked (with sub-techniques: $includeSubtechniques) finds rules tagged $ids', ({ asked, includeSubtechniques, ids }) => {
    expect(matching(asked, includeSubtechniques).ids).toEqual(ids);
    // Whichever matrix a server has, the same rules are found.
    expect(matching(asked, includeSubtechniques, attack18).ids).toEqual(ids);
  });

  it('finds what was a sub-technique of a revoked one, wherever it went, with its sub-techniques', () => {
    const { ids } = matching('T1562');
    for (const id of ['T1562.003', 'T1690', 'T1562.004', 'T1686', 'T1686.003', 'T1562.009', 'T1688', 'T1562.010', 'T1689', 'T1685.005']) {
      expect(ids).toContain(id);
    }
    expect(ids).not.toContain('T1687');
    expect(ids).not.toContain('T1684');
  });

  it('for a parent finds its sub-techniques of before, though they have gone elsewhere, and says so', () => {
    const { ids, notes } = matching('T1070');
    expect(ids).toEqual(expect.arrayContaining(['T1070.001', 'T1685.005', 'T1070.002', 'T1685.006']));
    expect(notes).toEqual(['Found too, as they were sub-techniques of T1070: T1685.005 (T1070.001) and T1685.006 (T1070.002).']);
  });

  it('does not find what shares only a predecessor with a sub-technique', () => {
    expect(matching('T1685').ids).not.toContain('T1686');
    expect(matching('T1685').ids).not.toContain('T1562.004');
  });

  it('names the techniques of which any sub-technique counts, the unknown ones too', () => {
    expect(matching('T1059').withSubtechniques).toEqual(['T1059']);
    expect(matching('T9999').withSubtechniques).toEqual(['T9999']);
    expect(matching('T1562.004').withSubtechniques).toEqual(['T1686']);
    expect(matching('T1048.003').withSubtechniques).toEqual([]);
    expect(matching('T1059', false).withSubtechniques).toEqual([]);
  });

  it('includes sub-techniques unless asked not to', () => {
    expect(attack.matchingTechniques('T1048').value).toEqual(matching('T1048', true));
  });

  it.each([
    { asked: 'T1048', known: true, current: 'T1048' },
    { asked: 'T1562.001', known: true, current: 'T1685' },
    { asked: 'T1108', known: true, current: 'T1108' },
    { asked: 'T9999', known: false, current: 'T9999' },
    { asked: 'T1059.999', known: false, current: 'T1059.999' },
  ])('tells of $asked whether ATT&CK knows it ($known) and what it is now ($current)', ({ asked, known, current }) => {
    expect(matching(asked)).toMatchObject({ asked, known, current });
  });

  it.each([
    { asked: 'T1048', index: attack, notes: [] },
    { asked: 'T1086', index: attack, notes: ['T1086 was revoked: it is T1059.001.'] },
    {
      asked: 'T1562.001',
      index: attack,
      notes: [
        'T1562.001 was revoked: it is T1685 since ATT&CK 19.',
        'Rules tagged T1054, T1089, T1562 and T1562.006 are found too: ATT&CK made one of them and T1562.001.',
      ],
    },
    { asked: 'T1685.001', index: attack, notes: ['Rules tagged T1562.002 are found too: ATT&CK made one of them and T1685.001.'] },
    { asked: 'T1685.001', index: attack18, notes: ['T1685.001 is newer than ATT&CK 18.1, where it is T1562.002.'] },
    { asked: 'T1108', index: attack, notes: ['T1108 is deprecated: ATT&CK has nothing in its place.'] },
  ])('notes what was taken for $asked in ATT&CK $index.matrix.version', ({ asked, index, notes }) => {
    expect(matching(asked, false, index).notes).toEqual(notes);
  });

  it('notes a revocation that names no successor', () => {
    const index = small([{ id: 'T0001', name: 'A', tactics: [], platforms: [], revoked: true }]);
    expect(matching('T0001', true, index).notes).toEqual(['T0001 was revoked: ATT&CK does not say what is in its place.']);
  });

  it.each(['', 'T1', 'T1048.3', 'exfiltration', 'T1048;', 'T1048%'])('that is malformed, %j, is a problem and not an answer', (text) => {
    expect(attack.matchingTechniques(text)).toEqual({
      value: undefined,
      problems: [{ code: 'MALFORMED_TECHNIQUE', message: expect.stringContaining(JSON.stringify(text)) }],
    });
  });

  it('is not repeated at length in the problem', () => {
    expect(attack.matchingTechniques('x'.repeat(100_000)).problems[0]?.message.length).toBeLessThan(200);
  });

  it('answers itself: each id of the matrix is among the ids that are found for it', () => {
    for (const { id } of PINNED_MATRIX.techniques) expect(matching(id).ids).toContain(id);
  });

  it('is answered the same for each of the ids that ATT&CK has made one', () => {
    for (const { id } of PINNED_MATRIX.techniques) {
      expect(matching(id, false).ids).toEqual(matching(attack.currentId(id), false).ids);
    }
  });
});

describe('a tactic', () => {
  it.each([
    'credential-access',
    'Credential Access',
    'credential_access',
    'CREDENTIAL ACCESS',
    'TA0006',
    'ta0006',
    'attack.credential-access',
    'attack.credential_access',
    'attack.ta0006',
    ' credential--access ',
  ])('is found as %j', (text) => {
    expect(attack.tactic(text)).toEqual({ id: 'TA0006', shortname: 'credential-access', name: 'Credential Access' });
  });

  it.each(['', 'TA6', 'T1048', 'credential', 'defense-evasion'])('is not found as %j', (text) => {
    expect(attack.tactic(text)).toBeUndefined();
  });

  it('has the id TA0005 as the version of the matrix has it', () => {
    expect(attack.tactic('TA0005')?.shortname).toBe('stealth');
    expect(attack18.tactic('TA0005')?.shortname).toBe('defense-evasion');
  });
});

describe('a question for a tactic', () => {
  const either = expect.stringContaining('may be of either');

  it.each([
    { asked: 'Execution', shortnames: ['execution'], notes: [] },
    { asked: 'command_and_control', shortnames: ['command-and-control'], notes: [] },
    { asked: 'stealth', shortnames: ['stealth', 'defense-evasion'], notes: [either] },
    { asked: 'Defense Impairment', shortnames: ['defense-impairment', 'defense-evasion'], notes: [either] },
    { asked: 'ta0112', shortnames: ['defense-impairment', 'defense-evasion'], notes: [either] },
    { asked: 'TA0005', shortnames: ['stealth', 'defense-evasion'], notes: [either, expect.stringContaining('TA0112')] },
    {
      asked: 'attack.defense_evasion',
      shortnames: ['defense-evasion', 'stealth', 'defense-impairment'],
      notes: ['ATT&CK 19 split Defense Evasion into Stealth and Defense Impairment: rules of all three are found.'],
    },
  ])('$asked finds rules tagged $shortnames', ({ asked, shortnames, notes }) => {
    expect(attack.matchingTactics(asked)).toEqual({
      value: { asked: shortnames[0], known: true, shortnames, notes },
      problems: [],
    });
  });

  it('that is known to nobody looks for rules tagged so', () => {
    expect(attack.matchingTactics('Cyber Warfare').value).toEqual({
      asked: 'cyber-warfare',
      known: false,
      shortnames: ['cyber-warfare'],
      notes: [],
    });
  });

  it('is not spread over the split in domains that were not split', () => {
    const mobile = new AttackIndex({
      version: '19.0',
      domain: 'mobile-attack',
      tactics: [{ id: 'TA0030', shortname: 'defense-evasion', name: 'Defense Evasion' }],
      techniques: [],
    });
    expect(mobile.matchingTactics('Defense Evasion').value).toEqual({
      asked: 'defense-evasion',
      known: true,
      shortnames: ['defense-evasion'],
      notes: [],
    });
  });

  it.each(['', 'T1048', 'a.b', "stealth'--", 'x'.repeat(61)])('that is malformed, %j, is a problem and not an answer', (text) => {
    expect(attack.matchingTactics(text)).toEqual({
      value: undefined,
      problems: [{ code: 'MALFORMED_TACTIC', message: expect.stringContaining(JSON.stringify(text)) }],
    });
  });
});

describe('the current tactics', () => {
  it.each([
    { shortname: 'execution', likely: ['stealth'], in19: ['execution'], in18: ['execution'] },
    { shortname: 'defense-evasion', likely: [], in19: ['stealth', 'defense-impairment'], in18: ['defense-evasion'] },
    { shortname: 'defense-evasion', likely: ['execution'], in19: ['stealth', 'defense-impairment'], in18: ['defense-evasion'] },
    { shortname: 'defense-evasion', likely: ['defense-impairment'], in19: ['defense-impairment'], in18: ['defense-evasion'] },
    { shortname: 'stealth', likely: [], in19: ['stealth'], in18: ['defense-evasion'] },
    { shortname: 'cyber-warfare', likely: [], in19: ['cyber-warfare'], in18: ['cyber-warfare'] },
  ])('of $shortname with techniques of $likely are $in19 in ATT&CK 19, $in18 in 18', ({ shortname, likely, in19, in18 }) => {
    expect(attack.currentTactics(shortname, likely)).toEqual(in19);
    expect(attack18.currentTactics(shortname, likely)).toEqual(in18);
  });
});
