import { describe, expect, it } from '@jest/globals';
import { convert } from '../../src/compiler/index.js';
import { conversion, windowsRule } from '../support/convert-rule.js';

const RULE = windowsRule('process_creation', "selection: { Image|endswith: '\\whoami.exe' }");
const pipeline = (transformations: string): string => `name: Ours\npriority: 30\ntransformations:\n${transformations}`;
const renaming = (conditions: string): string => `{ type: field_name_mapping, mapping: { Image: ParentImage }, ${conditions} }`;
const queryWith = (mapping: string, table = 'DeviceProcessEvents', rule = RULE): string | null =>
  conversion(rule, table, { mapping }).query;

describe('a processing pipeline', () => {
  it('renames fields, to fields or to columns of the table', () => {
    const toColumn = pipeline('  - { id: a, type: field_name_mapping, mapping: { Image: FolderPath } }\n');
    expect(queryWith(toColumn)).toContain('FolderPath endswith @"\\whoami.exe"');
    const toField = pipeline('  - { type: field_name_mapping, mapping: { Image: ParentImage } }\n');
    expect(queryWith(toField)).toBe(conversion(RULE.replace('Image', 'ParentImage'), 'DeviceProcessEvents').query);
  });

  it('renames a field to several, any of which may have it', () => {
    const mapping = pipeline('  - { type: field_name_mapping, mapping: { Image: [FolderPath, InitiatingProcessFolderPath] } }\n');
    expect(queryWith(mapping)).toMatch(/FolderPath endswith @"\\whoami.exe" or InitiatingProcessFolderPath endswith/);
    const negated = windowsRule('process_creation', "selection: { Image|neq: 'C:\\a.exe' }");
    expect(queryWith(mapping, 'DeviceProcessEvents', negated)).toContain(
      'and not(FolderPath =~ @"C:\\a.exe")\n    and not(InitiatingProcessFolderPath =~ @"C:\\a.exe")',
    );
  });

  it('adds conditions, also such that exclude', () => {
    const added = pipeline("  - { type: add_condition, conditions: { User: 'corp\\*', CommandLine|contains: [a, b] } }\n");
    const same = windowsRule(
      'process_creation',
      "selection: { Image|endswith: '\\whoami.exe' }\nmore: { User: 'corp\\*', CommandLine|contains: [a, b] }",
      'more and selection',
    );
    expect(queryWith(added)).toBe(conversion(same, 'DeviceProcessEvents').query);
    const excluding = pipeline('  - { type: add_condition, conditions: { User: x }, negated: true }\n');
    expect(queryWith(excluding)).toContain('not(');
  });

  it('changes the log source', () => {
    const mapping = pipeline('  - { type: change_logsource, category: process_creation, product: windows }\n');
    const rule = RULE.replace('  category: process_creation\n', '').replace('product: windows', 'product: ours');
    expect(queryWith(mapping, 'DeviceProcessEvents', rule)).toBe(conversion(RULE, 'DeviceProcessEvents').query);
  });

  it.each([
    { conditions: 'rule_conditions: [{ type: logsource, product: windows }]', applied: true },
    { conditions: 'rule_conditions: [{ type: logsource, product: linux }]', applied: false },
    { conditions: 'rule_conditions: [{ type: logsource, product: windows, service: sysmon }]', applied: false },
    { conditions: 'rule_conditions: [{ type: logsource, product: linux }], rule_cond_not: true', applied: true },
    { conditions: 'rule_conditions: [{ type: logsource, product: linux }, { type: logsource, product: windows }]', applied: false },
    {
      conditions: 'rule_conditions: [{ type: logsource, product: linux }, { type: logsource, product: windows }], rule_cond_op: or',
      applied: true,
    },
    {
      conditions:
        'rule_conditions: { win: { type: logsource, product: windows }, proc: { type: logsource, category: process_creation } }, rule_cond_expr: win and proc',
      applied: true,
    },
    {
      conditions:
        'rule_conditions: { win: { type: logsource, product: windows }, proc: { type: logsource, category: process_creation } }, rule_cond_expr: win and not proc',
      applied: false,
    },
    {
      conditions:
        'rule_conditions: { lin: { type: logsource, product: linux }, mac: { type: logsource, product: macos } }, rule_cond_expr: lin or mac',
      applied: false,
    },
    {
      conditions:
        'rule_conditions: { lin: { type: logsource, product: linux }, mac: { type: logsource, product: macos } }, rule_cond_expr: not (lin or mac)',
      applied: true,
    },
    {
      conditions:
        'rule_conditions: { lin: { type: logsource, product: linux }, win: { type: logsource, product: windows } }, rule_cond_expr: lin or win, rule_cond_not: true',
      applied: false,
    },
    {
      conditions: 'rule_conditions: { win: { type: logsource, product: windows }, lin: { type: logsource, product: linux } }',
      applied: false,
    },
  ])('changes the rules that it is meant for: $conditions', ({ conditions, applied }) => {
    const mapping = pipeline(`  - { type: field_name_mapping, mapping: { Image: ParentImage }, ${conditions} }\n`);
    const changed = conversion(RULE.replace('Image', 'ParentImage'), 'DeviceProcessEvents').query;
    expect(queryWith(mapping)).toBe(applied ? changed : conversion(RULE, 'DeviceProcessEvents').query);
  });

  it('has its parts applied one after the other', () => {
    const mapping = pipeline(
      '  - { type: field_name_mapping, mapping: { Image: Middle } }\n  - { type: field_name_mapping, mapping: { Middle: ParentImage } }\n',
    );
    expect(queryWith(mapping)).toBe(conversion(RULE.replace('Image', 'ParentImage'), 'DeviceProcessEvents').query);
  });

  it('may stand beside a table of your own in one text', () => {
    const mapping = `target: sentinel
tables: { A_CL: { columns: { TimeGenerated: datetime, path_s: string } } }
mappings: [{ logsource: { category: process_creation, product: windows }, table: A_CL, fields: { exe: path_s } }]
---
transformations: [{ type: field_name_mapping, mapping: { Image: exe } }]
`;
    expect(queryWith(mapping, 'A_CL')).toBe('A_CL\n| where path_s endswith @"\\whoami.exe"');
  });

  it.each([
    { part: 'vars: { a: b }\n', names: '"vars"' },
    { part: 'postprocessing: []\n', names: '"postprocessing"' },
    { part: '', transformation: '{ type: drop_detection_item }', names: 'The transformation "drop_detection_item"' },
    {
      part: '',
      transformation: '{ type: field_name_mapping, mapping: { Image: ParentImage }, field_name_conditions: [] }',
      names: 'A transformation "field_name_mapping" with "field_name_conditions"',
    },
    {
      part: '',
      transformation: '{ type: field_name_mapping, mapping: { Image: ParentImage }, rule_conditions: [{ type: tag, tag: a }] }',
      names: 'A transformation "field_name_mapping" with a rule condition of another type than "logsource"',
    },
    {
      part: '',
      transformation:
        '{ type: field_name_mapping, mapping: { Image: ParentImage }, field_name_conditions: { a: { type: include_fields, fields: [User] } }, field_name_cond_expr: a }',
      names: 'A transformation "field_name_mapping" with "field_name_conditions"',
    },
    {
      part: '',
      transformation: '{ type: field_name_mapping, mapping: { Image: ParentImage }, field_name_cond_expr: a }',
      names: 'A transformation "field_name_mapping" with "field_name_cond_expr"',
    },
    {
      part: '',
      transformation: '{ type: field_name_mapping, mapping: { Image: ParentImage }, detection_item_cond_expr: a }',
      names: 'A transformation "field_name_mapping" with "detection_item_cond_expr"',
    },
    {
      part: '',
      transformation:
        '{ type: add_condition, conditions: { User: x }, rule_conditions: { a: { type: logsource, product: windows }, b: { type: tag, tag: c } }, rule_cond_expr: a and not b }',
      names: 'A transformation "add_condition" with a rule condition of another type than "logsource"',
    },
    { part: '', transformation: '{ type: add_condition, conditions: { a: $x }, template: true }', names: 'with "template"' },
  ])('names what it does not use, and leaves the rule alone: $names', ({ part, transformation, names }) => {
    const mapping = `${part}transformations: [${transformation ?? ''}]\n`;
    const { rules, problems } = convert({ name: 'rule.yml', text: RULE }, { tables: ['DeviceProcessEvents'], options: { mapping } });
    expect(problems).toEqual([]);
    expect(rules[0]!.warnings).toMatchObject([
      { code: 'MAPPING_PART_IGNORED', message: expect.stringContaining(names), locations: [{ line: 1 }] },
    ]);
    expect(rules[0]!.conversions[0]!.query).toBe(conversion(RULE, 'DeviceProcessEvents').query);
  });

  it.each([
    { wrong: '{ mapping: {} }', says: 'has no "type"' },
    { wrong: '{ type: field_name_mapping }', says: '"mapping" is a map' },
    { wrong: '{ type: field_name_mapping, mapping: { a: {} } }', says: 'The new name of "a"' },
    { wrong: '{ type: add_condition, conditions: [] }', says: '"conditions" is a map' },
    { wrong: '{ type: add_condition, conditions: { a|endwith: b } }', says: 'no modifier "endwith"' },
    { wrong: "{ type: add_condition, conditions: { a: b }, negated: 'true' }", says: '"negated" is true or false' },
    { wrong: '{ type: change_logsource }', says: 'The log source has no category, product or service.' },
    { wrong: '{ type: change_logsource, product: [windows, linux] }', says: 'The product of a log source is a text.' },
    { wrong: renaming('rule_conditions: yes'), says: '"rule_conditions" is a list, or a map' },
    { wrong: renaming('rule_conditions: [{ type: logsource }]'), says: 'The log source has no category, product or service.' },
    { wrong: renaming('rule_conditions: [{ type: logsource, category: [a, b] }]'), says: 'The category of a log source is a text.' },
    { wrong: renaming('rule_conditions: [{ type: logsource, product: a }], rule_cond_op: OR'), says: '"rule_cond_op" is and, or or.' },
    {
      wrong: renaming("rule_conditions: [{ type: logsource, product: a }], rule_cond_not: 'yes'"),
      says: '"rule_cond_not" is true or false.',
    },
    { wrong: renaming('rule_conditions: [{ type: logsource, product: a }], rule_cond_expr: a'), says: 'a map, not a list' },
    { wrong: renaming('rule_cond_expr: a'), says: '"rule_cond_expr" needs "rule_conditions"' },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a } }, rule_cond_expr: [a]'),
      says: '"rule_cond_expr" is a text.',
    },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a } }, rule_cond_expr: a or'),
      says: 'the name of a rule condition',
    },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a } }, rule_cond_expr: a or b'),
      says: 'There is no rule condition "b".',
    },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a } }, rule_cond_expr: 1 of them'),
      says: 'no quantifiers',
    },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a } }, rule_cond_expr: a, rule_cond_op: or'),
      says: '"rule_cond_op" does not stand together with "rule_cond_expr".',
    },
    {
      wrong: renaming('rule_conditions: { a: { type: logsource, product: a }, b: { type: logsource, product: b } }, rule_cond_expr: not a'),
      says: '"rule_cond_expr" does not use "b".',
    },
  ])('is refused where it is wrong: $says', ({ wrong, says }) => {
    const { problems } = convert({ name: 'rule.yml', text: RULE }, { options: { mapping: pipeline(`  - ${wrong}\n`) } });
    expect(problems).toMatchObject([{ code: 'INVALID_MAPPING', message: expect.stringContaining(says), locations: [{ line: 4 }] }]);
  });
});
