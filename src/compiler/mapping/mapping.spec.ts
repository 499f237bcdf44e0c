import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { format } from 'prettier';
import { convert } from '../convert.js';
import type { ConvertRequest } from '../conversion.js';
import { describeTargets } from '../targets/describe-targets.js';
import { addMapping } from './add-mapping.js';
import { RENAMED_KEYS } from './renamed-keys.js';
import { mappingSchema } from './mapping-schema.js';
import { MAPPING_FILE } from './mapping-shape.js';
import type { Shape } from './shape.js';
import { BUILT_IN_TARGETS } from './target-registry.js';

const RULE = `title: Whoami
logsource:
  category: process_creation
  product: windows
detection:
  selection:
    Image|endswith: '\\whoami.exe'
  condition: selection
`;

const MAPPING = `target: sentinel
tables:
  Acme_CL:
    columns:
      TimeGenerated: datetime
      EventType_s: string
      Path_s: string
      Severity_d: real
      Raw: dynamic
    connectors: [Acme EDR]
    note: Ask the platform team for access
mappings:
  - logsource: { category: process_creation, product: windows }
    table: Acme_CL
    where:
      - { expression: EventType_s, is: ProcessStart }
    fields:
      Image: Path_s
      IntegrityLevel: { valueMap: Severity_d, values: { High: 3, System: [4, 5] } }
      User: { column: Raw, json: account.name }
`;

const query = (rule: string, choice: ConvertRequest): string | null => {
  const { rules, problems } = convert({ name: 'rule.yml', text: rule }, choice);
  expect(problems).toEqual([]);
  return rules[0]?.conversions[0]?.query ?? JSON.stringify(rules);
};
const ofMapping = (mapping: string, table: string, rule = RULE): string | null => query(rule, { tables: [table], options: { mapping } });
const problemsIn = (mapping: string) => addMapping({ name: 'mapping.yml', text: mapping }, BUILT_IN_TARGETS).problems;

