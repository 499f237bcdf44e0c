import { describe, expect, it } from '@jest/globals';
import { DEFAULT_LIMITS, type SigmaLimits } from './limits.js';
import { sourceText } from './source-mapped-text.js';
import { parseYaml, type YamlNode } from './yaml.js';

/** A tree in the notation of JSON, to compare it. */
function show(node: YamlNode): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, show(value)]));
    case 'list':
      return node.items.map(show);
    case 'number':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
    case 'string':
      return node.text;
  }
}

function read(
  text: string,
  limits: Partial<SigmaLimits> = {},
): { readonly roots: readonly unknown[]; readonly reports: readonly string[] } {
  const { documents, failure } = parseYaml(sourceText(text), { ...DEFAULT_LIMITS, ...limits });
  const diagnostics = failure === undefined ? documents.flatMap((document) => document.diagnostics) : [failure];
  return { roots: documents.map(({ root }) => show(root)), reports: diagnostics.map(({ code, span }) => `${code} ${span?.start}`) };
}

/** Every node as it is written, in the order of the text. */
function placesIn(text: string): readonly string[] {
  const places = (node: YamlNode): readonly string[] => {
    const written = text.slice(node.span.start, node.span.end);
    if (node.kind === 'map') return [written, ...node.entries.flatMap(({ key, value }) => [...places(key), ...places(value)])];
    return node.kind === 'list' ? [written, ...node.items.flatMap(places)] : [written];
  };
  return parseYaml(sourceText(text), DEFAULT_LIMITS).documents.flatMap(({ root }) => places(root));
}

describe('YAML', () => {
  it.each([
    {
      title: 'merge keys, whose values may be overridden',
      text: 'a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }',
      root: { a: { x: 1, y: 2 }, b: { y: 3, x: 1 } },
    },
    {
      title: 'merge keys of several maps, of which the first wins',
      text: 'a: &a { x: 1 }\nb: &b { x: 2, y: 2 }\nc: { <<: [*a, *b] }',
      root: { a: { x: 1 }, b: { x: 2, y: 2 }, c: { x: 1, y: 2 } },
    },
    { title: 'a quoted "<<" as a key like any other', text: `'<<': 1`, root: { '<<': 1 } },
    { title: 'aliases', text: 'a: &a [1]\nb: *a', root: { a: [1], b: [1] } },
    { title: 'the tags that say text', text: 'a: !!str 1\nb: ! 1\nc: !<tag:yaml.org,2002:str> 1', root: { a: '1', b: '1', c: '1' } },
    { title: 'a tag that says what is there', text: 'a: !!int 1', root: { a: 1 } },
    { title: 'keys that are not text', text: '1: a\ntrue: b\nnull: c', root: { 1: 'a', true: 'b', null: 'c' } },
    {
      title: 'a key called __proto__',
      text: '__proto__: a\nb: c',
      root: Object.fromEntries([
        ['__proto__', 'a'],
        ['b', 'c'],
      ]),
    },
    { title: 'CRLF and a byte order mark', text: '\ufeffa: |\r\n  x\r\n  y\r\nb: 1\r\n', root: { a: 'x\ny\n', b: 1 } },
  ])('has $title', ({ text, root }) => {
    expect(read(text)).toEqual({ roots: [root], reports: [] });
  });

  it.each([
    { title: 'a key twice', text: 'a: 1\nb: 2\na: 3', reports: ['INVALID_YAML 10'] },
    { title: 'a key twice in a map inside', text: 'a:\n  b: 1\n  b: 2', reports: ['INVALID_YAML 12'] },
    { title: 'several keys twice', text: 'a: 1\na: 2\nb: 1\nb: 2', reports: ['INVALID_YAML 5', 'INVALID_YAML 15'] },
    { title: 'a quoted key twice', text: `a: 1\n'a': 2`, reports: ['INVALID_YAML 5'] },
    { title: 'a tab as indentation', text: 'a:\n\tb: 1', reports: ['INVALID_YAML 3'] },
    { title: 'an unknown tag', text: 'a: !foo b', reports: ['INVALID_YAML 3'] },
    { title: 'a tag that does not fit', text: 'a: !!int b', reports: ['INVALID_YAML 3'] },
    { title: 'a tag of a collection that does not fit', text: 'a: !!seq { b: c }', reports: ['INVALID_YAML 3'] },
    { title: 'an alias without an anchor', text: 'a: *b', reports: ['INVALID_YAML 3'] },
    { title: 'an alias inside its own anchor', text: 'a: &a [*a]', reports: ['INVALID_YAML 7'] },
    { title: 'a list as a key', text: '? [a]\n: b', reports: ['INVALID_YAML 2'] },
    { title: 'a merge of text', text: '<<: a', reports: ['INVALID_YAML 0'] },
    { title: 'an open quote', text: `a: 'b`, reports: ['INVALID_YAML 5'] },
    { title: 'a NUL', text: 'a: b\0', reports: ['INVALID_YAML 4'] },
  ])('refuses $title at its place', ({ text, reports }) => {
    expect(read(text).reports).toEqual(reports);
  });

  it.each([
    { title: 'nesting', text: '['.repeat(10_000) },
    { title: 'nesting of blocks', text: Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}a:`).join('\n') },
    { title: 'aliases', text: `a: &a b\nc: [${'*a,'.repeat(21)}]` },
    {
      title: 'aliases of aliases',
      text: `a: &a [${'x,'.repeat(9)}]\n${'bcdefghi'
        .split('')
        .map((name, at) => `${name}: &${name} [*${'abcdefgh'[at]},*${'abcdefgh'[at]}]`)
        .join('\n')}`,
      limits: { nodes: 1000 },
    },
  ])('has a limit on $title', ({ text, limits }) => {
    expect(read(text, limits).reports).toEqual([expect.stringMatching(/^LIMIT_EXCEEDED /)]);
  });

  it('reads twenty thousand keys in a moment', () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `key${at}: ${at}`).join('\n');
    const started = performance.now();
    expect(read(text).reports).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each([
    { text: 'a: b', places: ['a: b', 'a', 'b'] },
    { text: `'a': "b" # c`, places: [`'a': "b"`, `'a'`, '"b"'] },
    { text: 'a:\n  - b\n  - c\n', places: ['a:\n  - b\n  - c', 'a', '- b\n  - c', 'b', 'c'] },
    { text: '{a: [b, c, ], d: {}} ', places: ['{a: [b, c, ], d: {}}', 'a', '[b, c, ]', 'b', 'c', 'd', '{}'] },
    { text: 'a:\nb: c', places: ['a:\nb: c', 'a', '', 'b', 'c'] },
    { text: 'a: |\n  b\n  c\n', places: ['a: |\n  b\n  c\n', 'a', 'b\n  c\n'] },
  ])('knows where every node is written: $text', ({ text, places }) => {
    expect(placesIn(text)).toEqual(places);
  });
});
