import { describe, expect, it } from '@jest/globals';
import { pathToFileURL } from 'node:url';

interface Found {
  readonly line: number;
  readonly column: number;
  readonly found: string;
}

interface ProseLint {
  readonly findRefusedWords: (text: string) => readonly Found[];
  readonly isLinted: (path: string) => boolean;
  readonly findLongSubjects: (log: string) => readonly { readonly commit: string; readonly subject: string }[];
}

const { findRefusedWords, isLinted, findLongSubjects } = (await import(pathToFileURL('scripts/lint-prose.mjs').href)) as ProseLint;

const foundIn = (text: string): readonly string[] => findRefusedWords(text).map(({ found }) => found);

describe('The prose lint', () => {
  it.each([
    ['The caller is told why.', 'told'],
    ['This note tells of the table.', 'tells of'],
    ['What is said here', 'said'],
    ['What is asked of a column', 'asked of'],
    ['The rules are read anew.', 'anew'],
    ['Besides, it is slow.', 'Besides'],
    ['The name and the end thereof', 'thereof'],
    ['Both doors agree.', 'doors'],
    ['The first source has the word.', 'has the word'],
    ['"ABC" is no technique.', 'is no'],
    ['These are no rules.', 'are no'],
    ['A facet minds the other filters.', 'minds'],
    ['The proxy lets requests pass.', 'lets requests pass'],
    ['The new server takes over.', 'takes over'],
    ['The take-over was slow.', 'take-over'],
    ["Tables of a user's own", "of a user's own"],
    ['They search in vain.', 'in vain'],
  ])('refuses %p', (text, found) => {
    expect(foundIn(text)).toEqual([found]);
  });

  it.each([
    'There is no rule with this id.',
    'The file is no longer there.',
    'Where there are no rules, nothing happens.',
    'The table has no such column.',
    'A backdoor, an outdoor camera',
    'Add a table of your own.',
    'Remind the reader; the mind of a reader',
    'An aside; unsaid',
    'The tests pass.',
    'Overtake the others',
  ])('accepts %p', (text) => {
    expect(foundIn(text)).toEqual([]);
  });

  it('finds words that a line break tears apart', () => {
    expect(foundIn('/**\n * What is asked\n * of a column. */')).toHaveLength(1);
    expect(foundIn('// This text is\n// no query.')).toHaveLength(1);
    expect(foundIn("const message = 'The text is ' +\n  'no query.';")).toHaveLength(1);
    expect(foundIn('# There\n# is no table.')).toEqual([]);
  });

  it('names the line and the column of each word, in order', () => {
    expect(findRefusedWords('One line\nA door, read anew')).toMatchObject([
      { line: 2, column: 3, found: 'door' },
      { line: 2, column: 14, found: 'anew' },
    ]);
  });

  it('reads code, documents, schemas, YAML and the files without an ending, but nothing of others', () => {
    for (const path of ['src/a/b.ts', 'README.md', 'src/a.graphql', 'mappings/a.yml', 'Dockerfile', 'NOTICE', '.ci/run', 'scripts/a.mjs'])
      expect([path, isLinted(path)]).toEqual([path, true]);
    for (const path of ['package-lock.json', 'node_modules/a/b.ts', 'test/golden/a/rule.yml', 'src/a/generated/b.ts', 'a.png'])
      expect([path, isLinted(path)]).toEqual([path, false]);
  });

  it('refuses commit subjects over 72 characters', () => {
    const log = [`abc1234 ${'x'.repeat(72)}`, `abc1235 ${'x'.repeat(73)}`, `abc1236 ${'ä'.repeat(72)}`, ''].join('\n');
    expect(findLongSubjects(log).map(({ commit }) => commit)).toEqual(['abc1235']);
  });
});