describe('a mapping', () => {
  it.each([
    { columns: 'true', field: 'Path_s', found: true },
    { columns: '[Path_s]', field: 'Path_s', found: true },
    { columns: '[EventType_s]', field: 'Path_s', found: false },
  ])('maps the field $field with `sameNamedColumns: $columns`: $found', ({ columns, field, found }) => {
    const mapping = MAPPING.replace('    fields:', `    sameNamedColumns: ${columns}\n    fields:`);
    const text = String(ofMapping(mapping, 'Acme_CL', RULE.replace('Image|endswith', `${field}|endswith`)));
    expect(text.includes('Path_s endswith')).toBe(found);
  });

  it('names a column of sameNamedColumns that the table lacks', () => {
    const mapping = MAPPING.replace('    fields:', '    sameNamedColumns: [Pth_s]\n    fields:');
    expect(problemsIn(mapping)).toMatchObject([{ code: 'INVALID_MAPPING', message: expect.stringContaining('Pth_s') }]);
  });

  it('adds a table to a target', () => {
    expect(ofMapping(MAPPING, 'Acme_CL')).toBe(`Acme_CL
| where EventType_s == "ProcessStart"
    and Path_s endswith @"\\whoami.exe"`);
  });

  it('brings its connectors and its note', () => {
    const { rules } = convert({ name: 'rule.yml', text: RULE }, { tables: ['acme_cl'], options: { mapping: MAPPING } });
    expect(rules[0]!.conversions).toMatchObject([
      {
        target: 'sentinel',
        table: 'Acme_CL',
        connectors: ['Acme EDR'],
        notes: [
          { code: 'CONNECTOR_REQUIRED', message: 'Enable the data connector Acme EDR in Microsoft Sentinel.' },
          { code: 'TABLE_REQUIREMENT', message: 'Ask the platform team for access' },
        ],
      },
    ]);
  });

  it('has its table among those that nobody named', () => {
    const { rules } = convert({ name: 'rule.yml', text: RULE }, { options: { mapping: MAPPING } });
    expect(rules[0]!.conversions.map(({ table }) => table)).toEqual(expect.arrayContaining(['Acme_CL', 'DeviceProcessEvents']));
  });

  it('translates words, also into numbers', () => {
    const rule = RULE.replace("Image|endswith: '\\whoami.exe'", 'IntegrityLevel: [high, System]');
    expect(ofMapping(MAPPING, 'Acme_CL', rule)).toContain('and Severity_d in (3.0, 4.0, 5.0)');
  });

  it('chooses rows by true and false', () => {
    const mapping = MAPPING.replace('EventType_s: string', 'EventType_s: string\n      Started_b: bool').replace(
      '      - { expression: EventType_s',
      '      - { expression: Started_b, is: true }\n      - { expression: EventType_s',
    );
    expect(ofMapping(mapping, 'Acme_CL')).toContain('| where Started_b == true\n');
  });

  it('makes a new target', () => {
    const mapping = MAPPING.replace('target: sentinel', 'target: acme\ntitle: Acme Lake\ntimeColumn: TimeGenerated');
    const { registry } = addMapping({ name: 'acme.yml', text: mapping }, BUILT_IN_TARGETS);
    expect(describeTargets(registry.targets).map(({ id }) => id)).toEqual(['defender-xdr', 'sentinel-asim', 'sentinel', 'acme']);
    const { rules } = convert({ name: 'rule.yml', text: RULE }, { targets: ['acme'] }, registry);
    expect(rules[0]!.conversions).toMatchObject([{ target: 'acme', table: 'Acme_CL', status: 'converted' }]);
  });

  it('wins over what a target has for the same log source on the same table', () => {
    const mapping = `target: defender-xdr
mappings:
  - logsource: { category: process_creation, product: windows }
    table: DeviceProcessEvents
    fields: { Image: InitiatingProcessFileName }
`;
    const before = convert({ name: 'rule.yml', text: RULE }, { targets: ['defender-xdr'] }).rules[0]!.conversions;
    const after = convert({ name: 'rule.yml', text: RULE }, { targets: ['defender-xdr'], options: { mapping } }).rules[0]!.conversions;
    expect(after.map(({ table }) => table).sort()).toEqual(before.map(({ table }) => table).sort());
    expect(after.find(({ table }) => table === 'DeviceProcessEvents')!.query).toBe(
      'DeviceProcessEvents\n| where InitiatingProcessFileName endswith @"\\whoami.exe"',
    );
  });

  it('serves a log source that the target has no table for', () => {
    const mapping = `target: sentinel
mappings:
  - { logsource: { product: acme }, table: Syslog_CL, fields: { message: SyslogMessage } }
tables:
  Syslog_CL: { columns: { TimeGenerated: datetime, SyslogMessage: string } }
`;
    const rule = RULE.replace(/ {2}category.*\n {2}product.*\n/, '  product: ACME\n').replace('Image|endswith', 'message|contains');
    expect(ofMapping(mapping, 'Syslog_CL', rule)).toContain('SyslogMessage contains');
  });

  it('adds columns to a table that the target has', () => {
    const mapping = `target: sentinel
tables:
  SecurityEvent: { columns: { Site_s: string } }
mappings:
  - { logsource: { category: process_creation, product: windows }, table: SecurityEvent, fields: { Image: NewProcessName, Site: Site_s } }
`;
    expect(ofMapping(mapping, 'SecurityEvent', RULE.replace('Image|endswith', 'Site'))).toContain('| where Site_s =~');
    const described = describeTargets(addMapping({ name: 'a.yml', text: mapping }, BUILT_IN_TARGETS).registry.targets);
    const columns = described.find(({ id }) => id === 'sentinel')!.tables.find(({ name }) => name === 'SecurityEvent')!.columns;
    expect(columns).toContainEqual({ name: 'Site_s', type: 'string' });
    expect(columns).toContainEqual({ name: 'NewProcessName', type: 'string' });
  });

  it('sees a streamed table as the workspace has it', () => {
    const mapping = `target: sentinel
mappings:
  - { logsource: { product: acme }, table: DeviceEvents, fields: { when: TimeGenerated, more: { column: AdditionalFields, json: a.b } } }
`;
    const rule = RULE.replace(/ {2}category.*\n {2}product.*\n/, '  product: acme\n').replace('Image|endswith', 'more');
    expect(ofMapping(mapping, 'DeviceEvents', rule)).toContain('DeviceEvents\n| extend');
    expect(ofMapping(mapping, 'DeviceEvents', rule.replace('more', 'when|hour').replace("'\\whoami.exe'", '3'))).toContain('TimeGenerated');
  });

  it('may have several documents, each for a target of its own', () => {
    const other = MAPPING.replace('target: sentinel', 'target: defender-xdr').replaceAll('TimeGenerated', 'Timestamp');
    const { registry, problems } = addMapping({ name: 'a.yml', text: `${MAPPING}---\n${other}` }, BUILT_IN_TARGETS);
    expect(problems).toEqual([]);
    const { rules } = convert({ name: 'rule.yml', text: RULE }, { tables: ['Acme_CL'] }, registry);
    expect(rules[0]!.conversions.map(({ target }) => target).sort()).toEqual(['defender-xdr', 'sentinel']);
  });

  it('may say the time column of a table', () => {
    const mapping = MAPPING.replace('TimeGenerated: datetime', 'At: datetime').replace(
      '    connectors',
      '    timeColumn: At\n    connectors',
    );
    expect(query(RULE, { tables: ['Acme_CL'], options: { mapping, lookback: '1d' } })).toMatch(
      /^Acme_CL\n\| where At > ago\(1d\)\n\| where /,
    );
    const sentinel = describeTargets(addMapping({ name: 'a.yml', text: mapping }, BUILT_IN_TARGETS).registry.targets).find(
      ({ id }) => id === 'sentinel',
    )!;
    const timeColumns = new Map(sentinel.tables.map(({ name, timeColumn }) => [name, timeColumn]));
    expect([timeColumns.get('Acme_CL'), timeColumns.get('SecurityEvent')]).toEqual(['At', 'TimeGenerated']);
  });

  it('quotes names that are no identifiers', () => {
    const mapping = MAPPING.replaceAll('Acme_CL', "'Acme | take 1'").replaceAll('Path_s', '"a\' or 1==1"');
    expect(ofMapping(mapping, 'Acme | take 1')).toBe(`['Acme | take 1']
| where EventType_s == "ProcessStart"
    and ['a\\' or 1==1'] endswith @"\\whoami.exe"`);
  });

  it('leaves the targets as they were', () => {
    const before = JSON.stringify(describeTargets());
    ofMapping(MAPPING, 'Acme_CL');
    expect(JSON.stringify(describeTargets())).toBe(before);
    expect(convert({ name: 'rule.yml', text: RULE }, { tables: ['Acme_CL'] }).problems).toMatchObject([{ code: 'UNKNOWN_TABLE' }]);
  });
});

