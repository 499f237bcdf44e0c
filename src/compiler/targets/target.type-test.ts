import { defineRoute, defineRoutes, defineTable } from './target.js';

const things = defineTable({
  name: 'Things',
  source: 'https://example.org/things',
  columns: { Name: 'string', Number: 'long', Data: 'string' },
  eventData: { column: 'Data', format: 'xml' },
});

defineTable({
  name: 'Things',
  source: 'https://example.org/things',
  columns: { Name: 'string' },
  // @ts-expect-error -- the column of the event data is not a column of the table
  eventData: { column: 'Data', format: 'xml' },
});

defineTable({
  name: 'Things',
  source: 'https://example.org/things',
  columns: { Name: 'string' },
  // @ts-expect-error -- a column in lower case is not a column of the table
  lowerCase: ['Data'],
});

defineTable({
  name: 'Things',
  source: 'https://example.org/things',
  // @ts-expect-error -- there is no such type of column
  columns: { Name: 'text' },
});

const when = { category: 'thing', product: 'windows' };
const toThings = { table: things, priority: 1, where: [], basis: 'the test' } as const;
const rest = { ...toThings, when } as const;

defineRoute({
  ...rest,
  where: [
    { cell: 'Number', is: 1 },
    { cell: { eventData: 'Anything' }, is: 'a' },
  ],
  fields: {
    A: 'Name',
    B: { anyOf: ['Name', { column: 'Number' }], note: 'a note' },
    C: { join: ['Name', { firstOf: ['Data', { eventData: 'Anything' }] }], separator: '/' },
    D: { registryPath: [{ key: 'Name', valueName: { eventData: 'Anything' } }], hives: 'sysmon' },
    E: { unsupported: 'there is none' },
  },
  cases: [{ where: [{ cell: 'Name', is: ['a', 'b'] }], fields: { F: { fixed: 'true' } } }],
  keywords: ['Name', { eventDataText: true }],
});

// @ts-expect-error -- a column that the table lacks
defineRoute({ ...rest, fields: { A: 'Nmae' } });

// @ts-expect-error -- a column that the table lacks, as a column with a caveat
defineRoute({ ...rest, fields: { A: { column: 'Nmae', narrows: 'a reason' } } });

// @ts-expect-error -- a column that the table lacks, among alternatives
defineRoute({ ...rest, fields: { A: { anyOf: ['Name', 'Nmae'] } } });

// @ts-expect-error -- a column that the table lacks, in a part of a part
defineRoute({ ...rest, fields: { A: { join: ['Name', { firstOf: ['Nmae'] }], separator: '/' } } });

// @ts-expect-error -- a column that the table lacks, behind a prefix
defineRoute({ ...rest, fields: { A: { cell: { column: 'Nmae', json: 'A' }, withoutPrefix: 'a' } } });

// @ts-expect-error -- a column that the table lacks, as the file name of a path
defineRoute({ ...rest, fields: { A: { path: 'Name', fileName: 'Nmae' } } });

// @ts-expect-error -- a column that the table lacks, for a digest
defineRoute({ ...rest, fields: { A: { digests: { MD5: 'Nmae' } } } });

// @ts-expect-error -- an algorithm that there is not
defineRoute({ ...rest, fields: { A: { digests: { MD4: 'Name' } } } });

// @ts-expect-error -- a column that the table lacks, for the name of a registry value
defineRoute({ ...rest, fields: { A: { registryPath: [{ key: 'Name', valueName: 'Nmae' }], hives: 'sysmon' } } });

// @ts-expect-error -- a column that the table lacks, in a condition on the rows
defineRoute({ ...rest, where: [{ cell: 'Nmae', is: 'a' }], fields: {} });

// @ts-expect-error -- a column that the table lacks, in a case
defineRoute({ ...rest, fields: {}, cases: [{ where: [], fields: { A: 'Nmae' } }] });

// @ts-expect-error -- a column that the table lacks, in the condition of a case
defineRoute({ ...rest, fields: {}, cases: [{ where: [{ cell: 'Nmae', is: 'a' }], fields: {} }] });

// @ts-expect-error -- a column that the table lacks, for some events
defineRoute({ ...rest, fields: {}, events: [{ eventIds: ['1'], fields: { A: 'Nmae' } }] });

// @ts-expect-error -- a column that the table lacks, for keywords
defineRoute({ ...rest, fields: {}, keywords: ['Nmae'] });

// @ts-expect-error -- a kind of mapping that there is not
defineRoute({ ...rest, fields: { A: { colunm: 'Name' } } });

const SHARED = { A: { anyOf: ['Nmae'] } } as const;
// @ts-expect-error -- a column that the table lacks, in a group of fields that several routes share
defineRoute({ ...rest, fields: { ...SHARED } });

defineRoutes([when, { product: 'linux' }], { ...toThings, fields: { A: 'Name' } });

// @ts-expect-error -- a column that the table lacks, for several log sources
defineRoutes([when, { product: 'linux' }], { ...toThings, fields: { A: 'Nmae' } });
