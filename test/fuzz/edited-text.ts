import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hostileText } from './hostile-text.js';

const FOLDER = join(import.meta.dirname, '../golden');

const GOLDEN_RULES: readonly string[] = readdirSync(FOLDER)
  .sort()
  .map((name) => readFileSync(join(FOLDER, name, 'rule.yml'), 'utf8'));

/** A change to a text. Places are taken modulo its length, or its number of lines. */
type Edit = (text: string) => string;

const ofLines =
  (change: (lines: string[], at: number) => readonly string[]) =>
  (place: number): Edit =>
  (text) => {
    const lines = text.split('\n');
    return change(lines, place % lines.length).join('\n');
  };

const LINE_EDITS = [
  ofLines((lines, at) => lines.toSpliced(at, 1)),
  ofLines((lines, at) => lines.toSpliced(at, 0, lines[at]!)),
  ofLines((lines, at) => lines.with(at, ` ${lines[at]!}`)),
  ofLines((lines, at) => lines.with(at, lines[at]!.trimStart())),
  ofLines((lines, at) => lines.with(at, lines[at]!.replace(/^ +/, '\t'))),
  ofLines((lines, at) => lines.with(at, `${lines[at]!}: |`)),
  ofLines((lines, at) => [...lines.slice(at), ...lines.slice(0, at)]),
  ofLines((lines, at) => lines.slice(0, at)),
];

const WHOLE_EDITS: readonly Edit[] = [
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replace(/^ +/gm, ''),
  (text) => text.replaceAll('  ', '\t'),
  (text) => `\ufeff${text}`,
  (text) => `${text}\n---\n${text}`,
  (text) => text.replaceAll('\n', ' '),
  (text) => text.replaceAll("'", '"'),
  (text) => text.replaceAll(/condition: .*/g, 'condition: 1 of them'),
];

/** Syntax of YAML and of rules, where it does not belong. */
const SNIPPETS = [
  ...[
    '\0',
    '\t',
    '\ufeff',
    '\u2028',
    '\ud800',
    ':',
    ': ',
    '- ',
    '? ',
    '|',
    '>',
    '#',
    ' #',
    '&a ',
    '*a',
    '!x ',
    '!!binary ',
    '<<: ',
    '---\n',
    '...\n',
  ],
  ...[
    '%YAML 1.2\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    "'",
    '"',
    '`',
    '@',
    '\\',
    '|contains',
    '|all|all',
    '|re',
    'not ',
    '1 of ',
    '(',
    ')',
    'null',
    '~',
    '{}',
    '[]',
  ],
  ...[
    '[[',
    '{'.repeat(100),
    '['.repeat(500),
    '- '.repeat(200),
    '('.repeat(2000),
    'not '.repeat(2000),
    'x'.repeat(20_000),
    '\n'.repeat(5_000),
    '*?'.repeat(500),
  ],
];

const inserted = fc
  .record({
    place: fc.nat(),
    text: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SNIPPETS) }, { weight: 1, arbitrary: hostileText }),
  })
  .map(
    ({ place, text: added }): Edit =>
      (text) =>
        text.slice(0, place % (text.length + 1)) + added + text.slice(place % (text.length + 1)),
  );

const removed = fc.record({ place: fc.nat(), length: fc.nat(12) }).map(
  ({ place, length }): Edit =>
    (text) =>
      text.slice(0, place % (text.length + 1)) + text.slice((place % (text.length + 1)) + length),
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...LINE_EDITS), fc.nat()).map(([change, place]) => change(place)) },
  { weight: 4, arbitrary: inserted },
  { weight: 2, arbitrary: removed },
  { weight: 1, arbitrary: fc.constantFrom(...WHOLE_EDITS) },
);

/** A rule of the golden cases after a few accidents. */
export const editedRule: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...GOLDEN_RULES), fc.array(edit, { minLength: 1, maxLength: 5 }))
  .map(([text, edits]) => edits.reduce((edited, change) => change(edited), text));

/** Text that was never a rule. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...SNIPPETS), { maxLength: 20 }).map((parts) => parts.join('')),
);
