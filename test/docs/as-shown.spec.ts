import { describe, expect, it } from '@jest/globals';
import { differences, isShownText } from './as-shown.js';
import { anchorsOf, fencedBlocks, linksOf, pathsOf } from './blocks.js';

describe('What a document shows of an answer', () => {
  it('may leave out keys, the end of a list and parts of texts', () => {
    expect(differences({ a: 'x … z', b: [1, '…'] }, { a: 'x y z', b: [1, 2], c: 3 })).toEqual([]);
  });

  it('may not show what is not there', () => {
    expect(differences({ a: 1 }, {})).toHaveLength(1);
    expect(differences({ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] })).toEqual(['/a/0/b is "y", not "x"']);
    expect(differences([1], [1, 2])).toHaveLength(1);
    expect(differences([1, 2, '…'], [1])).toHaveLength(1);
    expect(differences(null, 'x')).toHaveLength(1);
  });

  it('is compared as a whole and to the letter', () => {
    expect(isShownText('a.b', 'a.b')).toBe(true);
    expect(isShownText('a.b', 'axb')).toBe(false);
    expect(isShownText('a', 'ab')).toBe(false);
    expect(isShownText('first\n…\nlast', 'first\none\ntwo\nlast')).toBe(true);
  });
});

describe('The blocks of a document', () => {
  const MARKDOWN = ['# A `b` heading: c', '', '```sh exits=1', 'curl [x](y)', '```', '- [z](w.md#v)', '', '  ```json', '  {', '  ```'].join(
    '\n',
  );

  it('are found with their place, language and flags', () => {
    expect(fencedBlocks(MARKDOWN)).toEqual([
      { line: 3, language: 'sh', flags: ['exits=1'], text: 'curl [x](y)' },
      { line: 8, language: 'json', flags: [], text: '{' },
    ]);
    expect(() => fencedBlocks('```sh')).toThrow('line 1');
  });

  it('have neither links nor headings', () => {
    expect(linksOf(MARKDOWN)).toEqual(['w.md#v']);
    expect(anchorsOf(MARKDOWN)).toEqual(['a-b-heading-c']);
    expect(pathsOf('See `src/a.ts`, `test/b/` and `c/<name>.ts`; `d`.')).toEqual(['src/a.ts', 'test/b/']);
  });
});
