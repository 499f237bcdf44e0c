import { describe, expect, it } from '@jest/globals';
import { checkTarget } from './check-target.js';
import { columnsOf } from './columns-of.js';
import { describeTargets } from './describe-targets.js';
import { TARGETS } from './index.js';
import { defenderXdrTables } from './defender-xdr/tables.js';
import { sentinelAsimTables } from './sentinel-asim/tables.js';
import { sentinelTables } from './sentinel/tables.js';
import { expandSameNamedColumns, type ColumnType, type LogsourceMapping, type Table, type Target } from './target.js';

const table: Table = {
  name: 'Things',
  docsUrl: 'https://example.org/things',
  columns: { Timestamp: 'datetime', Name: 'string', Number: 'long', Data: 'string' },
};
const withEvents: Table = { ...table, eventData: { column: 'Data', format: 'xml' } };
const logsourceMapping: LogsourceMapping = {
  logsource: { category: 'thing', product: 'windows' },
  table,
  priority: 1,
  where: [],
  fields: {},
  basis: 'the test',
};
const target: Target = {
  id: 'test',
  title: 'Test',
  timeColumn: 'Timestamp',
  mappings: [logsourceMapping],
  dataConnectors: { Things: { connectors: [], docsUrl: 'https://example.org/things' } },
  unsupportedLogsources: {},
};
const withMapping = (changes: Partial<LogsourceMapping>): Target => ({ ...target, mappings: [{ ...logsourceMapping, ...changes }] });
const name = { expression: 'Name', is: 'a' };

