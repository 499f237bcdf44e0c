import { describe, expect, it } from '@jest/globals';
import { valuesOf } from './parse-rule.js';

describe('specification, sections "String Wildcard" and "Escaping"', () => {
  it.each([
    { value: `prog?.exe`, means: '"prog"?".exe"' },
    { value: `antivirus_V*.exe`, means: '"antivirus_V"*".exe"' },
    { value: `'*'`, means: '*' },
    { value: `'**'`, means: '*' },
    { value: `C:\\Windows\\a.exe`, means: '"C:\\\\Windows\\\\a.exe"' },
    { value: `C:\\\\Windows`, means: '"C:\\\\Windows"' },
    { value: `a\\*b`, means: '"a*b"' },
    { value: `a\\?b`, means: '"a?b"' },
    { value: `a\\\\*b`, means: '"a\\\\"*"b"' },
    { value: `a\\\\\\*b`, means: '"a\\\\*b"' },
    { value: `a\\\\\\b`, means: '"a\\\\\\\\b"' },
    { value: `a\\\\\\\\b`, means: '"a\\\\\\\\b"' },
    { value: `'C:\\Foo\\'`, means: '"C:\\\\Foo\\\\"' },
    { value: `'C:\\Program Files\\Foo\\*'`, means: '"C:\\\\Program Files\\\\Foo*"' },
    { value: `'it''s'`, means: `"it's"` },
    { value: `"a\\\\b"`, means: '"a\\\\b"' },
  ])('reads $value as $means', ({ value, means }) => {
    expect(valuesOf(`F: ${value}`)).toEqual([means]);
  });

  it('does not read the value again after a modifier', () => {
    expect(valuesOf(`F|contains: '\\Run\\'`)).toEqual(['*"\\\\Run\\\\"*']);
  });
});
