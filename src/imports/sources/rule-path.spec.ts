import { describe, expect, it } from '@jest/globals';
import { readPath, shownName } from './rule-path.js';

describe('a path', () => {
  it.each([
    { name: 'rules/a.yml', path: 'rules/a.yml' },
    { name: './rules//./a.yml', path: 'rules/a.yml' },
    { name: 'rules\\windows\\a.yml', path: 'rules/windows/a.yml' },
    { name: 'a..yml', path: 'a..yml' },
    { name: '...', path: '...' },
    { name: 'cafe\u0301.yml', path: 'caf\u00e9.yml' },
    { name: 'a b/\u00fc\u6f22.yml', path: 'a b/\u00fc\u6f22.yml' },
  ])('"$name" is $path', ({ name, path }) => {
    expect(readPath(name)).toEqual({ path });
  });

  it.each([
    { name: '..', refused: 'it leads out of the source' },
    { name: 'a/../b.yml', refused: 'it leads out of the source' },
    { name: 'a\\..\\b.yml', refused: 'it leads out of the source' },
    { name: '/a.yml', refused: 'it is absolute' },
    { name: '\\a.yml', refused: 'it is absolute' },
    { name: 'C:/a.yml', refused: 'it names a drive' },
    { name: 'a\n.yml', refused: 'it has control characters' },
    { name: 'a\u009b.yml', refused: 'it has control characters' },
    { name: 'a\0.yml', refused: 'it has control characters' },
    { name: 'a\uFFFD.yml', refused: 'it is not in an encoding that can be read' },
    { name: '', refused: 'it is empty' },
    { name: './', refused: 'it is empty' },
    { name: 'x'.repeat(1025), refused: 'it is longer than 1024 characters' },
  ])('$name is refused: $refused', ({ name, refused }) => {
    expect(readPath(name)).toEqual({ refused });
  });

  it('that is refused can be shown all the same', () => {
    expect(shownName(`\u001b]0;${'x'.repeat(300)}`)).toBe(`\uFFFD]0;${'x'.repeat(196)}…`);
  });
});
