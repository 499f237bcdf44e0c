import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { addMapping, BUILT_IN_TARGETS, mappingSchema } from '../../src/compiler/index.js';
import { openTestApp, RULE } from './test-app.js';

const MAPPING = `target: sentinel
tables:
  Acme_CL:
    columns: { TimeGenerated: datetime, Path_s: string, Site_s: string }
mappings:
  - logsource: { category: process_creation, product: windows }
    table: Acme_CL
    fields: { Image: Path_s }
`;
const TURNSTILE = `target: sentinel
tables:
  Turnstile_CL:
    columns: { PassedAt: datetime, Badge_s: string }
    timeColumn: PassedAt
mappings:
  - { logsource: { product: turnstile }, table: Turnstile_CL, fields: { badge: Badge_s } }
`;
const WRONG = MAPPING.replace('Image: Path_s', 'Image: Pth_s');

describe('a mapping', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await openTestApp();
  }, 60_000);

  afterAll(() => app.close());

  const rest = (body: object) => app.inject({ method: 'POST', url: '/convert', payload: body });
  const graphql = (input: object) =>
    app.inject({
      method: 'POST',
      url: '/graphql',
      payload: {
        query: 'query($input: ConvertInput!) { convert(input: $input) { rules { conversions { table query warnings { code } } } } }',
        variables: { input },
      },
    });

  it('is used for the request that brings it, and for no other', async () => {
    const answer = await rest({ rule: RULE, tables: ['Acme_CL'], options: { mapping: MAPPING } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().rules[0].conversions).toMatchObject([{ target: 'sentinel', table: 'Acme_CL', status: 'converted' }]);
    expect((await rest({ rule: RULE, tables: ['Acme_CL'] })).json()).toMatchObject({ status: 400, code: 'UNKNOWN_TABLE' });
  });

  it('that is wrong is answered with 400 and the places of its mistakes', async () => {
    const answer = await rest({ rule: RULE, options: { mapping: WRONG } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      code: 'INVALID_MAPPING',
      errors: [
        {
          code: 'INVALID_MAPPING',
          detail: expect.stringContaining('did you mean "Path_s"?'),
          pointer: '/options/mapping',
          line: 8,
          column: 22,
        },
      ],
    });
  });

  it('is the same through GraphQL, right and wrong, with all options beside it', async () => {
    const options = { mapping: MAPPING, lookback: '2d', availableTables: ['Acme_CL'] };
    const conditions = [{ tables: ['Acme_CL'], column: 'Site_s', is: ['a', 'b'], not: true }];
    const viaRest = await rest({ rule: RULE, options: { ...options, conditions, tableNames: { Acme_CL: 'Theirs_CL' } } });
    const viaGraphql = await graphql({
      rule: RULE,
      options: { ...options, conditions, tableNames: [{ table: 'Acme_CL', name: 'Theirs_CL' }] },
    });
    const [conversion] = viaGraphql.json().data.convert.rules[0].conversions;
    expect(conversion.query).toBe(`Theirs_CL
| where TimeGenerated > ago(2d)
| where not(Site_s in ("a", "b"))
    and Path_s endswith @"\\whoami.exe"`);
    expect(viaRest.json().rules[0].conversions.map(({ query }: { query: string }) => query)).toEqual([conversion.query]);
    const { errors } = (await graphql({ rule: RULE, options: { mapping: WRONG } })).json();
    expect(errors[0].extensions).toMatchObject({ code: 'INVALID_MAPPING', line: 8, column: 22 });
  });

  it.each([
    { options: { lookback: 'yesterday' }, code: 'INVALID_OPTION' },
    { options: { availableTables: ['SecurtyEvent'] }, code: 'UNKNOWN_TABLE' },
    { options: { tableNames: { SecurityEvent: ' ' } }, code: 'INVALID_OPTION' },
    { options: { conditions: [{ column: 'Nope', is: 'x' }] }, code: 'INVALID_OPTION' },
    { options: { conditions: [{ column: 'Computer' }] }, code: 'INVALID_REQUEST' },
  ])('stands beside options, which are refused with a code: $options', async ({ options, code }) => {
    expect((await rest({ rule: RULE, options })).json()).toMatchObject({ status: 400, code });
  });

  it('takes values of a condition as JSON has them', async () => {
    const options = { conditions: [{ tables: ['DeviceProcessEvents'], column: 'ProcessId', is: [4, '8'] }] };
    const answer = await rest({ rule: RULE, targets: ['defender-xdr'], options });
    expect(answer.json().rules[0].conversions[0].query).toContain('ProcessId in (4, 8)');
  });

  it('leaves the choices of a YAML body to the query string', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/convert?lookback=1d&availableTable=DeviceProcessEvents&availableTable=SecurityEvent&target=defender-xdr',
      headers: { 'content-type': 'application/yaml', accept: 'text/plain' },
      payload: RULE,
    });
    expect(answer.body).toMatch(/^DeviceProcessEvents\n\| where Timestamp > ago\(1d\)\n/);
  });

  it('has a schema for editors', async () => {
    const answer = await app.inject('/schemas/mapping.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(mappingSchema());
    const again = await app.inject({ url: '/schemas/mapping.json', headers: { 'if-none-match': String(answer.headers['etag']) } });
    expect(again.statusCode).toBe(304);
  });
});

describe('a server with targets of its own', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await openTestApp(undefined, addMapping({ name: 'acme.yml', text: `${MAPPING}---\n${TURNSTILE}` }, BUILT_IN_TARGETS).registry);
  }, 60_000);

  afterAll(() => app.close());

  it('converts for them, lists them, and is ready', async () => {
    const answer = await app.inject({ method: 'POST', url: '/convert', payload: { rule: RULE, tables: ['Acme_CL'] } });
    expect(answer.json().rules[0].conversions[0].query).toBe('Acme_CL\n| where Path_s endswith @"\\whoami.exe"');
    const { items } = (await app.inject('/targets/sentinel/tables')).json();
    expect(items.map(({ name }: { name: string }) => name)).toContain('Acme_CL');
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
  });

  it('returns the time column of each table, in REST and GraphQL', async () => {
    const tables = (await app.inject('/targets/sentinel/tables')).json().items;
    const query = '{ targets(ids: ["sentinel"]) { tables { name timeColumn } } }';
    const viaGraphql = (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json().data.targets[0].tables;
    for (const list of [tables, viaGraphql]) {
      const timeColumns = Object.fromEntries(list.map(({ name, timeColumn }: { name: string; timeColumn: string }) => [name, timeColumn]));
      expect(timeColumns).toMatchObject({ Acme_CL: 'TimeGenerated', Turnstile_CL: 'PassedAt', DeviceEvents: 'TimeGenerated' });
    }
  });
});
