import { describe, expect, it } from '@jest/globals';
import { literalsMeetEntity, literalsMeetOctal } from './xml-entities.js';

describe('a text that is looked for in escaped XML', () => {
  it.each(['\\cmd.exe', 'powershell -enc', '', ' /c whoami', 'x64'].filter((text) => text !== ''))(
    'finds the same places for "%s"',
    (text) => {
      expect(literalsMeetEntity([text])).toBe(false);
    },
  );

  it.each(['a & b', '<script', 'x > y', '"quoted"', "it's", 'amp', 'lt', 'p;', ';', 'QUOT;x', 'a'])(
    'could miss or mistake "%s"',
    (text) => {
      expect(literalsMeetEntity([text])).toBe(true);
    },
  );
});

describe('a text that is looked for where control characters are in octal digits', () => {
  it.each(['curl', ' -i ', '/bin/sh'])('finds the same places for "%s"', (text) => {
    expect(literalsMeetOctal([text])).toBe(false);
  });

  it.each(['a\nb', '\t', '012', '2', '#', '11 x'])('could miss or mistake %j', (text) => {
    expect(literalsMeetOctal([text])).toBe(true);
  });
});
