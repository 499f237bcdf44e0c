import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { toTechnique, type AttackMatrix, type TechniqueData } from './matrix.js';
import { BUNDLED_MATRIX } from './bundled-matrix.js';

const attack = new AttackIndex(BUNDLED_MATRIX);
/** A server can have an older matrix than its rules. */
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });

const match = (text: string, includeSubtechniques = true, index = attack) => index.matchTechnique(text, { includeSubtechniques }).value!;

const small = (techniques: readonly TechniqueData[], domain: AttackMatrix['domain'] = 'enterprise-attack'): AttackIndex =>
  new AttackIndex({ version: '1.0', domain, tactics: [], techniques: techniques.map(toTechnique) });

describe('AttackIndex.technique', () => {
  it.each(['T1048.003', 't1048.003', 'attack.t1048.003', 'ATTACK.T1048.003', '  T1048.003 '])('finds %j', (text) => {
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
    'does not find %j',
    (text) => {
      expect(attack.technique(text)).toBeUndefined();
    },
  );

  it('has its sub-techniques in force, sorted', () => {
    expect(attack.subtechniques('T1048').map(({ id }) => id)).toEqual(['T1048.001', 'T1048.002', 'T1048.003']);
    expect(attack.subtechniques('T1070').map(({ id }) => id)).not.toContain('T1070.001');
    expect(attack.subtechniques('T1562')).toEqual([]);
    expect(attack.subtechniques('T9999')).toEqual([]);
  });
});

describe('AttackIndex.currentId', () => {
  it.each([
    { id: 'T1048.003', in19: 'T1048.003', in18: 'T1048.003' },
    { id: 'T1086', in19: 'T1059.001', in18: 'T1059.001' },
    { id: 'T1562', in19: 'T1685', in18: 'T1562' },
    { id: 'T1562.001', in19: 'T1685', in18: 'T1562.001' },
    { id: 'T1562.006', in19: 'T1685', in18: 'T1562.006' },
    { id: 'T1562.004', in19: 'T1686', in18: 'T1562.004' },
    // Revoked twice: by T1562.001 in ATT&CK 8, by T1685 in 19.
    { id: 'T1089', in19: 'T1685', in18: 'T1562.001' },
    // Of the three ids that became T1685, the one with its name.
    { id: 'T1685', in19: 'T1685', in18: 'T1562.001' },
    { id: 'T1685.005', in19: 'T1685.005', in18: 'T1070.001' },
    { id: 'T1684.001', in19: 'T1684.001', in18: 'T1656' },
    // New in 19, replaces nothing.
    { id: 'T1686.003', in19: 'T1686.003', in18: 'T1686.003' },
    // Deprecated; unknown.
    { id: 'T1108', in19: 'T1108', in18: 'T1108' },
    { id: 'T9999.001', in19: 'T9999.001', in18: 'T9999.001' },
  ])('of $id is $in19 in ATT&CK 19 and $in18 in 18', ({ id, in19, in18 }) => {
    expect(attack.currentId(id)).toBe(in19);
    expect(attack18.currentId(id)).toBe(in18);
  });

  it('is the id itself if revocations run in a circle', () => {
    const circle = small([
      { id: 'T0001', name: 'A', tactics: [], platforms: [], revokedBy: 'T0002' },
      { id: 'T0002', name: 'B', tactics: [], platforms: [], revokedBy: 'T0001' },
      { id: 'T0003', name: 'C', tactics: [], platforms: [], revokedBy: 'T0001' },
    ]);
    expect(['T0001', 'T0002', 'T0003'].map((id) => circle.currentId(id))).toEqual(['T0001', 'T0002', 'T0003']);
  });
});

describe('a long chain of revocations', () => {
  it('is followed to its end in linear time', () => {
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
    expect(chain.matchTechnique('T9999').value?.ids).toHaveLength(9000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('AttackIndex.matchTechnique', () => {
  const t1685 = ['T1054', 'T1089', 'T1562', 'T1562.001', 'T1562.006', 'T1685'];

  it.each([
    { id: 'T1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { id: 'attack.t1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { id: 't1048', includeSubtechniques: true, ids: ['T1048', 'T1048.001', 'T1048.002', 'T1048.003'] },
    { id: 'T1048', includeSubtechniques: false, ids: ['T1048'] },
    { id: 'T1685', includeSubtechniques: false, ids: t1685 },
    { id: 'T1562', includeSubtechniques: false, ids: t1685 },
    { id: 'T1562.001', includeSubtechniques: false, ids: t1685 },
    { id: 'T1685.001', includeSubtechniques: true, ids: ['T1562.002', 'T1685.001'] },
    { id: 'T1059.001', includeSubtechniques: true, ids: ['T1059.001', 'T1086'] },
    { id: 'T1086', includeSubtechniques: true, ids: ['T1059.001', 'T1086'] },
    {
      id: 'T1562.004',
      includeSubtechniques: true,
      ids: ['T1562.004', 'T1562.007', 'T1562.013', 'T1686', 'T1686.001', 'T1686.002', 'T1686.003'],
    },
    { id: 'T9999', includeSubtechniques: true, ids: ['T9999'] },
  ])('$id (sub-techniques: $includeSubtechniques) matches the tags $ids', ({ id, includeSubtechniques, ids }) => {
    expect(match(id, includeSubtechniques).ids).toEqual(ids);
    // The version of the matrix does not matter.
    expect(match(id, includeSubtechniques, attack18).ids).toEqual(ids);
  });

  it('includes the former sub-techniques of a revoked technique, and what replaced them', () => {
    const { ids } = match('T1562');
    for (const id of ['T1562.003', 'T1690', 'T1562.004', 'T1686', 'T1686.003', 'T1562.009', 'T1688', 'T1562.010', 'T1689', 'T1685.005']) {
      expect(ids).toContain(id);
    }
    expect(ids).not.toContain('T1687');
    expect(ids).not.toContain('T1684');
  });

  it('includes former sub-techniques that moved to another technique, with a note', () => {
    const { ids, notes } = match('T1070');
    expect(ids).toEqual(expect.arrayContaining(['T1070.001', 'T1685.005', 'T1070.002', 'T1685.006']));
    expect(notes).toEqual([
      {
        code: 'TECHNIQUE_REPLACED',
        message: 'The search includes former sub-techniques of T1070: T1685.005 (T1070.001) and T1685.006 (T1070.002).',
      },
    ]);
  });

  it('excludes a technique that only shares a former parent', () => {
    expect(match('T1685').ids).not.toContain('T1686');
    expect(match('T1685').ids).not.toContain('T1562.004');
  });

  it('names the techniques of which every sub-technique matches, unknown ones too', () => {
    expect(match('T1059').withSubtechniques).toEqual(['T1059']);
    expect(match('T9999').withSubtechniques).toEqual(['T9999']);
    expect(match('T1562.004').withSubtechniques).toEqual(['T1686']);
    expect(match('T1048.003').withSubtechniques).toEqual([]);
    expect(match('T1059', false).withSubtechniques).toEqual([]);
  });

  it('includes sub-techniques by default', () => {
    expect(attack.matchTechnique('T1048').value).toEqual(match('T1048', true));
  });

  it.each([
    { id: 'T1048', known: true, currentId: 'T1048' },
    { id: 'T1562.001', known: true, currentId: 'T1685' },
    { id: 'T1108', known: true, currentId: 'T1108' },
    { id: 'T9999', known: false, currentId: 'T9999' },
    { id: 'T1059.999', known: false, currentId: 'T1059.999' },
  ])('returns for $id whether it is known ($known) and its current id $currentId', ({ id, known, currentId }) => {
    expect(match(id)).toMatchObject({ id, known, currentId });
  });

  it.each([
    { id: 'T1048', index: attack, notes: [] },
    { id: 'T1086', index: attack, notes: ['T1086 is revoked. T1059.001 replaces it.'] },
    {
      id: 'T1562.001',
      index: attack,
      notes: [
        'T1562.001 is revoked since ATT&CK 19. T1685 replaces it.',
        'The search includes rules tagged T1054, T1089, T1562 and T1562.006, which ATT&CK merged with T1562.001.',
      ],
    },
    { id: 'T1685.001', index: attack, notes: ['The search includes rules tagged T1562.002, which ATT&CK merged with T1685.001.'] },
    { id: 'T1685.001', index: attack18, notes: ['T1685.001 is newer than ATT&CK 18.1, where it is T1562.002.'] },
    { id: 'T1108', index: attack, notes: ['T1108 is deprecated. No technique replaces it.'] },
  ])('explains the match of $id in ATT&CK $index.matrix.version', ({ id, index, notes }) => {
    expect(match(id, false, index).notes.map(({ message }) => message)).toEqual(notes);
  });

  it('has a note for a revoked technique without a replacement', () => {
    const index = small([{ id: 'T0001', name: 'A', tactics: [], platforms: [], revoked: true }]);
    expect(match('T0001', true, index).notes).toEqual([
      { code: 'TECHNIQUE_DEPRECATED', message: 'T0001 is revoked. ATT&CK does not name a replacement.' },
    ]);
  });

  it.each(['', 'T1', 'T1048.3', 'exfiltration', 'T1048;', 'T1048%'])('reports a problem for the malformed %j', (text) => {
    expect(attack.matchTechnique(text)).toEqual({
      value: undefined,
      problems: [{ code: 'MALFORMED_TECHNIQUE', message: expect.stringContaining(JSON.stringify(text)) }],
    });
  });

  it('quotes at most the start of a malformed text', () => {
    expect(attack.matchTechnique('x'.repeat(100_000)).problems[0]?.message.length).toBeLessThan(200);
  });

  it('matches each id of the matrix with itself', () => {
    for (const { id } of BUNDLED_MATRIX.techniques) expect(match(id).ids).toContain(id);
  });

  it('matches the same tags for an id and for its current id', () => {
    for (const { id } of BUNDLED_MATRIX.techniques) {
      expect(match(id, false).ids).toEqual(match(attack.currentId(id), false).ids);
    }
  });
});

describe('AttackIndex.tactic', () => {
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
  ])('finds %j', (text) => {
    expect(attack.tactic(text)).toEqual({ id: 'TA0006', shortname: 'credential-access', name: 'Credential Access' });
  });

  it.each(['', 'TA6', 'T1048', 'credential', 'defense-evasion'])('does not find %j', (text) => {
    expect(attack.tactic(text)).toBeUndefined();
  });

  it('finds TA0005 as the version of the matrix has it', () => {
    expect(attack.tactic('TA0005')?.shortname).toBe('stealth');
    expect(attack18.tactic('TA0005')?.shortname).toBe('defense-evasion');
  });
});

describe('AttackIndex.matchTactic', () => {
  const note = (text: string) => ({ code: 'TACTIC_REPLACED', message: expect.stringContaining(text) });
  const either = note('which can mean either');

  it.each([
    { text: 'Execution', shortnames: ['execution'], notes: [] },
    { text: 'command_and_control', shortnames: ['command-and-control'], notes: [] },
    { text: 'stealth', shortnames: ['stealth', 'defense-evasion'], notes: [either] },
    { text: 'Defense Impairment', shortnames: ['defense-impairment', 'defense-evasion'], notes: [either] },
    { text: 'ta0112', shortnames: ['defense-impairment', 'defense-evasion'], notes: [either] },
    { text: 'TA0005', shortnames: ['stealth', 'defense-evasion'], notes: [either, note('TA0112')] },
    {
      text: 'attack.defense_evasion',
      shortnames: ['defense-evasion', 'stealth', 'defense-impairment'],
      notes: [note('ATT&CK 19 split Defense Evasion into Stealth and Defense Impairment. The search includes rules of all three.')],
    },
  ])('$text matches the tags $shortnames', ({ text, shortnames, notes }) => {
    expect(attack.matchTactic(text)).toEqual({
      value: { shortname: shortnames[0], known: true, shortnames, notes },
      problems: [],
    });
  });

  it('keeps an unknown tactic', () => {
    expect(attack.matchTactic('Cyber Warfare').value).toEqual({
      shortname: 'cyber-warfare',
      known: false,
      shortnames: ['cyber-warfare'],
      notes: [],
    });
  });

  it('does not split a tactic in the other domains', () => {
    const mobile = new AttackIndex({
      version: '19.0',
      domain: 'mobile-attack',
      tactics: [{ id: 'TA0030', shortname: 'defense-evasion', name: 'Defense Evasion' }],
      techniques: [],
    });
    expect(mobile.matchTactic('Defense Evasion').value).toEqual({
      shortname: 'defense-evasion',
      known: true,
      shortnames: ['defense-evasion'],
      notes: [],
    });
  });

  it.each(['', 'T1048', 'a.b', "stealth'--", 'x'.repeat(61)])('reports a problem for the malformed %j', (text) => {
    expect(attack.matchTactic(text)).toEqual({
      value: undefined,
      problems: [{ code: 'UNKNOWN_TACTIC', message: expect.stringContaining(JSON.stringify(text)) }],
    });
  });
});

describe('AttackIndex.currentTactics', () => {
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