describe('checkTarget', () => {
  it('finds nothing wrong with a sound target', () => {
    expect(checkTarget(target)).toEqual([]);
  });

  it.each<{ wrong: string; target: Target; says: string }>([
    {
      wrong: 'two mappings of a log source to one table',
      target: { ...target, mappings: [logsourceMapping, logsourceMapping] },
      says: 'two mappings',
    },
    {
      wrong: 'a log source without a table that has one',
      target: { ...target, unsupportedLogsources: { 'windows/thing/-': 'none' } },
      says: 'is listed as unsupported and has a mapping',
    },
    { wrong: 'a table without data connectors', target: { ...target, dataConnectors: {} }, says: 'has a mapping and no data connectors' },
    {
      wrong: 'data connectors of a table that no mapping uses',
      target: { ...target, dataConnectors: { ...target.dataConnectors, Other: { connectors: [], docsUrl: 'https://example.org' } } },
      says: 'Other: has data connectors and no mapping',
    },
    {
      wrong: 'a table without the time column',
      target: { ...target, timeColumn: 'TimeGenerated' },
      says: 'no time column "TimeGenerated"',
    },
    {
      wrong: 'a column of an unknown type',
      target: withMapping({ table: { ...table, columns: { ...table.columns, Name: 'text' as ColumnType } } }),
      says: 'Things: the column "Name" has the unknown type "text".',
    },
    { wrong: 'a column that the table lacks', target: withMapping({ fields: { A: 'Nmae' } }), says: '"A" names the column "Nmae"' },
    {
      wrong: 'a column that the table lacks, deep inside an expression',
      target: withMapping({
        fields: { A: { anyOf: [{ join: ['Name', { firstOf: [{ expression: 'Nmae', withoutPrefix: 'a' }] }], separator: '/' }] } },
      }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'a column that the table lacks, in a part of a URL',
      target: withMapping({
        fields: { A: { pathAndQuery: { urlPart: 'fromPath', url: { expression: 'Nmae', withoutSuffix: '.' } }, query: 'Name' } },
      }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'a member without a name in a table that declares no event data',
      target: withMapping({ fields: { A: { unnamedMember: true } } }),
      says: '"A" reads event data',
    },
    {
      wrong: 'a column that the table lacks, in a variant',
      target: withMapping({ variants: [{ where: [name], fields: { A: 'Nmae' } }] }),
      says: '"Nmae"',
    },
    {
      wrong: 'a column that the table lacks, for some events',
      target: withMapping({ events: [{ eventIds: ['1'], fields: { A: 'Nmae' } }] }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'an element of the event data of a table that declares none',
      target: withMapping({ fields: { A: { userData: 'A' } } }),
      says: '"A" reads event data, which the table does not declare',
    },
    {
      wrong: 'rows chosen by a part of a number',
      target: withMapping({ where: [{ expression: 'Number', is: 1, match: 'startswith' }] }),
      says: 'a condition on the rows looks for a part of values of type long',
    },
    {
      wrong: 'a key in a column that the table lacks',
      target: withMapping({ fields: { A: { column: 'Nmae', keyValue: 'a' } } }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'a key looked for in numbers',
      target: withMapping({ fields: { A: { column: 'Number', keyValue: 'a' } } }),
      says: 'looks for lines of key=value in "Number", which is of type long',
    },
    {
      wrong: 'a word looked for in numbers',
      target: withMapping({ fields: { A: { word: 0, of: 'Number' } } }),
      says: 'looks for words in "Number", which is of type long',
    },
    {
      wrong: 'a word of a column that the table lacks',
      target: withMapping({ fields: { A: { word: 0, of: 'Nmae' } } }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'a column that the table lacks, in a condition',
      target: withMapping({ where: [{ expression: 'Nmae', is: 'a' }] }),
      says: '"Nmae"',
    },
    {
      wrong: 'a column that the table lacks, for keywords',
      target: withMapping({ keywords: ['Nmae'] }),
      says: 'a keyword names the column "Nmae"',
    },
    {
      wrong: 'event data of a table that declares none',
      target: withMapping({ fields: { A: { eventData: 'A' } } }),
      says: '"A" reads event data, which the table does not declare',
    },
    {
      wrong: 'event data in elements of its own that nobody reads',
      target: withMapping({ table: withEvents, userData: true }),
      says: 'has event data in elements of its own and reads none',
    },
    { wrong: 'a list of event data of a table that declares none', target: withMapping({ eventData: ['A'] }), says: 'reads event data' },
    {
      wrong: 'event data in a column that the table lacks',
      target: withMapping({ table: { ...table, eventData: { column: 'Dtaa', format: 'xml' } } }),
      says: 'no column "Dtaa" for its event data',
    },
    {
      wrong: 'JSON in a column that the table lacks',
      target: withMapping({ jsonFields: { a: { column: 'Dtaa' } } }),
      says: '"a" and what is below it names the column "Dtaa"',
    },
    {
      wrong: 'JSON in a column of numbers',
      target: withMapping({ jsonFields: { a: { column: 'Number', json: 'b' } } }),
      says: 'looks for JSON in "Number", which is of type long',
    },
    {
      wrong: 'members of two columns under one name',
      target: withMapping({ jsonFields: { a: { column: 'Name' }, A: { column: 'Data' } } }),
      says: 'has the fields of "a" twice',
    },
    {
      wrong: 'a field that stands twice, as a field and as event data',
      target: withMapping({ table: withEvents, fields: { a: 'Name' }, eventData: ['A'] }),
      says: 'has "A" among its fields and in its event data',
    },
    { wrong: 'a field that stands twice', target: withMapping({ fields: { MD5: 'Name', md5: 'Name' } }), says: 'the field "md5" twice' },
    {
      wrong: 'words that differ in case only',
      target: withMapping({ fields: { A: { valueMap: 'Name', values: { High: 'h', HIGH: 'H' } } } }),
      says: '"A" has the word "high" twice',
    },
    {
      wrong: 'words that two lists have',
      target: withMapping({ fields: { A: { valueMap: 'Name', values: { High: 'h' }, allBut: { high: 'h' } } } }),
      says: '"A" has the word "high" twice',
    },
    {
      wrong: 'a column that the table lacks, for other words',
      target: withMapping({ fields: { A: { valueMap: 'Name', values: { High: 'h' }, otherwise: 'Nmae' } } }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'elements of JSON looked for in numbers',
      target: withMapping({ fields: { A: { anyElement: 'Number', member: 'a' } } }),
      says: '"A" looks for JSON where there is none',
    },
    {
      wrong: 'members of elements that have none',
      target: withMapping({ fields: { A: { anyElement: 'Name', having: { member: 'b', is: 'c' } } } }),
      says: '"A" has elements of a list with members',
    },
    {
      wrong: 'a list that is no member',
      target: withMapping({ fields: { A: { anyElement: 'Name', listed: true } } }),
      says: '"A" says that a member is a list, and names none',
    },
    {
      wrong: 'a column that the table lacks, for the elements of JSON',
      target: withMapping({ fields: { A: { anyElement: { expression: 'Nmae', withoutSuffix: '.' }, member: 'a' } } }),
      says: '"A" names the column "Nmae"',
    },
    {
      wrong: 'words translated into text for a number',
      target: withMapping({ fields: { A: { valueMap: 'Number', values: { one: '1' } } } }),
      says: '"A" turns a word into "1" for values of type long',
    },
    {
      wrong: 'a number looked for in text',
      target: withMapping({ fields: { A: { hexNumber: 'Name' } } }),
      says: '"A" looks for a number in "Name"',
    },
    { wrong: 'hex text looked for in numbers', target: withMapping({ fields: { A: { hexText: 'Number' } } }), says: 'looks for hex text' },
    {
      wrong: 'rows chosen by text in a number',
      target: withMapping({ where: [{ expression: 'Number', is: ['1'] }] }),
      says: 'compares "1" with values of type long',
    },
    {
      wrong: 'a field that some of the variants have',
      target: withMapping({
        variants: [
          { where: [name], fields: { A: 'Name' } },
          { where: [name], fields: { B: 'Name' } },
        ],
      }),
      says: 'has "A" in some of the variants and not in variant 2',
    },
    {
      wrong: 'a variant that does not fix the field that limits the events',
      target: withMapping({ discriminatorField: 'EventID', variants: [{ where: [name], fields: { EventID: 'Number' } }] }),
      says: 'does not fix "EventID"',
    },
    {
      wrong: 'a variant with other events where no field says which the events are',
      target: withMapping({ variants: [{ where: [name], fields: {}, matchesMore: 'there are others' }] }),
      says: 'no "discriminatorField"',
    },
    {
      wrong: 'JSON in a column of another type',
      target: withMapping({ fields: { A: { column: 'Number', json: 'a' } } }),
      says: '"A" looks for JSON in "Number", which is of type long',
    },
    {
      wrong: 'a path in numbers',
      target: withMapping({ fields: { A: { path: 'Number', fileName: 'Name' } } }),
      says: '"A" looks for text in "Number", which is of type long',
    },
    {
      wrong: 'rows chosen by a text in a time',
      target: withMapping({ where: [{ expression: 'Timestamp', is: 'a' }] }),
      says: 'compares "a" with',
    },
    { wrong: 'a judgement on a field that it does not map', target: withMapping({ unverified: ['A'] }), says: 'marks as unverified "A"' },
    {
      wrong: 'a limit to variants without variants',
      target: withMapping({ discriminatorField: 'EventID' }),
      says: 'is limited to variants by "EventID"',
    },
  ])('reports $wrong', ({ target: wrong, says }) => {
    expect(checkTarget(wrong)).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
  });
});

describe.each(TARGETS)('the target $id', (each) => {
  it('is sound', () => {
    expect(checkTarget(each)).toEqual([]);
  });

  it('gives reasons that fit into a sentence', () => {
    const reasons = JSON.stringify([
      each.mappings.map(({ fields, variants, events, partial, keywordsMatchLess }) => ({
        fields,
        variants,
        events,
        partial,
        keywordsMatchLess,
      })),
      each.unsupportedLogsources,
    ]);
    const written = [...reasons.matchAll(/"(?:unsupported|never|matchesLess|matchesMore|note|partial|keywordsMatchLess)":"([^"]*)"/g)].map(
      ([, reason]) => reason,
    );
    expect(written.filter((reason) => reason?.endsWith('.'))).toEqual([]);
  });

  const unverifiedFields = ({ fields, variants = [], events = [] }: LogsourceMapping): readonly string[] =>
    [fields, ...variants.map((rows) => rows.fields), ...events.map((some) => some.fields)].flatMap((mappings) =>
      Object.entries(mappings).flatMap(([field, mapping]) => (typeof mapping === 'object' && 'unverified' in mapping ? [field] : [])),
    );

  it('marks every judgement that the basis of a mapping tells of', () => {
    const unmarked = each.mappings.filter((logsourceMapping) =>
      /judgement/i.test(logsourceMapping.basis)
        ? logsourceMapping.unverified === undefined && unverifiedFields(logsourceMapping).length === 0
        : logsourceMapping.unverified !== undefined,
    );
    expect(unmarked.map(({ table: { name: tableName }, basis }) => `${tableName}: ${basis}`)).toEqual([]);
  });

  it('marks a judgement at the field or at the mapping, not at both', () => {
    const twice = each.mappings.flatMap((logsourceMapping) => {
      const { unverified, table: table } = logsourceMapping;
      const everyField = unverified === 'all' || unverified === 'fields';
      return unverifiedFields(logsourceMapping)
        .filter((field) => everyField || (typeof unverified === 'object' && unverified.includes(field)))
        .map((field) => `${table.name}: ${field}`);
    });
    expect(twice).toEqual([]);
  });

  it('uses every documented table in a mapping', () => {
    const used = new Set(TARGETS.flatMap(({ mappings }) => mappings.map(({ table: { name } }) => name)));
    const documented = [sentinelTables, sentinelAsimTables, defenderXdrTables].flatMap((tables) => Object.keys(tables));
    expect(documented.filter((name) => !used.has(name))).toEqual([]);
  });

  it('names a public page for every table', () => {
    expect(each.mappings.map((logsourceMapping) => logsourceMapping.table.docsUrl)).toEqual(
      each.mappings.map(() => expect.stringMatching(/^https:/)),
    );
  });
});

describe('columnsOf', () => {
  const workspaceColumns: Table = {
    ...table,
    columns: { Timestamp: 'datetime', A: 'string' },
    workspaceColumns: { TimeGenerated: 'datetime', A: 'dynamic' },
  };

  it('adds and retypes columns where a workspace has the table', () => {
    expect(columnsOf(workspaceColumns, { timeColumn: 'TimeGenerated' })).toEqual({
      Timestamp: 'datetime',
      A: 'dynamic',
      TimeGenerated: 'datetime',
    });
  });

  it('leaves them out in Advanced Hunting', () => {
    expect(columnsOf(workspaceColumns, { timeColumn: 'Timestamp' })).toBe(workspaceColumns.columns);
  });
});

describe('describeTargets', () => {
  const sentinel = describeTargets().find(({ id }) => id === 'sentinel')!;

  it('has every target with each of its tables once, by name', () => {
    expect(describeTargets().map(({ id }) => id)).toEqual(TARGETS.map(({ id }) => id));
    const names = sentinel.tables.map(({ name: tableName }) => tableName);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('shows a streamed table as the workspace has it', () => {
    const columns = sentinel.tables.find(({ name: tableName }) => tableName === 'DeviceEvents')!.columns;
    expect(columns).toContainEqual({ name: 'AdditionalFields', type: 'dynamic' });
    expect(columns).toContainEqual({ name: 'TimeGenerated', type: 'datetime' });
  });

  it('gives the log sources of a table, those it is best for first', () => {
    const { logsources } = sentinel.tables.find(({ name: tableName }) => tableName === 'SecurityEvent')!;
    expect(logsources[0]).toEqual({ category: null, product: 'windows', service: 'security', priority: 1, partial: null });
    expect(logsources).toContainEqual({
      category: 'file_access',
      product: 'windows',
      service: null,
      priority: 1,
      partial: expect.stringContaining('4663'),
    });
    expect(logsources.map(({ priority }) => priority)).toEqual(logsources.map(({ priority }) => priority).sort());
  });

  it('gives both names of an ASIM parser', () => {
    const asim = describeTargets().find(({ id }) => id === 'sentinel-asim')!;
    expect(asim.tables.find(({ name: tableName }) => tableName === 'imRegistry')!.builtIn).toBe('_Im_RegistryEvent');
  });
});

describe('expandSameNamedColumns', () => {
  const fieldsOf = (changes: Partial<LogsourceMapping>) => expandSameNamedColumns({ ...logsourceMapping, ...changes }).fields;

  it('maps the listed columns to fields of the same name', () => {
    expect(fieldsOf({ sameNamedColumns: ['Name', 'Number'], fields: { A: 'Data' } })).toEqual({
      Name: 'Name',
      Number: 'Number',
      A: 'Data',
    });
  });

  it('maps all columns with true', () => {
    expect(fieldsOf({ sameNamedColumns: true })).toEqual({ Timestamp: 'Timestamp', Name: 'Name', Number: 'Number', Data: 'Data' });
  });

  it('keeps fields with another mapping, in any case', () => {
    const mapped = {
      fields: { name: { unsupported: 'a reason' } },
      eventData: ['Number'],
      variants: [{ where: [], fields: { Data: 'Name' } }],
    };
    expect(fieldsOf({ ...mapped, sameNamedColumns: true })).toEqual({ Timestamp: 'Timestamp', name: { unsupported: 'a reason' } });
  });

  it('leaves a mapping without it unchanged', () => {
    expect(fieldsOf({ fields: { A: 'Name' } })).toEqual({ A: 'Name' });
  });
});
