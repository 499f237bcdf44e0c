import { describe, expect, it } from '@jest/globals';
import { AttackIndex } from './attack-index.js';
import { ENTERPRISE_MATRIX } from './enterprise-matrix.js';
import { toTechnique } from './matrix.js';
import { navigatorLayer, type TechniqueCount } from './navigator-layer.js';
import { BUNDLED_MATRIX } from './bundled-matrix.js';

const attack = new AttackIndex(BUNDLED_MATRIX);
const attack18 = new AttackIndex({ ...ENTERPRISE_MATRIX, techniques: ENTERPRISE_MATRIX.techniques.map(toTechnique) });
const layerOf = (techniques: readonly TechniqueCount[], index = attack) => navigatorLayer({ name: 'Rules', techniques }, index);

describe('navigatorLayer', () => {
  it('has format 4.5 and the version of the matrix', () => {
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
    expect(layerOf([], new AttackIndex({ ...BUNDLED_MATRIX, version: 'unknown' })).versions).toEqual({ navigator: '5.1.0', layer: '4.5' });
  });

  it('shows the sub-techniques that it counts, even below a technique without rules', () => {
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
    // Version 18 has three techniques; the newer id becomes the one with its name.
    { index: attack18, version: '18', ids: ['T1562', 'T1562.001', 'T1562.006'], scores: [undefined, 4, 2] },
  ])('uses only ids of ATT&CK $version and adds the counts of older and newer ids', ({ index, ids, scores }) => {
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

  it('joins the comments of merged ids with line breaks', () => {
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

  it('lists in the description what the Navigator would not show', () => {
    const layer = layerOf([
      { id: 'T9999', count: 2 },
      { id: 'T1108', count: 1 },
      { id: 'T1048', count: 1 },
    ]);
    expect(layer.techniques.map(({ techniqueID }) => techniqueID)).toEqual(['T1048']);
    expect(layer.description).toBe('The number of rules for each technique. Not in ATT&CK 19.1: T9999 (2), T1108 (1).');
  });

  it('has a gradient with two different ends for any count', () => {
    for (const techniques of [[], [{ id: 'T1048', count: 0 }]]) {
      const { minValue, maxValue } = layerOf(techniques).gradient;
      expect(maxValue).toBeGreaterThan(minValue);
    }
  });

  it('does not depend on the order of the counts', () => {
    const counts = [
      { id: 'T1048.003', count: 2 },
      { id: 'T1003', count: 1 },
      { id: 'T1685', count: 5 },
    ];
    expect(layerOf([...counts].reverse())).toEqual(layerOf(counts));
  });

  it('holds all techniques of ATT&CK', () => {
    const { techniques, gradient } = layerOf(BUNDLED_MATRIX.techniques.map(({ id }, count) => ({ id, count })));
    expect(techniques).toHaveLength(697);
    expect(gradient.maxValue).toBeGreaterThan(0);
  });
});