describe('a mistake in a mapping', () => {
  it.each<{ what: string; mapping: string; says: string; hint?: string; line: number; column: number }>([
    { what: 'no YAML', mapping: 'target: [', says: '', line: 1, column: 10 },
    { what: 'nothing', mapping: '', says: 'The mapping is empty.', line: 1, column: 1 },
    { what: 'a list', mapping: '- a', says: 'Here stands a list, not a map.', line: 1, column: 1 },
    { what: 'a key twice', mapping: `target: sentinel\n${MAPPING}`, says: 'twice', line: 2, column: 1 },
    {
      what: 'an unknown target',
      mapping: MAPPING.replace('sentinel', 'sentinl'),
      says: 'There is no target "sentinl".',
      hint: 'did you mean "sentinel"?',
      line: 1,
      column: 9,
    },
    {
      what: 'a misspelt key',
      mapping: MAPPING.replace('    columns:', '    colums:'),
      says: '"colums" is not known here.',
      hint: 'did you mean "columns"?',
      line: 4,
      column: 5,
    },
    {
      what: 'a misspelt type',
      mapping: MAPPING.replace('Path_s: string', 'Path_s: strng'),
      says: 'Here stands "strng", not one of string, int',
      hint: 'did you mean "string"?',
      line: 7,
      column: 15,
    },
    {
      what: 'a misspelt column',
      mapping: MAPPING.replace('Image: Path_s', 'Image: Pth_s'),
      says: '"Image" names the column "Pth_s", which the table does not have',
      hint: 'did you mean "Path_s"?',
      line: 18,
      column: 14,
    },
    {
      what: 'a misspelt column deep inside an expression',
      mapping: MAPPING.replace('Image: Path_s', 'Image: { anyOf: [Path_s, { host: Pth_s }] }'),
      says: '"Pth_s"',
      hint: 'did you mean "Path_s"?',
      line: 18,
      column: 40,
    },
    {
      what: 'a misspelt column in a condition',
      mapping: MAPPING.replace('expression: EventType_s', 'expression: EventTyp_s'),
      says: 'a condition on the rows names the column "EventTyp_s"',
      hint: 'did you mean "EventType_s"?',
      line: 16,
      column: 23,
    },
    {
      what: 'a name of every object',
      mapping: MAPPING.replace('Image: Path_s', 'Image: constructor'),
      says: '"constructor", which the table does not have',
      line: 18,
      column: 14,
    },
    {
      what: 'a misspelt table',
      mapping: MAPPING.replace('table: Acme_CL', 'table: Acme_C'),
      says: 'has a table "Acme_C"',
      hint: 'did you mean "Acme_CL"?',
      line: 14,
      column: 12,
    },
    {
      what: 'a table of another target',
      mapping: MAPPING.replace('table: Acme_CL', 'table: imDns'),
      says: 'has a table "imDns"',
      hint: 'begin a document with "target: sentinel-asim"',
      line: 14,
      column: 12,
    },
    {
      what: 'a word for a kind of mapping that does not exist',
      mapping: MAPPING.replace('Image: Path_s', 'Image: { colunm: Path_s }'),
      says: '"colunm" is not known here.',
      hint: 'did you mean "column"?',
      line: 18,
      column: 16,
    },
    {
      what: 'half of a mapping',
      mapping: MAPPING.replace('Image: Path_s', 'Image: { path: Path_s }'),
      says: 'Beside "path" there must be "fileName".',
      line: 18,
      column: 14,
    },
    {
      what: 'two mappings in one',
      mapping: MAPPING.replace('Image: Path_s', 'Image: { column: Path_s, host: Path_s }'),
      says: '"column" does not stand together with "host".',
      line: 18,
      column: 16,
    },
    {
      what: 'a number for a text',
      mapping: MAPPING.replace('is: ProcessStart', 'is: 4688'),
      says: 'compares 4688 with values of type string',
      hint: 'put it into quotes',
      line: 16,
      column: 40,
    },
    {
      what: 'a table without its time column',
      mapping: MAPPING.replace('      TimeGenerated: datetime\n', ''),
      says: 'has no time column "TimeGenerated"',
      line: 13,
      column: 12,
    },
    {
      what: 'a time column that holds no time',
      mapping: MAPPING.replace('TimeGenerated: datetime', 'TimeGenerated: string'),
      says: 'time column "TimeGenerated" is of type string',
      line: 14,
      column: 12,
    },
    {
      what: 'two mappings for the same',
      mapping: `${MAPPING}  - { logsource: { category: process_creation, product: windows }, table: Acme_CL, fields: { Image: Path_s } }\n`,
      says: 'two mappings',
      line: 21,
      column: 5,
    },
    {
      what: 'a table that no mapping uses',
      mapping: MAPPING.replace('mappings:', '  Other_CL: { columns: { TimeGenerated: datetime } }\nmappings:'),
      says: 'No mapping uses the table "Other_CL".',
      line: 12,
      column: 3,
    },
    {
      what: 'a table in another case',
      mapping: `target: sentinel\ntables: { securityevent: { columns: { A: string } } }\nmappings: [{ logsource: { product: a }, table: securityevent, fields: { A: A } }]\n`,
      says: 'The target has a table "SecurityEvent".',
      hint: 'write it "SecurityEvent"',
      line: 2,
      column: 11,
    },
    {
      what: 'a log source of nothing',
      mapping: MAPPING.replace('{ category: process_creation, product: windows }', '{}'),
      says: 'A log source has a category, a product or a service.',
      line: 13,
      column: 16,
    },
    {
      what: 'a time column for a target that exists',
      mapping: MAPPING.replace('tables:', 'timeColumn: Timestamp\ntables:'),
      says: 'The target "sentinel" exists',
      line: 2,
      column: 1,
    },
  ])('is found at its place: $what', ({ mapping, says, hint, line, column }) => {
    const [first] = problemsIn(mapping);
    expect(first).toMatchObject({ code: 'INVALID_MAPPING', message: expect.stringContaining(says), locations: [{ line, column }] });
    if (hint !== undefined) expect(first!.hint).toContain(hint);
  });

  it('is told together with all others', () => {
    const mapping = MAPPING.replace('Path_s: string', 'Path_s: strng').replace('note:', 'nota:');
    expect(problemsIn(mapping)).toMatchObject([{ locations: [{ line: 7 }] }, { locations: [{ line: 11 }] }]);
  });

  it('is no conversion', () => {
    const { rules, problems } = convert({ name: 'r', text: RULE }, { options: { mapping: MAPPING.replace('sentinel', 'x') } });
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ code: 'INVALID_MAPPING' }]);
  });
});

