import { describe, expect, it } from '@jest/globals';
import { parseSigma, type SigmaCollection } from '../../src/compiler/sigma/parse-sigma.js';
import { showDetection } from './parse-rule.js';

const parse = (text: string): SigmaCollection => parseSigma({ name: 'collection.yml', text });

/** Every rule in one line. */
const rulesOf = ({ documents }: SigmaCollection): readonly string[] =>
  documents.map(({ document }) => {
    if (document?.kind !== 'rule') return document?.kind ?? 'broken';
    const detections = [...document.detections].map(([name, detection]) => `${name}=${showDetection(detection)}`);
    return `${document.title}: ${document.logsource.product ?? ''} ${document.logsource.category ?? ''} ${detections.join(' ')}`;
  });

const GLOBAL = 'action: global\ntitle: G\nlogsource: { product: windows }\ndetection: { condition: s }\n';

describe('files with several documents', () => {
  it('are as many rules', () => {
    const one = (title: string): string => `title: ${title}\nlogsource: { product: windows }\ndetection: { s: x, condition: s }\n`;
    expect(rulesOf(parse(`---\n${one('A')}---\n${one('B')}---\n`))).toEqual(['A: windows  s=keyword "x"', 'B: windows  s=keyword "x"']);
  });

  it('have the attributes of a global document in every rule after it, maps merged key by key', () => {
    const parsed = parse(
      `${GLOBAL}---\nlogsource: { category: a }\ndetection: { s: { F: x } }\n---\ntitle: overridden\ndetection: { s: { G: y } }\n`,
    );
    expect(rulesOf(parsed)).toEqual(['G: windows a s=all(F "x")', 'G: windows  s=all(G "y")']);
  });

  it('have them no longer after a reset', () => {
    const parsed = parse(`${GLOBAL}---\naction: reset\n---\ntitle: B\nlogsource: { product: linux }\ndetection: { s: x, condition: s }\n`);
    expect(rulesOf(parsed)).toEqual(['B: linux  s=keyword "x"']);
  });

  it('repeat the rule before with other attributes', () => {
    const parsed = parse(
      `title: A\nlogsource: { product: windows }\ndetection: { s: x, condition: s }\n---\naction: repeat\nlogsource: { product: linux }\n`,
    );
    expect(rulesOf(parsed)).toEqual(['A: windows  s=keyword "x"', 'A: linux  s=keyword "x"']);
  });

  it('keep a wrong rule from spoiling the others', () => {
    const parsed = parse(`title: A\n---\ntitle: B\nlogsource: { product: linux }\ndetection: { s: x, condition: s }\n`);
    expect(rulesOf(parsed)).toEqual(['broken', 'B: linux  s=keyword "x"']);
  });

  it.each([
    { text: 'action: nonsense\ntitle: A', span: 'nonsense' },
    { text: 'action: repeat\ntitle: A', span: 'repeat' },
  ])('are refused as a whole with the action $span', ({ text, span }) => {
    const { documents, diagnostics } = parse(text);
    expect(documents).toEqual([]);
    expect(diagnostics.map((found) => `${found.code} ${text.slice(found.span?.start, found.span?.end)}`)).toEqual([
      `INVALID_SIGMA ${span}`,
    ]);
  });

  it('tell correlations and filters from rules', () => {
    expect(
      rulesOf(
        parse('title: A\ncorrelation: { type: event_count }\n---\ntitle: B\nlogsource: { product: linux }\nfilter: { s: x, condition: s }'),
      ),
    ).toEqual(['correlation', 'filter']);
  });
});
