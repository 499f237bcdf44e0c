import { describe, expect, it } from '@jest/globals';
import { parseDetections, showDetection } from './parse-rule.js';

const shapeOf = (detection: string): string =>
  showDetection(parseDetections(`s:\n${detection.replace(/^/gm, '  ')}\ncondition: s`).rule?.detections.get('s'));
const reportsOf = (detection: string): readonly string[] => parseDetections(`s: ${detection}\ncondition: s`).reports;

describe('specification, sections "Lists" and "Maps"', () => {
  it.each([
    { title: 'all tests of a map', detection: 'A: x\nB: y', shape: 'all(A "x", B "y")' },
    { title: 'any value of a field', detection: 'A: [x, y]', shape: 'all(A "x" | "y")' },
    { title: 'any map of a list', detection: '- A: x\n  B: y\n- C: z', shape: 'any(all(A "x", B "y"), all(C "z"))' },
    { title: 'any keyword of a list', detection: '- x\n- y', shape: 'keyword "x" | "y"' },
    { title: 'a keyword beside a map', detection: '- x\n- A: y', shape: 'any(keyword "x", all(A "y"))' },
    { title: 'a list inside a list', detection: '- [x, y]\n- A: z', shape: 'any(keyword "x" | "y", all(A "z"))' },
    { title: 'a lone keyword', detection: 'x', shape: 'keyword "x"' },
    { title: 'a number as a keyword', detection: '- 4688', shape: 'keyword number 4688' },
  ])('reads $title', ({ detection, shape }) => {
    expect(shapeOf(detection)).toBe(shape);
  });

  it.each([
    { title: 'an empty map', detection: '{}', report: 'INVALID_SIGMA {}' },
    { title: 'an empty list', detection: '[]', report: 'INVALID_SIGMA []' },
    { title: 'nothing', detection: '', report: 'INVALID_SIGMA ' },
    { title: 'a null keyword', detection: '[null]', report: 'INVALID_SIGMA null' },
    { title: 'a map as the value of a field', detection: '{ A: { B: c } }', report: 'INVALID_SIGMA { B: c }' },
    { title: 'a map among the values of a field', detection: '{ A: [b, { C: d }] }', report: 'INVALID_SIGMA { C: d }' },
  ])('refuses $title, and says where', ({ detection, report }) => {
    expect(reportsOf(detection)).toEqual([report]);
  });

  it('reports everything that is wrong with a rule at once', () => {
    const { reports } = parseDetections('a:\n  A|nope: x\nb: []\nc:\n  C|re: (\ncondition: a and d');
    expect(reports).toEqual(['UNSUPPORTED_MODIFIER nope', 'INVALID_SIGMA []', 'UNSUPPORTED_REGEX (', 'INVALID_CONDITION d']);
  });
});
