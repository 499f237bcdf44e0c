import { describe, expect, it } from '@jest/globals';
import { applyPatch } from 'diff';
import { unifiedDiff } from './unified-diff.js';

const lines = (count: number, word: string): string => Array.from({ length: count }, (_, line) => `${word} ${line}\n`).join('');

describe('the difference of two texts', () => {
  it('shows what changed with three lines around it', () => {
    const from = lines(10, 'line');
    expect(unifiedDiff({ name: 'a.yml', text: from }, { name: 'b.yml', text: from.replace('line 5', 'LINE 5') })).toBe(
      [
        '--- a.yml',
        '+++ b.yml',
        '@@ -3,7 +3,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+LINE 5',
        ' line 6',
        ' line 7',
        ' line 8',
        '',
      ].join('\n'),
    );
  });

  it('has the note of a name after it, also where all is replaced', () => {
    const heads = (from: string, to: string) =>
      unifiedDiff({ name: 'a.yml', label: 'version 1', text: from }, { name: 'a.yml', label: 'version 2', text: to })
        .split('\n')
        .slice(0, 2);
    const expected = ['--- a.yml\tversion 1', '+++ a.yml\tversion 2'];
    expect(heads('a\n', 'b\n')).toEqual(expected);
    expect(heads(lines(3000, 'old'), lines(3000, 'new'))).toEqual(expected);
  });

  it('is empty for the same text', () => {
    expect(unifiedDiff({ name: 'a', text: 'same' }, { name: 'b', text: 'same' })).toBe('');
  });

  it.each([
    { what: 'a line less', from: 'a\nb\n', to: 'a\n' },
    { what: 'no end of the last line', from: 'a\nb', to: 'a\nc' },
    { what: 'an end of the last line', from: 'a', to: 'a\n' },
    { what: 'everything, from nothing', from: '', to: 'a\nb\n' },
    { what: 'so much that it is replaced as a whole', from: lines(3000, 'old'), to: `${lines(3000, 'new')}end` },
    { what: 'so much that nothing is left', from: lines(3000, 'old'), to: '' },
  ])('makes the one of the other: $what', ({ from, to }) => {
    expect(applyPatch(from, unifiedDiff({ name: 'a', text: from }, { name: 'b', text: to }))).toBe(to);
  });
});
