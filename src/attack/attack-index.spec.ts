import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { PINNED_MATRIX } from './pinned-matrix.js';

const attack = new AttackIndex(PINNED_MATRIX);

describe('a question for a technique', () => {
  it.each([
    { asked: 'T1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { asked: 'attack.t1048.003', includeSubtechniques: true, ids: ['T1048.003'] },
    { asked: 't1048', includeSubtechniques: true, ids: ['T1048', 'T1048.001', 'T1048.002', 'T1048.003'] },
    { asked: 'T1048', includeSubtechniques: false, ids: ['T1048'] },
    { asked: 'T1562.001', includeSubtechniques: false, ids: ['T1054', 'T1089', 'T1562', 'T1562.001', 'T1562.006', 'T1685'] },
    { asked: 'T1685', includeSubtechniques: false, ids: ['T1054', 'T1089', 'T1562', 'T1562.001', 'T1562.006', 'T1685'] },
    { asked: 'T1685.001', includeSubtechniques: true, ids: ['T1562.002', 'T1685.001'] },
    { asked: 'T1059.001', includeSubtechniques: true, ids: ['T1059.001', 'T1086'] },
  ])('$asked (with sub-techniques: $includeSubtechniques) finds rules tagged $ids', ({ asked, includeSubtechniques, ids }) => {
    expect(attack.matchingTechniques(asked, { includeSubtechniques }).value?.ids).toEqual(ids);
  });
});
