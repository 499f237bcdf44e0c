import { describe, expect, it } from '@jest/globals';
import { convert, type ConvertRequest, type ConvertOptions } from '../../src/compiler/index.js';
import { conversion, queryOf, windowsRule } from '../support/convert-rule.js';
import { kustoErrors } from '../support/kusto-errors.js';
import { TARGETS } from '../../src/compiler/targets/index.js';

const RULE = windowsRule('process_creation', "selection: { Image|endswith: '\\whoami.exe' }");
const problemsWith = (options: ConvertOptions) => convert({ name: 'rule.yml', text: RULE }, { options }).problems;
const conversionsWith = (choice: ConvertRequest, rule = RULE) => {
  const { rules, problems } = convert({ name: 'rule.yml', text: rule }, choice);
  expect(problems).toEqual([]);
  return rules[0]!.conversions;
};

describe('lookback', () => {
  it('is the first condition, on the time column of the target', () => {
    expect(queryOf(RULE, 'DeviceProcessEvents', { lookback: '1d' })).toBe(`DeviceProcessEvents
| where Timestamp > ago(1d)
| where ActionType == "ProcessCreated"
    and FileName =~ "whoami.exe"`);
    expect(queryOf(RULE, 'imProcessCreate', { lookback: '12h' })).toMatch(/^imProcessCreate\n\| where TimeGenerated > ago\(12h\)\n/);
  });

  it('knows that a streamed table has the time column of the workspace', () => {
    const queries = conversionsWith({ tables: ['DeviceProcessEvents'], options: { lookback: '1d' } });
    expect(queries.map(({ target, query }) => [target, query!.split('\n')[1]])).toEqual([
      ['defender-xdr', '| where Timestamp > ago(1d)'],
      ['sentinel', '| where TimeGenerated > ago(1d)'],
    ]);
  });

  it.each(TARGETS)('is accepted by Kusto for $id', (target) => {
    for (const { query, table } of conversionsWith({ targets: [target.id], options: { lookback: '90m' } })) {
      if (query !== null) expect({ table, errors: kustoErrors(query, target) }).toEqual({ table, errors: [] });
    }
  });

  it.each(['1d', '12h', '90m', '30s', '1.5h'])('takes %s', (lookback) => {
    expect(problemsWith({ lookback })).toEqual([]);
  });

  it.each(['', '0d', '1', 'd', '-1d', '1 d', '1w', '1d) or (true', '1d\n', '999999d', 'yesterday'])('refuses %j', (lookback) => {
    expect(problemsWith({ lookback })).toMatchObject([
      { code: 'INVALID_OPTION', message: expect.stringContaining('lookback'), hint: expect.stringContaining('1d') },
    ]);
  });
});

