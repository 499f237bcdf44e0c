import { describe, expect, it } from '@jest/globals';
import { parseSigma, type SigmaCollection } from '../parse-sigma.js';

const HEAD = 'title: A\nlogsource:\nproduct: windows\n';
const parse = (text: string): SigmaCollection => parseSigma({ name: 'pasted', text });

/** What a rule says, without where it says it. */
const meaningOf = (text: string): string => {
  const document = parse(text).documents[0]?.document;
  if (document?.kind !== 'rule') return 'no rule';
  return JSON.stringify({ ...document, detections: [...document.detections] }, (key, value: unknown) =>
    key === 'span' ? undefined : value,
  );
};

const flatten = (text: string): string => text.replace(/^[ ]+/gm, '');

const RULE = `title: Suspicious Outbound SMTP Connections
id: 9976fa64-2804-423c-8a5b-646ade840773
related:
    - id: 1
      type: similar
    - type: derived
      id: 2
status: test
references:
    - https://www.ietf.org/rfc/rfc2821.txt
author: frack113
date: 2022-01-07
tags:
    - attack.exfiltration
logsource:
    category: network_connection
    product: windows
    definition: 'Requirements: Sysmon'
detection:
    selection:
        DestinationPort:
            - 25
            - 587
        Initiated: 'true'
        status: failure
    selection_list:
        - Image|endswith:
              - \\a.exe
              - \\b.exe
        - OriginalFileName: c.exe
          Description: d
    keywords:
        - one
        - two: three
    filter_clients:
        Image|endswith: '\\thunderbird.exe'
    filter_null:
        Image:
    condition: (selection or selection_list or keywords) and not 1 of filter_*
falsepositives:
    - Other SMTP tools
level: medium
`;

