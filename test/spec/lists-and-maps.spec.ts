import { describe, expect, it } from '@jest/globals';
import { readDetection, showSelection } from './read-rule.js';

const shapeOf = (selection: string): string =>
  showSelection(readDetection(`s:\n${selection.replace(/^/gm, '  ')}\ncondition: s`).rule?.selections.get('s'));
const reportsOf = (selection: string): readonly string[] => readDetection(`s: ${selection}\ncondition: s`).reports;

describe('specification, sections "Lists" and "Maps"', () => {
  it.each([
    { title: 'all tests of a map', selection: 'A: x\nB: y', shape: 'all(A "x", B "y")' },
    { title: 'any value of a field', selection: 'A: [x, y]', shape: 'all(A "x" | "y")' },
    { title: 'any map of a list', selection: '- A: x\n  B: y\n- C: z', shape: 'any(all(A "x", B "y"), all(C "z"))' },
    { title: 'any keyword of a list', selection: '- x\n- y', shape: 'keyword "x" | "y"' },
    { title: 'a keyword beside a map', selection: '- x\n- A: y', shape: 'any(keyword "x", all(A "y"))' },
    { title: 'a list inside a list', selection: '- [x, y]\n- A: z', shape: 'any(keyword "x" | "y", all(A "z"))' },
    { title: 'a lone keyword', selection: 'x', shape: 'keyword "x"' },
    { title: 'a number as a keyword', selection: '- 4688', shape: 'keyword number 4688' },
  ])('reads $title', ({ selection, shape }) => {
    expect(shapeOf(selection)).toBe(shape);
  });

  it.each([
    { title: 'an empty map', selection: '{}', report: 'INVALID_SIGMA {}' },
    { title: 'an empty list', selection: '[]', report: 'INVALID_SIGMA []' },
    { title: 'nothing', selection: '', report: 'INVALID_SIGMA ' },
    { title: 'a null keyword', selection: '[null]', report: 'INVALID_SIGMA null' },
    { title: 'a map as the value of a field', selection: '{ A: { B: c } }', report: 'INVALID_SIGMA { B: c }' },
    { title: 'a map among the values of a field', selection: '{ A: [b, { C: d }] }', report: 'INVALID_SIGMA { C: d }' },
  ])('refuses $title, and says where', ({ selection, report }) => {
    expect(reportsOf(selection)).toEqual([report]);
  });

  it('reports everything that is wrong with a rule at once', () => {
    const { reports } = readDetection('a:\n  A|nope: x\nb: []\nc:\n  C|re: (\ncondition: a and d');
    expect(reports).toEqual(['UNSUPPORTED_MODIFIER nope', 'INVALID_SIGMA []', 'UNSUPPORTED_REGEX (', 'INVALID_CONDITION d']);
  });
});
