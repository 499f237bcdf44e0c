import { describe, expect, it } from '@jest/globals';
import type { Pattern } from '../plan/plan.js';
import { anyPatternRegex, patternRegex } from './pattern-regex.js';

const many = { wildcard: 'many' } as const;
const one = { wildcard: 'one' } as const;

describe('a pattern as a regular expression', () => {
  it.each<{ pattern: Pattern; cased: boolean; regex: string; says: string }>([
    {
      pattern: ['a', many, 'b'],
      cased: false,
      regex: '(?is)^a.*b$',
      says: 'is anchored, in order, without case, and lets a line break pass',
    },
    { pattern: ['a', many, 'b'], cased: true, regex: '(?s)^a.*b$', says: 'keeps case where the rule does' },
    { pattern: ['a', one, 'b'], cased: false, regex: '(?is)^a.b$', says: 'takes exactly one character for ?' },
    { pattern: [many, 'a', many, 'b'], cased: false, regex: '(?is)a.*b$', says: 'has no anchor at a leading *' },
    { pattern: ['a', many, 'b', many], cased: false, regex: '(?is)^a.*b', says: 'has no anchor at a trailing *' },
    { pattern: [many, 'a', one, 'b', many], cased: false, regex: '(?is)a.b', says: 'has no anchor at all between two *' },
    {
      pattern: ['C:\\a.b(c)[d]{e}^$|+?*', one],
      cased: false,
      regex: '(?is)^C:\\\\a\\.b\\(c\\)\\[d\\]\\{e\\}\\^\\$\\|\\+\\?\\*.$',
      says: 'escapes what means something to RE2',
    },
    { pattern: [one], cased: false, regex: '(?is)^.$', says: 'can be a single ?' },
  ])('$says', ({ pattern, cased, regex }) => {
    expect(patternRegex(pattern, cased)).toBe(regex);
  });

  it.each<{ patterns: readonly Pattern[]; regex: string; says: string }>([
    {
      patterns: [
        [many, 'a', many],
        [many, 'b.', many],
      ],
      regex: '(?is)(?:a|b\\.)',
      says: 'joins what may stand anywhere',
    },
    { patterns: [[many, 'a'], ['b', many], ['c']], regex: '(?is)(?:a$|^b|^c$)', says: 'keeps the anchors of each alternative' },
  ])('$says', ({ patterns, regex }) => {
    expect(anyPatternRegex(patterns, false)).toBe(regex);
  });
});