describe('tableNames', () => {
  it('are what the queries call the tables, whatever case they are named in', () => {
    const [found] = conversionsWith({ tables: ['SecurityEvent'], options: { tableNames: { securityevent: 'MyEvents' } } });
    expect(found!.table).toBe('MyEvents');
    expect(found!.query).toMatch(/^MyEvents\n/);
  });

  it('are quoted unless they are identifiers', () => {
    expect(queryOf(RULE, 'SecurityEvent', { tableNames: { SecurityEvent: "a'] | take 1 //" } })).toMatch(/^\['a\\'\] \| take 1 \/\/'\]\n/);
  });

  it('win over the names of built-in parsers, and both names of a parser are known', () => {
    const options: ConvertOptions = { parsers: 'built-in', tableNames: { _im_processcreate: 'imMine' } };
    expect(queryOf(RULE, 'imProcessCreate', options)).toMatch(/^imMine\n/);
  });

  it('are names by which the tables can be asked for', () => {
    expect(queryOf(RULE, 'myevents', { tableNames: { SecurityEvent: 'MyEvents' } })).toMatch(/^MyEvents\n/);
  });

  it('are of tables that there are', () => {
    expect(problemsWith({ tableNames: { DeviceNetworkEvnts: 'X' } })).toMatchObject([
      { code: 'UNKNOWN_TABLE', message: 'No target has a table "DeviceNetworkEvnts".', hint: 'did you mean "DeviceNetworkEvents"?' },
    ]);
  });

  it.each(['', ' x', 'a\nb', 'x'.repeat(300), '\u202ea'])('are names that can be read: %j', (name) => {
    expect(problemsWith({ tableNames: { SecurityEvent: name } })).toMatchObject([{ code: 'INVALID_OPTION' }]);
  });
});

describe('availableTables', () => {
  it('are the only tables that are answered', () => {
    const options = { availableTables: ['securityevent', '_Im_ProcessCreate', 'imDns'] };
    const found = conversionsWith({ options });
    expect(found.map(({ table }) => table).sort()).toEqual(['SecurityEvent', 'imProcessCreate']);
    expect(found.every(({ status }) => status === 'converted')).toBe(true);
  });

  it('are tables that there are', () => {
    expect(problemsWith({ availableTables: ['imProcesCreate'] })).toMatchObject([
      { code: 'UNKNOWN_TABLE', hint: expect.stringContaining('"imProcessCreate"') },
    ]);
  });

  it('say where the events are when none of them has them', () => {
    const { rules } = convert({ name: 'rule.yml', text: RULE }, { options: { availableTables: ['imDns'] } });
    expect(rules[0]).toMatchObject({
      conversions: [],
      problems: [
        {
          code: 'UNSUPPORTED_LOGSOURCE',
          message: 'No available table holds the events of product windows, category process_creation.',
          hint: expect.stringContaining('DeviceProcessEvents'),
        },
      ],
    });
  });
});

describe('conditions', () => {
  it('are added to every query', () => {
    const options = { conditions: [{ tables: ['SecurityEvent'], column: 'Computer', is: ['dc01', 'dc02'], anyCase: true }] };
    expect(queryOf(RULE, 'SecurityEvent', options)).toContain('| where Computer in~ ("dc01", "dc02")\n    and EventID == 4688');
    expect(queryOf(RULE, 'DeviceProcessEvents', options)).toBe(queryOf(RULE, 'DeviceProcessEvents'));
  });

  it('may be turned round, and know the types of columns', () => {
    const conditions = [
      { tables: ['SecurityEvent'], column: 'Computer', is: ['"x" or true'], not: true },
      { tables: ['SecurityEvent'], column: 'EventRecordId', is: [''] },
      { tables: ['DeviceProcessEvents'], column: 'ProcessId', is: ['4', '8'] },
    ];
    expect(queryOf(RULE, 'SecurityEvent', { conditions })).toContain(
      '| where not(Computer == @"""x"" or true")\n    and isempty(EventRecordId)\n    and EventID',
    );
    expect(queryOf(RULE, 'DeviceProcessEvents', { conditions })).toContain('| where ProcessId in (4, 8)');
  });

  it('have a warning where a table has no such column', () => {
    const conditions = [{ column: 'Computer', is: ['dc01'] }];
    expect(conversion(RULE, 'SecurityEvent', { conditions }).warnings).toEqual([]);
    expect(conversion(RULE, 'DeviceProcessEvents', { conditions }).warnings).toMatchObject([
      { code: 'CONDITION_NOT_APPLIED', message: expect.stringContaining('"Computer"') },
    ]);
  });

  it.each([
    { wrong: { column: 'Compter', is: ['x'] }, code: 'INVALID_OPTION', says: 'No table has a column "Compter"' },
    { wrong: { tables: ['SecurityEvent'], column: 'Compter', is: ['x'] }, code: 'INVALID_OPTION', says: 'has no column "Compter"' },
    { wrong: { tables: ['SecurtyEvent'], column: 'Computer', is: ['x'] }, code: 'UNKNOWN_TABLE', says: '"SecurtyEvent"' },
    { wrong: { tables: ['SecurityEvent'], column: 'EventID', is: ['x'] }, code: 'INVALID_OPTION', says: 'of type int' },
    { wrong: { tables: ['SecurityEvent'], column: 'TimeGenerated', is: ['x'] }, code: 'INVALID_OPTION', says: 'of type datetime' },
    { wrong: { column: 'constructor', is: ['x'] }, code: 'INVALID_OPTION', says: '"constructor"' },
  ])('are refused where they cannot be asked: $says', ({ wrong, code, says }) => {
    expect(problemsWith({ conditions: [wrong] })).toMatchObject([{ code, message: expect.stringContaining(says) }]);
  });
});

describe('the order of conversions', () => {
  const partial = (table: string): boolean => conversion(RULE, table).warnings.some(({ code }) => code === 'PARTIAL_SUPPORT');

  it('is that of fitness, across targets', () => {
    const tables = conversionsWith({}).filter(({ query }) => query !== null);
    const ranks = tables.map(({ warnings }) => Number(warnings.some(({ code }) => code === 'PARTIAL_SUPPORT')));
    expect(ranks).toEqual([...ranks].sort());
    expect(partial(tables[0]!.table)).toBe(false);
    const priorities = tables
      .filter(({ warnings }) => !warnings.some(({ code }) => code === 'PARTIAL_SUPPORT'))
      .map(({ target, table }) => {
        const { mappings } = TARGETS.find(({ id }) => id === target)!;
        return mappings.find(
          (logsourceMapping) =>
            logsourceMapping.table.name === table &&
            logsourceMapping.logsource.category === 'process_creation' &&
            logsourceMapping.logsource.product === 'windows',
        )!.priority;
      });
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
  });

  it('has what was converted before what was not, and does not depend on the order of the request', () => {
    const choice = { tables: ['imDns', 'SecurityEvent', 'DeviceProcessEvents'] };
    const names = conversionsWith(choice).map(({ target, table, status }) => `${status} ${target} ${table}`);
    expect(names).toEqual(
      conversionsWith({ tables: choice.tables.toReversed() }).map(({ target, table, status }) => `${status} ${target} ${table}`),
    );
    expect(names.at(-1)).toBe('unsupported sentinel-asim imDns');
  });
});

describe('an unverified mapping', () => {
  const unverified = (what: string) => ({
    code: 'UNVERIFIED',
    message: `Microsoft's documentation does not confirm ${what}. Check the query on real events.`,
  });

  it('is noted, with its fields', () => {
    const rule = windowsRule('process_creation', "selection: { LogonId: '0x3e7', Image: a }");
    expect(conversion(rule, 'DeviceProcessEvents').notes).toContainEqual(unverified('in which columns DeviceProcessEvents has "LogonId"'));
    expect(conversion(RULE, 'DeviceProcessEvents').notes.filter(({ code }) => code === 'UNVERIFIED')).toEqual([]);
  });

  it('is noted of the rows that the query asks for alone', () => {
    const inbound = unverified('in which columns DeviceNetworkEvents has "DestinationPort"');
    const ofPort = (initiated: string) =>
      conversion(
        windowsRule('network_connection', `selection: { Initiated: '${initiated}', DestinationPort: 445 }`),
        'DeviceNetworkEvents',
      );
    expect(ofPort('false').notes).toContainEqual(inbound);
    expect(ofPort('true').notes).not.toContainEqual(inbound);
  });

  it('is not noted of a field that was left out', () => {
    const rule = windowsRule('dns_query', "a: { QueryName: x }\nb: { Image: y, QueryStatus: '0' }", 'a or b');
    const { warnings, notes } = conversion(rule, 'DeviceEvents');
    expect(warnings.map(({ code }) => code)).toContain('ALTERNATIVE_DROPPED');
    expect(notes.filter((note) => note.message.includes('Image'))).toEqual([]);
  });

  const OF_MAPPING = ['in which columns A_CL has "Image"', 'which rows of A_CL are these events'];

  it.each([
    { part: 'all', what: OF_MAPPING.join(', and ') },
    { part: 'fields', what: OF_MAPPING[0] },
    { part: '[Image]', what: OF_MAPPING[0] },
    { part: 'rows', what: OF_MAPPING[1] },
  ])('is noted of $part of a logsource mapping', ({ part, what }) => {
    const mapping = `target: sentinel
tables: { A_CL: { columns: { TimeGenerated: datetime, Image: string } } }
mappings: [{ logsource: { product: a }, table: A_CL, fields: { Image: Image, EventID: { fixed: '1' } }, unverified: ${part} }]
`;
    const rule = RULE.replace('product: windows\n', 'product: a\n')
      .replace('  category: process_creation\n', '')
      .replace('selection: {', "selection: { EventID: '1',");
    expect(conversion(rule, 'A_CL', { mapping }).notes).toEqual([unverified(what!)]);
  });
});