/** A mapping file with one old key, and the text before it in its line. */
const OLD_KEYS: readonly { readonly old: string; readonly now: string; readonly line: string }[] = [
  { old: 'source', now: 'docsUrl', line: 'tables: { Acme_CL: { columns: { Path_s: string }, source: https://example.org } }' },
  { old: 'withoutTable', now: 'unsupportedLogsources', line: 'withoutTable: { windows/dns_query/-: Acme has no DNS. }' },
  { old: 'routes', now: 'mappings', line: 'routes: [{ logsource: { product: acme }, table: Syslog, fields: { A: SyslogMessage } }]' },
  ...Object.entries({
    when: 'when: { product: acme }',
    below: 'below: { A: { column: SyslogMessage } }',
    cases: 'cases: []',
    onlyCases: 'onlyCases: EventID',
    keywordsNarrow: 'keywordsNarrow: none',
    judged: 'judged: all',
  }).map(([old, part]) => ({
    old,
    now: RENAMED_KEYS[old]!,
    line: `mappings: [{ table: Syslog, ${old === 'when' ? '' : 'logsource: { product: acme }, '}${part} }]`,
  })),
  ...Object.entries({
    cell: '{ cell: SyslogMessage, withoutPrefix: a }',
    textOf: '{ textOf: [SyslogMessage] }',
    dashIfNone: '{ dashIfNone: SyslogMessage }',
    otherIfDash: '{ otherIfDash: SyslogMessage }',
    pathOrDoubledName: '{ pathOrDoubledName: SyslogMessage }',
    in: '{ in: SyslogMessage, values: { a: b } }',
    narrows: '{ column: SyslogMessage, narrows: none }',
    widens: '{ column: SyslogMessage, widens: none }',
    basis: '{ column: SyslogMessage, basis: judgement }',
  }).map(([old, field]) => ({
    old,
    now: RENAMED_KEYS[old]!,
    line: `mappings: [{ logsource: { product: acme }, table: Syslog, fields: { A: ${field} } }]`,
  })),
];

