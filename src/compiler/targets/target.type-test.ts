import { defineTables } from './define-tables.js';
import { sentinelTables } from './sentinel/tables.js';
import { defineMapping, defineMappings } from './target.js';

const documented = { description: 'Things.', docsUrl: 'https://example.org/things' };
const columns = { Name: 'string', Number: 'long', Data: 'string' };

const { Things: things } = defineTables(
  { Things: { ...documented, columns } },
  { Things: { eventData: { column: 'Data', format: 'xml' }, lowerCase: ['Name'] } },
);

// @ts-expect-error -- the column of the event data is not a column of the table
defineTables({ Things: { ...documented, columns } }, { Things: { eventData: { column: 'Date', format: 'xml' } } });

// @ts-expect-error -- a column in lower case is not a column of the table
defineTables({ Things: { ...documented, columns } }, { Things: { lowerCase: ['Date'] } });

// @ts-expect-error -- there is no such table
defineTables({ Things: { ...documented, columns } }, { Thing: { lowerCase: ['Name'] } });

const logsource = { category: 'thing', product: 'windows' };
const toThings = { table: things, priority: 1, where: [], basis: 'the test' } as const;
const rest = { ...toThings, logsource } as const;

defineMapping({
  ...rest,
  where: [
    { expression: 'Number', is: 1 },
    { expression: { eventData: 'Anything' }, is: 'a' },
  ],
  fields: {
    A: 'Name',
    B: { anyOf: ['Name', { column: 'Number' }], note: 'a note' },
    C: { join: ['Name', { firstOf: ['Data', { eventData: 'Anything' }] }], separator: '/' },
    D: { registryPath: [{ key: 'Name', valueName: { eventData: 'Anything' } }], hives: 'sysmon' },
    E: { unsupported: 'there is none' },
  },
  variants: [{ where: [{ expression: 'Name', is: ['a', 'b'] }], fields: { F: { fixed: 'true' } } }],
  keywords: ['Name', { eventDataText: true }],
});

// @ts-expect-error -- a column that the table lacks
defineMapping({ ...rest, fields: { A: 'Nmae' } });

// @ts-expect-error -- a column that the table lacks, as a column with a caveat
defineMapping({ ...rest, fields: { A: { column: 'Nmae', matchesLess: 'a reason' } } });

// @ts-expect-error -- a column that the table lacks, among alternatives
defineMapping({ ...rest, fields: { A: { anyOf: ['Name', 'Nmae'] } } });

// @ts-expect-error -- a column that the table lacks, in a part of a part
defineMapping({ ...rest, fields: { A: { join: ['Name', { firstOf: ['Nmae'] }], separator: '/' } } });

// @ts-expect-error -- a column that the table lacks, behind a prefix
defineMapping({ ...rest, fields: { A: { expression: { column: 'Nmae', json: 'A' }, withoutPrefix: 'a' } } });

// @ts-expect-error -- a column that the table lacks, as the file name of a path
defineMapping({ ...rest, fields: { A: { path: 'Name', fileName: 'Nmae' } } });

// @ts-expect-error -- a column that the table lacks, for a digest
defineMapping({ ...rest, fields: { A: { digests: { MD5: 'Nmae' } } } });

// @ts-expect-error -- an algorithm that there is not
defineMapping({ ...rest, fields: { A: { digests: { MD4: 'Name' } } } });

// @ts-expect-error -- a column that the table lacks, for the name of a registry value
defineMapping({ ...rest, fields: { A: { registryPath: [{ key: 'Name', valueName: 'Nmae' }], hives: 'sysmon' } } });

// @ts-expect-error -- a column that the table lacks, in a condition on the rows
defineMapping({ ...rest, where: [{ expression: 'Nmae', is: 'a' }], fields: {} });

// @ts-expect-error -- a column that the table lacks, in a variant
defineMapping({ ...rest, fields: {}, variants: [{ where: [], fields: { A: 'Nmae' } }] });

// @ts-expect-error -- a column that the table lacks, in the condition of a variant
defineMapping({ ...rest, fields: {}, variants: [{ where: [{ expression: 'Nmae', is: 'a' }], fields: {} }] });

// @ts-expect-error -- a column that the table lacks, for some events
defineMapping({ ...rest, fields: {}, events: [{ eventIds: ['1'], fields: { A: 'Nmae' } }] });

// @ts-expect-error -- a column that the table lacks, for keywords
defineMapping({ ...rest, fields: {}, keywords: ['Nmae'] });

// @ts-expect-error -- a kind of mapping that there is not
defineMapping({ ...rest, fields: { A: { colunm: 'Name' } } });

const SHARED = { A: { anyOf: ['Nmae'] } } as const;
// @ts-expect-error -- a column that the table lacks, in a group of fields that several mappings share
defineMapping({ ...rest, fields: { ...SHARED } });

defineMappings([logsource, { product: 'linux' }], { ...toThings, fields: { A: 'Name' } });

// @ts-expect-error -- a column that the table lacks, for several log sources
defineMappings([logsource, { product: 'linux' }], { ...toThings, fields: { A: 'Nmae' } });

defineMapping({ ...rest, sameNamedColumns: ['Name'], fields: {} });

// @ts-expect-error -- a column that the table lacks, among those of the same name
defineMapping({ ...rest, sameNamedColumns: ['Nmae'], fields: {} });

const toEvents = { logsource, table: sentinelTables.SecurityEvent, priority: 1, where: [], basis: 'the test' } as const;
defineMapping({ ...toEvents, fields: { A: 'Account' } });

// @ts-expect-error -- a column that the documentation in columns.json lacks
defineMapping({ ...toEvents, fields: { A: 'Acount' } });