describe('a rule that has lost its indentation', () => {
  it('reads as the rule it was', () => {
    expect(meaningOf(RULE)).not.toBe('no rule');
    expect(meaningOf(flatten(RULE))).toBe(meaningOf(RULE));
  });

  it('reads in a page that has prose before it, and a query and a table behind', () => {
    const page = `Adversaries may steal data: like so.\n\n${flatten(RULE)}imNetworkSession\n| where (x) and not(y)\n| Sentinel Table | Notes |\n|---|---|\nimNetworkSession | Ensure this |`;
    expect(meaningOf(page)).toBe(meaningOf(RULE));
  });

  it.each(['\r\n', '\r'])('reads with the line break %j', (lineBreak) => {
    expect(meaningOf(flatten(RULE).replaceAll('\n', lineBreak))).toBe(meaningOf(RULE));
  });

  it.each([
    { title: 'a description in a block', description: 'description: |\nOne line.\nAnother: line.\n- and an item\n' },
    { title: 'a description over two lines', description: 'description: One line.\nAnother line.\n' },
    { title: 'a wrapped false positive', description: 'falsepositives:\n- Some tools\nof the administrators\n' },
  ])('keeps $title', ({ description }) => {
    const { documents, diagnostics } = parse(
      `title: A\n${description}logsource:\nproduct: windows\ndetection:\ns:\nF: x\ncondition: s\nlevel: low\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['INDENTATION_REPAIRED']);
    expect(documents[0]?.document).toBeDefined();
  });

  it('warns, at the first line that was moved', () => {
    const text = flatten(RULE);
    const [warning] = parse(text).diagnostics;
    expect(warning?.code).toBe('INDENTATION_REPAIRED');
    expect(text.slice(warning?.span?.start, warning?.span?.end)).toBe('type: similar');
    expect(warning?.message).not.toContain('left out');
  });

  it('says how much was left out', () => {
    expect(parse(`Prose.\n${flatten(RULE)}a\nb\n`).diagnostics[0]?.message).toBe(
      'The text had lost its indentation, which was put back from this line on. A line before the rule was left out. 2 lines behind the rule were left out.',
    );
  });

  it('has its places in the text as it was given', () => {
    const text = `${HEAD}detection:\nselection:\nImage|endswith:\n- 'x'\nFoo|nope: y\ncondition: selection and nope\n`;
    const found = parse(text).documents[0]!.diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`);
    expect(found).toEqual(['UNSUPPORTED_MODIFIER nope', 'INVALID_CONDITION nope']);
    expect(parse(text).documents[0]!.diagnostics[1]?.span?.start).toBe(text.lastIndexOf('nope'));
  });

  it.each([
    {
      title: 'them',
      detection: 'selection_a:\nF: x\nselection_b:\nG:\n- y\ncondition: all of them\n',
      indented: '  selection_a:\n    F: x\n  selection_b:\n    G: [y]\n  condition: all of them\n',
    },
    {
      title: 'a condition over two lines',
      detection: 's:\nF: x\nt:\nG: y\ncondition: s\nand not t\n',
      indented: '  s: { F: x }\n  t: { G: y }\n  condition: s and not t\n',
    },
    {
      title: 'a list of conditions',
      detection: 's:\nF: x\nt:\nG: y\ncondition:\n- s\n- t\n',
      indented: '  s: { F: x }\n  t: { G: y }\n  condition: [s, t]\n',
    },
    {
      title: 'comments and blank lines',
      detection: '# c\ns:\n\nF: x\n# d\ncondition: s # t\n',
      indented: '  s: { F: x }\n  condition: s\n',
    },
    {
      title: 'a field called like an attribute',
      detection: 's:\nlevel: 5\nname: x\ncondition: s\n',
      indented: '  s: { level: 5, name: x }\n  condition: s\n',
    },
    { title: 'a quoted key', detection: `s:\n'|all':\n- a\n- b\ncondition: s\n`, indented: `  s: { '|all': [a, b] }\n  condition: s\n` },
  ])('is understood with $title', ({ detection, indented }) => {
    const head = 'title: A\nlogsource:\n';
    expect(meaningOf(`${head}product: windows\ndetection:\n${detection}level: low\n`)).toBe(
      meaningOf(`${head}  product: windows\ndetection:\n${indented}level: low\n`),
    );
    expect(meaningOf(`${head}product: windows\ndetection:\n${detection}level: low\n`)).not.toBe('no rule');
  });

  it.each([
    {
      title: 'a key that may be a field without a value or a selection',
      detection: 's:\nF: x\nunused:\nG: y\ncondition: s\n',
      line: 'unused:',
    },
    { title: 'an item below a field that has a value', detection: 's:\nF: x\n- y\ncondition: s\n', line: '- y' },
    { title: 'a field called like a selection', detection: 's:\nF: x\nt:\nG: y\ns: z\ncondition: s and t\n', line: 's: z' },
    { title: 'a block of text', detection: 's:\nF: |\nx: y\nG: z\ncondition: s\n', line: 'F: |' },
    { title: 'text of no kind', detection: 's:\nF: x\nhello there\ncondition: s\n', line: 'hello there' },
    { title: 'two conditions', detection: 's:\nF: x\ncondition: s\ncondition: s\n', line: 'condition: s' },
    { title: 'an attribute twice', detection: 's:\nF: x\ncondition: s\ntitle: B\n', line: 'title: B' },
    { title: 'a line that kept its indentation', detection: 's:\nF:\n    - x\ncondition: s\n', line: '    - x' },
  ])('is refused with $title, and the line is named', ({ detection, line }) => {
    const text = `${HEAD}detection:\n${detection}level: low\n`;
    const { documents, diagnostics } = parse(text);
    expect(documents).toEqual([]);
    expect(diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`)).toEqual([`INVALID_YAML ${line}`]);
  });

  it('is refused without a condition', () => {
    expect(parse(`${HEAD}detection:\ns:\nF: x\n`).diagnostics.map(({ code }) => code)).toEqual(['INVALID_YAML']);
  });
});

describe('a rule that has kept its indentation', () => {
  it('is taken out of the page around it', () => {
    const page = `Some prose\n\`\`\`yaml\n${RULE}\`\`\`\nand a query\n`;
    expect(meaningOf(page)).toBe(meaningOf(RULE));
    expect(parse(page).diagnostics.map(({ code }) => code)).toEqual(['INDENTATION_REPAIRED']);
  });

  it('has a description without indentation put right, and nothing else moved', () => {
    const { documents, diagnostics } = parse(RULE.replace('author:', 'description: |\nOne: line\nAnother\nauthor:'));
    expect(documents[0]?.document).toMatchObject({ description: 'One: line\nAnother\n' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['INDENTATION_REPAIRED']);
  });

  it.each([
    { title: 'a valid rule', text: RULE, codes: [] },
    { title: 'a key that is there twice', text: `${RULE}level: low\n`, codes: ['INVALID_YAML'] },
    { title: 'a wrong value', text: RULE.replace('- 25', '- [25]'), codes: ['INVALID_SIGMA'] },
    { title: 'a tab', text: RULE.replace('        Initiated', '\tInitiated'), codes: ['INVALID_YAML'] },
    { title: 'a second rule behind a marker', text: `${RULE}---\ntitle: B\n`, codes: ['INVALID_SIGMA', 'INVALID_SIGMA'] },
  ])('is left as it is with $title', ({ text, codes }) => {
    const { documents, diagnostics } = parse(text);
    expect([...diagnostics, ...documents.flatMap((document) => document.diagnostics)].map(({ code }) => code)).toEqual(codes);
  });
});
