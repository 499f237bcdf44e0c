import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { techniqueOf } from './matrix.js';
import { navigatorLayer, type TechniqueCount } from './navigator-layer.js';
import { PINNED_MATRIX } from './pinned-matrix.js';

const attack = new AttackIndex(PINNED_MATRIX);
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(techniqueOf) });
const layerOf = (techniques: readonly TechniqueCount[], index = attack) => navigatorLayer({ name: 'Rules', techniques }, index);

describe('a layer of the Navigator', () => {
  it('is of format 4.5 and of the version of the matrix', () => {
    expect(layerOf([{ id: 'T1048', count: 3 }])).toEqual({
      name: 'Rules',
      versions: { attack: '19', navigator: '5.1.0', layer: '4.5' },
      domain: 'enterprise-attack',
      description: 'The number of rules for each technique.',
      sorting: 3,
      layout: { layout: 'side', showID: true, showName: true },
      hideDisabled: false,
      techniques: [{ techniqueID: 'T1048', score: 3 }],
      gradient: { colors: ['#d6e9f8', '#08519c'], minValue: 0, maxValue: 3 },
    });
    expect(layerOf([], attack18).versions.attack).toBe('18');
    expect(layerOf([], new AttackIndex({ ...PINNED_MATRIX, version: 'unknown' })).versions).toEqual({ navigator: '5.1.0', layer: '4.5' });
  });

  it('shows the sub-techniques that it counts, also below a technique without rules of its own', () => {
    expect(layerOf([{ id: 'T1048.003', count: 2 }]).techniques).toEqual([
      { techniqueID: 'T1048', showSubtechniques: true },
      { techniqueID: 'T1048.003', score: 2 },
    ]);
    expect(
      layerOf([
        { id: 'T1048.003', count: 2 },
        { id: 'T1048', count: 1 },
      ]).techniques,
    ).toEqual([
      { techniqueID: 'T1048', score: 1, showSubtechniques: true },
      { techniqueID: 'T1048.003', score: 2 },
    ]);
  });

  it.each([
    { index: attack, version: '19', ids: ['T1685'], scores: [6] },
    // In 18 the three are not one; the newer id is that of its name.
    { index: attack18, version: '18', ids: ['T1562', 'T1562.001', 'T1562.006'], scores: [undefined, 4, 2] },
  ])('has ids of ATT&CK $version alone, the counts of older and newer ones added', ({ index, ids, scores }) => {
    const { techniques } = layerOf(
      [
        { id: 'T1562.001', count: 1 },
        { id: 'T1562.006', count: 2 },
        { id: 'attack.t1685', count: 3 },
      ],
      index,
    );
    expect(techniques.map(({ techniqueID }) => techniqueID)).toEqual(ids);
    expect(techniques.map(({ score }) => score)).toEqual(scores);
  });

  it('keeps comments, those of ids that became one below each other', () => {
    expect(
      layerOf([
        { id: 'T1562.001', count: 1, comment: 'one' },
        { id: 'T1685', count: 1, comment: 'two' },
        { id: 'T1048', count: 1 },
      ]).techniques,
    ).toEqual([
      { techniqueID: 'T1048', score: 1 },
      { techniqueID: 'T1685', score: 2, comment: 'one\ntwo' },
    ]);
  });

  it('says what the Navigator would not show', () => {
    const layer = layerOf([
      { id: 'T9999', count: 2 },
      { id: 'T1108', count: 1 },
      { id: 'T1048', count: 1 },
    ]);
    expect(layer.techniques.map(({ techniqueID }) => techniqueID)).toEqual(['T1048']);
    expect(layer.description).toBe('The number of rules for each technique. Not in ATT&CK 19.1: T9999 (2), T1108 (1).');
  });

  it('has a gradient whose ends differ, whatever it counts', () => {
    for (const techniques of [[], [{ id: 'T1048', count: 0 }]]) {
      const { minValue, maxValue } = layerOf(techniques).gradient;
      expect(maxValue).toBeGreaterThan(minValue);
    }
  });

  it('is the same in whatever order the counts come', () => {
    const counts = [
      { id: 'T1048.003', count: 2 },
      { id: 'T1003', count: 1 },
      { id: 'T1685', count: 5 },
    ];
    expect(layerOf([...counts].reverse())).toEqual(layerOf(counts));
  });

  it('holds as many techniques as ATT&CK has', () => {
    const { techniques, gradient } = layerOf(PINNED_MATRIX.techniques.map(({ id }, count) => ({ id, count })));
    expect(techniques).toHaveLength(697);
    expect(gradient.maxValue).toBeGreaterThan(0);
  });
});
