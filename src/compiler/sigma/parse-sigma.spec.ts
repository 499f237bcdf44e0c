import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_LIMITS } from './limits.js';
import { parseSigma } from './parse-sigma.js';

const RULE = `title: A
logsource:
    product: windows
detection:
    selection:
        Image|endswith:
            - '\\a.exe'
            - \\b.exe
    filter:
        CommandLine|contains|all: [x, "y"]
    condition: selection and not 1 of filter*
level: high
`;

const codesOf = (text: string): readonly string[] => {
  const { documents, diagnostics } = parseSigma({ name: 'x', text });
  return [...diagnostics, ...documents.flatMap((document) => document.diagnostics)].map(({ code }) => code);
};

describe('parseSigma', () => {
  it.each([
    { title: 'no text', text: '', codes: ['INVALID_SIGMA'] },
    { title: 'white space', text: ' \n\n', codes: ['INVALID_SIGMA'] },
    { title: 'only a comment', text: '# x', codes: ['INVALID_SIGMA'] },
    { title: 'only document markers', text: '---\n---\n', codes: ['INVALID_SIGMA'] },
    { title: 'prose', text: 'Hello there', codes: ['INVALID_SIGMA'] },
    { title: 'a list', text: '- a', codes: ['INVALID_SIGMA'] },
    { title: 'text that is not YAML', text: 'a: [', codes: ['INVALID_YAML'] },
    { title: 'a query', text: 'DeviceEvents | where A == "b"', codes: ['INVALID_SIGMA'] },
  ])('reports $title', ({ text, codes }) => {
    expect(codesOf(text)).toEqual(codes);
  });

  it('says which line is not YAML', () => {
    const text = `${RULE}  broken: [`;
    const [diagnostic] = parseSigma({ name: 'x', text }).diagnostics;
    expect(diagnostic?.code).toBe('INVALID_YAML');
    expect(text.slice(0, diagnostic?.span?.start).split('\n').length).toBe(RULE.split('\n').length);
  });

  it('refuses a text that is too long without reading it', () => {
    const limits = { ...DEFAULT_LIMITS, textLength: RULE.length };
    expect(parseSigma({ name: 'x', text: RULE }, limits).documents[0]?.document).toBeDefined();
    expect(parseSigma({ name: 'x', text: `${RULE} ` }, limits).diagnostics.map(({ code }) => code)).toEqual(['LIMIT_EXCEEDED']);
  });

  it('refuses a document with too many values', () => {
    const { documents } = parseSigma({ name: 'x', text: RULE }, { ...DEFAULT_LIMITS, values: 3 });
    expect(documents[0]?.diagnostics.map(({ code }) => code)).toEqual(['LIMIT_EXCEEDED']);
  });

  it('gives the same twice, and shares nothing between the two', () => {
    const first = parseSigma({ name: 'x', text: RULE });
    expect(parseSigma({ name: 'x', text: RULE })).toEqual(first);
    expect(parseSigma({ name: 'x', text: RULE }).documents[0]).not.toBe(first.documents[0]);
  });

  // A rule with a few places changed is nearly valid, which arbitrary text never is.
  it('never throws, and every place is inside the text', () => {
    const snippet = fc.oneof(
      fc.constantFrom(
        '\n',
        ' ',
        '  ',
        ':',
        '- ',
        '|',
        '*',
        "'",
        '"',
        '[',
        '}',
        '&a ',
        '*a',
        '!',
        '---\n',
        '\t',
        '\0',
        '#',
        '\\',
        '%',
        '%YAML 1.1\n',
        '?',
        '>',
        '\ud800',
        '\r',
      ),
      fc.string({ maxLength: 4 }),
    );
    const change = fc.record({ at: fc.nat(RULE.length), remove: fc.nat(20), insert: snippet });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, flat) => {
        const edited = changes.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), RULE);
        const text = flat ? edited.replace(/^ +/gm, '') : edited;
        const { documents, diagnostics } = parseSigma({ name: 'x', text });
        for (const { span } of [...diagnostics, ...documents.flatMap((document) => document.diagnostics)]) {
          expect(span).toBeDefined();
          expect(span!.start).toBeGreaterThanOrEqual(0);
          expect(span!.end).toBeGreaterThanOrEqual(span!.start);
          expect(span!.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
