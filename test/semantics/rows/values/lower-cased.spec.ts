import { describe, expect, it } from '@jest/globals';
import { lowerCased } from './lower-cased.js';

describe('a text in lower case', () => {
  it.each([
    { text: 'C:\\Windows\\CMD.EXE', small: 'c:\\windows\\cmd.exe' },
    { text: 'ÖFFNEN Σ', small: 'öffnen σ' },
    { text: 'C:\\İ', small: 'c:\\İ' },
  ])('has as many characters: $text', ({ text, small }) => {
    expect(lowerCased(text)).toBe(small);
  });
});
