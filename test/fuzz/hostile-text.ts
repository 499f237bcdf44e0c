import fc from 'fast-check';

/** What has ended a literal, begun a comment or been read as something else somewhere, sometime. */
const HOSTILE: readonly string[] = [
  ...['"', '""', "'", "''", '`', '```', '~~~', '@"', 'h"', '\\', '\\\\', '\\\\\\', '\\"', "\\'", '\\n', '\\u0041', '\\x41', '\\E', '\\Q'],
  ...['*', '?', '\\*', '\\?', '\\\\*', '\\\\?', '**', '?*', '.*', '^', '$', '.', '+', '(', ')', '(?i)', '[', ']', '[a-z]', '{', '}', '{2}'],
  ...['\n', '\r', '\r\n', '\t', '\0', '\u0007', '\u000b', '\f', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad'],
  ...['\u2028', '\u2029', '\u202e', '\u200b', '\ufeff', '\ufffd', '\uffff', '\ufdd0', '\ud800', '\udc00', '😀', '\u{e0001}', '𐐀', '𐐨'],
  ...['é', 'É', 'e\u0301', 'ß', 'ẞ', 'İ', 'ı', 'K', 'ſ', 'Σ', 'ς', 'ф', 'Ф', '中', 'ŉ'],
  ...[
    '//',
    '/*',
    '*/',
    '--',
    '#',
    ';',
    '|',
    '| take 1',
    '" or 1==1 | take 1 //',
    '") or true',
    "') or ('1' == '1",
    ' or ',
    ' and ',
    'not(',
  ],
  ...[
    'let x = 1;',
    'where',
    'union',
    'true',
    'null',
    'dynamic([])',
    '%',
    '%%',
    '%name%',
    '\\%',
    '&',
    '&amp;',
    '&quot;',
    '<',
    '>',
    '</Data>',
  ],
  ...['-', '/', '–', '—', ' -a', ' /b', ' ', '  ', ',', ':', '=', '0', '00', '1e3', '0x1F', '-1', '~', '_', 'a', 'Z'],
];

const hostilePiece = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);

/** Text of hostile pieces only. */
export const hostileText: fc.Arbitrary<string> = fc.array(hostilePiece, { maxLength: 6 }).map((pieces) => pieces.join(''));

/** An ordinary text, or part of it, with something hostile before, in or after it: what a match has to survive. */
export const spoiltText = (ordinary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({
      text: ordinary,
      start: fc.nat(30),
      end: fc.nat(30),
      at: fc.nat(60),
      pieces: fc.array(hostilePiece, { maxLength: 3 }),
      whole: fc.boolean(),
    })
    .map(({ text, start, end, at, pieces, whole }) => {
      const part = whole ? text : text.slice(start % (text.length + 1), text.length - (end % (text.length + 1)));
      return part.slice(0, at) + pieces.join('') + part.slice(at);
    });