describe('an old key of a mapping', () => {
  it.each(OLD_KEYS)('$old is an error that names $now', ({ old, now, line }) => {
    const { registry, problems } = addMapping({ name: 'old.yml', text: `target: sentinel\n${line}\n` }, BUILT_IN_TARGETS);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'INVALID_MAPPING',
        message: `"${old}" is now called "${now}".`,
        hint: old === 'basis' ? 'write "unverified: true"' : `write "${now}"`,
        locations: [{ line: 2, column: line.indexOf(`${old}: `) + 1 }],
      }),
    );
    expect(problems.map(({ message }) => message)).not.toContainEqual(expect.stringContaining('is missing'));
    expect(registry).toBe(BUILT_IN_TARGETS);
  });

  it('is tested for each of them', () => {
    expect(OLD_KEYS.map(({ old }) => old).toSorted()).toEqual(Object.keys(RENAMED_KEYS).toSorted());
  });
});

describe('the description of a mapping', () => {
  const schema = mappingSchema();

  it('is published as a JSON Schema', async () => {
    const path = `${import.meta.dirname}/../../../schemas/mapping.schema.json`;
    const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 140 });
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
    expect(existsSync(path) && readFileSync(path, 'utf8') === text ? 'up to date' : 'UPDATE_GOLDEN=1 writes it').toBe('up to date');
  });

  it('is the same for editors', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect([validate(load(MAPPING)), validate.errors]).toEqual([true, null]);
    for (const wrong of [
      MAPPING.replace('    columns:', '    colums:'),
      MAPPING.replace('Path_s: string', 'Path_s: strng'),
      MAPPING.replace('Image: Path_s', 'Image: { path: Path_s }'),
    ])
      expect(validate(load(wrong))).toBe(false);
  });

  it('uses every word that it knows', () => {
    const unused = new Set<string>();
    const seen = new Set<Shape>();
    const parts = new Set<string>();
    const visit = (shape: Shape): void => {
      if (seen.has(shape)) return;
      seen.add(shape);
      if (shape.kind === 'part') {
        if (parts.has(shape.name)) return;
        parts.add(shape.name);
        visit(shape.is());
      } else if (shape.kind === 'either') shape.of.forEach(visit);
      else if (shape.kind === 'list' || shape.kind === 'map') visit(shape.of);
      else if (shape.kind === 'object') for (const property of Object.values(shape.properties)) visit(property.shape);
      else if (shape.kind === 'kinds') {
        const used = shape.kinds.flatMap(({ needs, may = [] }) => [...needs, ...may]);
        for (const [word, property] of Object.entries(shape.words)) {
          if (!used.includes(word)) unused.add(word);
          visit(property.shape);
        }
      }
    };
    visit(MAPPING_FILE);
    expect(parts.size).toBeGreaterThan(4);
    expect([...unused]).toEqual([]);
  });
});
