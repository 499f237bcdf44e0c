import { describe, expect, it } from '@jest/globals';
import { parseSigma } from '../../src/compiler/sigma/parse-sigma.js';
import { parseDetections, parseText, ruleText } from './parse-rule.js';

const DETECTION = 's:\n  F: x\ncondition: s';
const parseAttributes = (attributes: string): ReturnType<typeof parseText> => parseText(ruleText(DETECTION, attributes));

describe('specification, section "Components"', () => {
  it('reads every attribute', () => {
    const { rule } = parseAttributes(
      `title: Whoami
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
name: whoami
status: Stable
level: high
description: |
  One.
  Two.
author: A, B
license: DRL-1.1
date: 2022-01-07
modified: 2022/01/08
references: [https://a, https://b]
tags: [attack.t1033]
falsepositives: None
fields: [Image]
related:
  - id: 08fbc97d-0a2f-491c-ae21-8ffcfd3174e9
    type: derived
custom: { anything: [1] }`,
    );
    expect(rule).toMatchObject({
      kind: 'rule',
      title: 'Whoami',
      id: '929a690e-bef0-4204-a928-ef5e620d6fcc',
      name: 'whoami',
      status: 'stable',
      level: 'high',
      description: 'One.\nTwo.\n',
      author: 'A, B',
      license: 'DRL-1.1',
      date: '2022-01-07',
      modified: '2022/01/08',
      references: ['https://a', 'https://b'],
      tags: ['attack.t1033'],
      falsepositives: ['None'],
      fields: ['Image'],
      related: [{ id: '08fbc97d-0a2f-491c-ae21-8ffcfd3174e9', type: 'derived' }],
    });
  });

  it.each([
    { attributes: 'title: A\nlevel: hihg', report: 'UNKNOWN_ATTRIBUTE hihg', hint: 'did you mean "high"?' },
    {
      attributes: 'title: A\nstatus: draft',
      report: 'UNKNOWN_ATTRIBUTE draft',
      hint: 'the specification lists stable, test, experimental, deprecated, unsupported',
    },
    { attributes: 'title: A\ntags: [{ a: b }]', report: 'UNKNOWN_ATTRIBUTE { a: b }', hint: undefined },
    { attributes: 'title: A\nauthor: [a, b]', report: 'UNKNOWN_ATTRIBUTE [a, b]', hint: undefined },
    { attributes: 'title: A\nrelated: [{ id: a }]', report: 'UNKNOWN_ATTRIBUTE { id: a }', hint: undefined },
    { attributes: 'title: A\nproduct: windows', report: 'UNKNOWN_ATTRIBUTE product', hint: 'indent it' },
  ])('warns of $report and reads the rule', ({ attributes, report, hint }) => {
    const { rule, reports, diagnostics } = parseAttributes(attributes);
    expect(reports).toEqual([report]);
    expect(diagnostics[0]?.hint).toBe(hint);
    expect(rule).toBeDefined();
  });

  it('points at the value that is unknown', () => {
    const { text, diagnostics } = parseAttributes('title: A\nlevel: "hihg"');
    expect(text.slice(diagnostics[0]?.span?.start, diagnostics[0]?.span?.end)).toBe('"hihg"');
  });
});

describe('what a rule cannot be without', () => {
  it.each([
    { title: 'a title', text: `id: a\nlogsource: { product: windows }\ndetection: { s: x, condition: s }`, report: 'INVALID_SIGMA id' },
    { title: 'a log source', text: `title: A\ndetection: { s: x, condition: s }`, report: 'INVALID_SIGMA title' },
    {
      title: 'something in the log source',
      text: `title: A\nlogsource: { definition: x }\ndetection: { s: x, condition: s }`,
      report: 'INVALID_SIGMA logsource',
    },
    {
      title: 'a map as log source',
      text: `title: A\nlogsource: windows\ndetection: { s: x, condition: s }`,
      report: 'INVALID_SIGMA logsource',
    },
    {
      title: 'text in the log source',
      text: `title: A\nlogsource: { product: [a] }\ndetection: { s: x, condition: s }`,
      report: 'INVALID_SIGMA [a]',
    },
    { title: 'a detection', text: `title: A\nlogsource: { product: windows }`, report: 'INVALID_SIGMA title' },
    { title: 'a map as detection', text: `title: A\nlogsource: { product: windows }\ndetection: x`, report: 'INVALID_SIGMA detection' },
    { title: 'a condition', text: `title: A\nlogsource: { product: windows }\ndetection: { s: x }`, report: 'INVALID_SIGMA detection' },
  ])('is $title', ({ text, report }) => {
    const { rule, reports } = parseText(text);
    expect(rule).toBeUndefined();
    expect(reports).toEqual([report]);
  });

  it('is all reported at once, beside what could be read', () => {
    const { documents } = parseSigma({ name: 'x', text: 'title: A rule\nid: 1-2\nlevel: low\nstatus: test' });
    expect(documents).toEqual([
      expect.objectContaining({ document: undefined, metadata: { title: 'A rule', id: '1-2', level: 'low', status: 'test' } }),
    ]);
    expect(documents[0]?.diagnostics.map(({ message }) => message)).toEqual(['The rule has no logsource.', 'The rule has no detection.']);
  });
});

describe('specification, section "LogSource"', () => {
  it('reads category, product and service, and nothing else', () => {
    const { rule } = parseText(
      'title: A\nlogsource:\n  category: c\n  product: p\n  service: s\n  definition: d\ndetection: { s: x, condition: s }',
    );
    expect(rule?.logsource).toEqual({ category: 'c', product: 'p', service: 's', span: expect.anything() });
  });
});

describe('places', () => {
  it('of a test is its key, and of a value the scalar as written', () => {
    const { rule, text } = parseDetections(`s:\n  'Image|endswith':\n    - '\\a.exe' # comment\n    - b.exe\n  F: "x"\ncondition: s`);
    const detection = rule!.detections.get('s');
    const tests = detection?.kind === 'all-of' ? detection.detections : [];
    const written = tests
      .flatMap((test) => [test, ...('values' in test ? test.values : [])])
      .map(({ span }) => text.slice(span.start, span.end));
    expect(written).toEqual([`'Image|endswith'`, `'\\a.exe'`, 'b.exe', 'F', '"x"']);
  });
});
