import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { BROKEN_YAML, NO_RULE, openTestApp, RULE, UNMAPPED_RULE } from './test-app.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const YAML_TYPE = { 'content-type': 'application/yaml' };

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

describe('REST', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await openTestApp();
  }, 60_000);

  afterAll(() => app.close());

  const ask = ({ method = 'POST', url = '/convert', headers = {}, payload }: Asked) =>
    app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });

  describe('POST /convert', () => {
    it('answers with the rule and its conversions', async () => {
      const answer = await ask({
        headers: JSON_TYPE,
        payload: JSON.stringify({ rule: RULE, targets: ['defender-xdr'], tables: ['DeviceProcessEvents'] }),
      });
      expect(answer.statusCode).toBe(200);
      expect(Object.keys(answer.json())).toEqual(['rules']);
      expect(answer.json().rules).toMatchObject([
        {
          id: '502b42de-4306-40b4-9596-6f590c81f073',
          title: 'Whoami Execution',
          level: 'low',
          status: 'test',
          conversions: [{ target: 'defender-xdr', table: 'DeviceProcessEvents', status: 'converted', problems: [] }],
        },
      ]);
      expect(answer.json().rules[0].conversions[0].query).toMatch(/^DeviceProcessEvents\n\| where /);
    });

    it('converts for every target when none is named', async () => {
      const { rules } = (await ask({ headers: YAML_TYPE, payload: RULE })).json();
      expect(new Set(rules[0].conversions.map(({ target }: { target: string }) => target))).toEqual(
        new Set(['defender-xdr', 'sentinel-asim', 'sentinel']),
      );
    });

    it.each([
      { url: '/convert?target=sentinel-asim&target=sentinel', body: { targets: ['sentinel-asim', 'sentinel'] } },
      { url: '/convert?table=imProcessCreate', body: { tables: ['imProcessCreate'] } },
      { url: '/convert?target=sentinel-asim&parsers=built-in', body: { targets: ['sentinel-asim'], options: { parsers: 'built-in' } } },
      {
        url: '/convert?tableName=SecurityEvent=Ours&tableName=DeviceProcessEvents%3DThe%20devices',
        body: { options: { tableNames: { SecurityEvent: 'Ours', DeviceProcessEvents: 'The devices' } } },
      },
      {
        url: '/convert?where=SecurityEvent.Computer=dc01&where=DeviceProcessEvents.DeviceName!%3Dlab%2601&where=Computer!=a=b',
        body: {
          options: {
            conditions: [
              { tables: ['SecurityEvent'], column: 'Computer', is: 'dc01' },
              { tables: ['DeviceProcessEvents'], column: 'DeviceName', is: 'lab&01', not: true },
              { column: 'Computer', is: 'a=b', not: true },
            ],
          },
        },
      },
    ])('takes the choices of $url from the query string of a YAML body', async ({ url, body }) => {
      const yaml = await ask({ url, headers: YAML_TYPE, payload: RULE });
      const json = await ask({ headers: JSON_TYPE, payload: JSON.stringify({ rule: RULE, ...body }) });
      expect(yaml.statusCode).toBe(200);
      expect(yaml.body).toBe(json.body);
    });

    it.each([
      'application/yaml',
      'application/x-yaml',
      'text/yaml',
      'text/plain',
      'Application/YAML; charset=UTF-8',
      'text/yaml;charset="utf-8"',
    ])('reads YAML under the name %s', async (type) => {
      expect((await ask({ headers: { 'content-type': type }, payload: RULE })).statusCode).toBe(200);
    });

    it('reads a body that begins with a byte order mark', async () => {
      const plain = await ask({ headers: YAML_TYPE, payload: RULE });
      const marked = await ask({ headers: YAML_TYPE, payload: `\uFEFF${RULE}` });
      expect(marked.body).toBe(plain.body);
    });

    it('gives the query alone to a client that accepts text', async () => {
      const url = '/convert?target=defender-xdr&table=DeviceProcessEvents';
      const text = await ask({ url, headers: { ...YAML_TYPE, accept: 'text/plain' }, payload: RULE });
      const json = await ask({ url, headers: YAML_TYPE, payload: RULE });
      expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(text.body).toBe(`${json.json().rules[0].conversions[0].query}\n`);
      expect(text.headers).toMatchObject({ 'x-converted': '1', 'x-unsupported': '0' });
    });

    it('answers in the format of the parameter, whatever the client accepts', async () => {
      const url = '/convert?format=kql';
      const text = await ask({ url, headers: { ...YAML_TYPE, accept: 'application/json' }, payload: RULE });
      expect(text.headers['content-type']).toBe('text/plain; charset=utf-8');
      const json = await ask({
        url,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        payload: JSON.stringify({ rule: RULE }),
      });
      expect(json.body).toBe(text.body);
      expect((await ask({ url: '/convert?format=xml', headers: YAML_TYPE, payload: RULE })).statusCode).toBe(400);
    });

    it('answers the recommended conversion alone on request', async () => {
      const all = (await ask({ url: '/convert', headers: YAML_TYPE, payload: RULE })).json().rules[0].conversions;
      const best = (await ask({ url: '/convert?best=true', headers: YAML_TYPE, payload: RULE })).json().rules[0].conversions;
      const json = await ask({
        url: '/convert',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ rule: RULE, best: true }),
      });
      expect(best).toEqual([all[0]]);
      expect(json.json().rules[0].conversions).toEqual(best);
      expect(all.map(({ recommended }: { recommended: boolean }) => recommended)).toEqual(
        all.map((_: unknown, index: number) => index === 0),
      );
    });

    it('puts a comment above each of several queries, and an empty line between them', async () => {
      const url = '/convert?target=defender-xdr&target=sentinel-asim&table=DeviceProcessEvents&table=imProcessCreate';
      const { body } = await ask({ url, headers: { ...YAML_TYPE, accept: 'text/plain' }, payload: RULE });
      expect(body.split('\n\n').map((block) => block.split('\n')[0])).toEqual([
        '// Whoami Execution: defender-xdr, DeviceProcessEvents',
        '// Whoami Execution: sentinel-asim, imProcessCreate',
      ]);
    });

    it.each([
      { accept: undefined, type: 'application/json' },
      { accept: '*/*', type: 'application/json' },
      { accept: 'text/*', type: 'text/plain' },
      { accept: 'text/plain;q=0.5, application/json;q=0.9', type: 'application/json' },
      { accept: 'application/json;q=0.1, text/plain', type: 'text/plain' },
      { accept: 'text/plain;q=0, */*', type: 'application/json' },
    ])('answers $type to Accept: $accept', async ({ accept, type }) => {
      const answer = await ask({ headers: { ...YAML_TYPE, ...(accept && { accept }) }, payload: RULE });
      expect(answer.headers['content-type']).toMatch(`${type};`);
    });

    it('is 200 for a batch of which one rule converts, and keeps the order', async () => {
      const answer = await ask({ headers: YAML_TYPE, payload: `${NO_RULE}---\n${RULE}` });
      expect(answer.statusCode).toBe(200);
      const [first, second] = answer.json().rules;
      expect(first).toMatchObject({
        title: 'Nothing else',
        conversions: [],
        problems: [{ code: 'INVALID_SIGMA' }, { code: 'INVALID_SIGMA' }],
      });
      expect(second.conversions[0]).toMatchObject({ status: 'converted' });
    });

    it('is 422 with each conversion when nothing converts', async () => {
      const answer = await ask({
        url: '/convert?target=defender-xdr&table=DeviceProcessEvents',
        headers: YAML_TYPE,
        payload: UNMAPPED_RULE,
      });
      expect(answer.statusCode).toBe(422);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = answer.json();
      expect(problem).toMatchObject({ code: 'UNMAPPED_FIELD', status: 422, errors: [{ code: 'UNMAPPED_FIELD' }] });
      expect(problem.rules[0].conversions).toMatchObject([
        { table: 'DeviceProcessEvents', status: 'unsupported', query: null, problems: [{ code: 'UNMAPPED_FIELD' }] },
      ]);
      const [{ line, column }] = problem.rules[0].conversions[0].problems[0].locations;
      expect(problem.errors[0]).toMatchObject({ line, column });
    });

    it('says a reason that all tables share once', async () => {
      const { errors } = (await ask({ headers: YAML_TYPE, payload: `${NO_RULE}---\n${NO_RULE}` })).json();
      const texts = errors.map((error: object) => JSON.stringify(error));
      expect(texts).toEqual([...new Set(texts)]);
    });
  });

  describe('a mistake', () => {
    it.each([
      {
        what: 'JSON that ends early',
        asked: { headers: JSON_TYPE, payload: '{"rule": "a"' },
        status: 400,
        code: 'INVALID_JSON',
        place: [1, 13],
      },
      {
        what: 'a line break in a JSON string',
        asked: { headers: JSON_TYPE, payload: '{\n "rule": "a\nb"}' },
        status: 400,
        code: 'INVALID_JSON',
        place: [2, 12],
      },
      {
        what: 'a comma too many in JSON',
        asked: { headers: JSON_TYPE, payload: '{"rule": "a",\n}' },
        status: 400,
        code: 'INVALID_JSON',
        place: [2, 1],
      },
      { what: 'JSON that is a list', asked: { headers: JSON_TYPE, payload: '[]' }, status: 400, code: 'INVALID_REQUEST', pointer: '' },
      {
        what: 'a request without a rule',
        asked: { headers: JSON_TYPE, payload: '{}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '/rule',
      },
      {
        what: 'the id of a rule that the catalog does not have',
        asked: { headers: JSON_TYPE, payload: '{"ruleId": "9976fa64-2804-423c-8a5b-646ade840773"}' },
        status: 404,
        code: 'RULE_NOT_FOUND',
      },
      {
        what: 'a rule and an id beside it',
        asked: { headers: JSON_TYPE, payload: '{"rule": "title: A", "ruleId": "9976fa64-2804-423c-8a5b-646ade840773"}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '/ruleId',
      },
      {
        what: 'an empty rule',
        asked: { headers: JSON_TYPE, payload: '{"rule": " \\n"}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '/rule',
      },
      {
        what: 'a target that is not a text',
        asked: { headers: JSON_TYPE, payload: '{"rule": "a", "targets": ["sentinel", 1]}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '/targets/1',
      },
      {
        what: 'a key that nobody knows',
        asked: { headers: JSON_TYPE, payload: '{"rule": "a", "tabels": []}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '',
      },
      {
        what: 'an option that nobody knows',
        asked: { headers: JSON_TYPE, payload: '{"rule": "a", "options": {"parsers": "both"}}' },
        status: 400,
        code: 'INVALID_REQUEST',
        pointer: '/options/parsers',
      },
      {
        what: 'choices in the query string of a JSON body',
        asked: { url: '/convert?target=sentinel', headers: JSON_TYPE, payload: JSON.stringify({ rule: RULE }) },
        status: 400,
        code: 'INVALID_REQUEST',
      },
      {
        what: 'a parameter that nobody knows',
        asked: { url: '/convert?targets=sentinel', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_REQUEST',
        detail: 'Query string: There is no parameter "targets". Here it is "target", which may be repeated.',
      },
      {
        what: 'a parameter that is like no other',
        asked: { url: '/convert?constructor=a', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_REQUEST',
        detail:
          'Query string: There is no parameter "constructor". There are target, table, best, format, parsers, lookback, availableTable, tableName, where.',
      },
      {
        what: 'a mapping in the query string',
        asked: { url: '/convert?mapping=target:%20sentinel', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'Query string: mapping has no form in a query string: send the rule as JSON, with options.mapping.',
      },
      {
        what: 'placeholders in the query string',
        asked: { url: '/convert?placeholders=a', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'Query string: placeholders has no form in a query string: send the rule as JSON, with options.placeholders.',
      },
      {
        what: 'a tableName without the name',
        asked: { url: '/convert?tableName=SecurityEvent', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'Query string: tableName is TABLE=NAME, not "SecurityEvent".',
      },
      {
        what: 'two names for one table',
        asked: { url: '/convert?tableName=Event=a&tableName=Event=b', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'Query string: tableName has two names for the table "Event".',
      },
      {
        what: 'a tableName for a table that does not exist',
        asked: { url: '/convert?tableName=W3CIISLogs=a', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'UNKNOWN_TABLE',
        detail: 'No target has a table "W3CIISLogs". did you mean "W3CIISLog"?',
      },
      {
        what: 'a where without a value',
        asked: { url: '/convert?where=Computer', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'Query string: where is [TABLE.]COLUMN=VALUE or COLUMN!=VALUE, not "Computer".',
      },
      {
        what: 'a where about a column that the table does not have',
        asked: { url: '/convert?where=SecurityEvent.Computr=a', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_OPTION',
        detail: 'conditions: SecurityEvent has no column "Computr". did you mean "Computer"?',
      },
      {
        what: 'parsers that do not exist',
        asked: { url: '/convert?parsers=builtin', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'INVALID_REQUEST',
        detail: 'Query string: parsers: Invalid option: expected one of "workspace"|"built-in"',
      },
      { what: 'a malformed address', asked: { method: 'GET', url: '/%zz' }, status: 400, code: 'INVALID_REQUEST' },
      { what: 'no body and no type', asked: {}, status: 400, code: 'EMPTY_BODY' },
      { what: 'an empty YAML body', asked: { headers: { ...YAML_TYPE, 'content-length': '0' } }, status: 400, code: 'EMPTY_BODY' },
      { what: 'a blank YAML body', asked: { headers: YAML_TYPE, payload: ' \n\n' }, status: 400, code: 'EMPTY_BODY' },
      {
        what: 'bytes that are not UTF-8',
        asked: { headers: YAML_TYPE, payload: Buffer.from([0x74, 0xff, 0xfe]) },
        status: 400,
        code: 'INVALID_ENCODING',
      },
      {
        what: 'text that is not YAML',
        asked: { headers: YAML_TYPE, payload: BROKEN_YAML },
        status: 400,
        code: 'INVALID_YAML',
        place: [expect.any(Number), expect.any(Number)],
      },
      {
        what: 'text in JSON that is not YAML',
        asked: { headers: JSON_TYPE, payload: JSON.stringify({ rule: BROKEN_YAML }) },
        status: 400,
        code: 'INVALID_YAML',
        place: [expect.any(Number), expect.any(Number)],
      },
      {
        what: 'an unknown target',
        asked: { url: '/convert?target=splunk', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'UNKNOWN_TARGET',
      },
      {
        what: 'an unknown table',
        asked: { url: '/convert?table=NoSuchTable', headers: YAML_TYPE, payload: RULE },
        status: 400,
        code: 'UNKNOWN_TABLE',
      },
      {
        what: 'an unknown target in an address',
        asked: { method: 'GET', url: '/targets/splunk/tables' },
        status: 404,
        code: 'UNKNOWN_TARGET',
      },
      { what: 'an address that is not there', asked: { method: 'GET', url: '/nowhere?x=1' }, status: 404, code: 'NOT_FOUND' },
      {
        what: 'a file that GraphiQL does not have',
        asked: { method: 'GET', url: '/graphiql/..%2fschema.ts' },
        status: 404,
        code: 'NOT_FOUND',
      },
      {
        what: 'the wrong method',
        asked: { method: 'GET', url: '/convert' },
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
        headers: { allow: 'POST' },
      },
      {
        what: 'the wrong method for a list',
        asked: { method: 'DELETE', url: '/targets/sentinel/tables' },
        status: 405,
        code: 'METHOD_NOT_ALLOWED',
        headers: { allow: 'GET, HEAD' },
      },
      {
        what: 'a type that cannot be given',
        asked: { headers: { ...YAML_TYPE, accept: 'application/xml' }, payload: RULE },
        status: 406,
        code: 'NOT_ACCEPTABLE',
      },
      {
        what: 'a list in a type that cannot be given',
        asked: { method: 'GET', url: '/targets', headers: { accept: 'text/csv' } },
        status: 406,
        code: 'NOT_ACCEPTABLE',
      },
      { what: 'a body of 5 MB', asked: { headers: YAML_TYPE, payload: 'a'.repeat(5_000_000) }, status: 413, code: 'BODY_TOO_LARGE' },
      {
        what: 'a form',
        asked: { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'rule=a' },
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
        headers: { 'accept-post': expect.stringContaining('application/yaml') },
      },
      { what: 'a body without a type', asked: { payload: RULE }, status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
      {
        what: 'a character set other than UTF-8',
        asked: { headers: { 'content-type': 'text/yaml; charset=utf-16' }, payload: RULE },
        status: 415,
        code: 'UNSUPPORTED_MEDIA_TYPE',
      },
      {
        what: 'a text without a rule',
        asked: { headers: YAML_TYPE, payload: NO_RULE },
        status: 422,
        code: 'INVALID_SIGMA',
        place: [expect.any(Number), expect.any(Number)],
      },
    ] as readonly {
      what: string;
      asked: Asked;
      status: number;
      code: string;
      detail?: string;
      place?: [unknown, unknown];
      pointer?: string;
      headers?: object;
    }[])('of $what is $status $code', async ({ asked, status, code, detail, place, pointer, headers = {} }) => {
      const answer = await ask(asked);
      expect(answer.statusCode).toBe(status);
      expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', ...headers });
      const problem = answer.json();
      const requestId = answer.headers['x-request-id'];
      expect(problem).toMatchObject({
        type: `urn:sigma-kql:problem:${code}`,
        status,
        code,
        requestId,
        instance: `urn:request:${String(requestId)}`,
      });
      expect(problem.errors.length).toBeGreaterThan(0);
      if (detail !== undefined) expect(problem).toMatchObject({ detail, errors: [{ detail }] });
      if (place) expect(problem.errors[0]).toMatchObject({ line: place[0], column: place[1] });
      if (pointer !== undefined) expect(problem.errors.map((error: { pointer?: string }) => error.pointer)).toContain(pointer);
      expect(answer.body).not.toMatch(/node_modules|\bat .*[.](?:js|ts):/);
    });

    it('names the accepted types to a client that sent another', async () => {
      const { detail } = (await ask({ headers: { 'content-type': 'text/html' }, payload: '<p>' })).json();
      for (const type of ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml', 'text/plain'])
        expect(detail).toContain(type);
    });

    it('says all wrong parts of a request at once', async () => {
      const { errors } = (await ask({ headers: JSON_TYPE, payload: '{"targets": 1, "tables": {}}' })).json();
      expect(errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['/rule', '/tables', '/targets']);
    });

    it('of ours is 500 without what went wrong inside', async () => {
      const broken = await openTestApp({
        targets: () => [],
        convert: () => {
          throw new Error('secret of the house');
        },
      });
      const rest = await broken.inject({ method: 'POST', url: '/convert', headers: YAML_TYPE, payload: RULE });
      const graphql = await broken.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ convert(input: { rule: "a" }) { rules { id } } }' },
      });
      const ready = await broken.inject('/health/ready');
      await broken.close();
      expect(rest.statusCode).toBe(500);
      expect(rest.json()).toMatchObject({ code: 'INTERNAL_ERROR' });
      expect(graphql.json().errors).toMatchObject([{ extensions: { code: 'INTERNAL_ERROR' } }]);
      expect(rest.body + graphql.body).not.toContain('secret');
      expect(ready.statusCode).toBe(503);
      expect(ready.json()).toMatchObject({ status: 'failed', checks: { targets: { status: 'failed' }, conversion: { status: 'failed' } } });
    });
  });

  describe('anything but an HTTP request', () => {
    /** The answer to these bytes on a connection of their own. */
    const answerTo = async (bytes: string): Promise<{ readonly head: string; readonly body: any }> => {
      const { port } = app.getHttpServer().address() as AddressInfo;
      const socket = connect(port, '127.0.0.1');
      socket.end(bytes);
      const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
      return { head, body: JSON.parse(body) };
    };

    beforeAll(() => app.listen(0, '127.0.0.1'));

    it.each([
      { what: 'no HTTP', bytes: 'hello\r\n\r\n', status: 400, code: 'INVALID_REQUEST' },
      {
        what: 'two lengths',
        bytes: 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
        status: 400,
        code: 'INVALID_REQUEST',
      },
      {
        what: 'an address of 20 kB',
        bytes: `GET /rules?search=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
        status: 431,
        code: 'HEADERS_TOO_LARGE',
      },
    ])('is $status $code: $what', async ({ bytes, status, code }) => {
      const { head, body } = await answerTo(bytes);
      expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(head).toContain('Content-Type: application/problem+json');
      expect(head).toContain(`X-Request-Id: ${body.requestId}`);
      expect(body).toMatchObject({ status, code, errors: [{ code }] });
    });
  });

  describe('an address', () => {
    it.each([
      { path: '/rules', code: 'RULE_NOT_FOUND' },
      { path: '/imports', code: 'IMPORT_NOT_FOUND' },
    ])('with an id of thousands of letters is one of $path that is not there', async ({ path, code }) => {
      expect((await ask({ method: 'GET', url: `${path}/${'a'.repeat(5000)}` })).json().code).toBe(code);
    });

    it.each([
      { method: 'POST', url: '/rules' },
      { method: 'PUT', url: '/rules/x' },
      { method: 'DELETE', url: '/rules/x' },
      { method: 'GET', url: '/targets' },
      { method: 'GET', url: '/targets/sentinel/tables' },
    ] as const)('without parameters refuses one: $method $url', async ({ method, url }) => {
      const body =
        method === 'POST' || method === 'PUT'
          ? { headers: { ...YAML_TYPE, 'if-match': '*' }, payload: RULE }
          : { headers: { 'if-match': '*' } };
      const answer = await ask({ method, url: `${url}?source=ours`, ...body });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({
        code: 'INVALID_REQUEST',
        detail: 'Query string: There is no parameter "source". There is none here.',
      });
    });

    it.each(['', '0x10', '1e1', ' 2', '1.5', '-1', '101', '99999999999999999999'])('has no page of %j', async (limit) => {
      for (const list of ['/rules', '/imports']) {
        const problem = (await ask({ method: 'GET', url: `${list}?limit=${encodeURIComponent(limit)}` })).json();
        expect(problem).toMatchObject({ code: 'INVALID_REQUEST', detail: 'Query string: limit is a whole number from 1 to 100' });
      }
    });
  });

  describe('a request id', () => {
    it.each(['abc-1', '0b9c1a52-6f0e-4c51-8d1c-3f0f0a7f6c11'])('%s is echoed', async (id) => {
      expect((await ask({ method: 'GET', url: '/health/live', headers: { 'x-request-id': id } })).headers['x-request-id']).toBe(id);
    });

    it.each(['', 'a b', 'x'.repeat(129), '"quoted"'])('%j is not taken, and a new one is made', async (id) => {
      const made = (await ask({ method: 'GET', url: '/health/live', headers: { 'x-request-id': id } })).headers['x-request-id'];
      expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });
  });

  describe('GET /targets', () => {
    it('lists all targets on one page', async () => {
      const answer = (await ask({ method: 'GET', url: '/targets' })).json();
      expect(answer).toMatchObject({ total: answer.items.length, nextCursor: null });
      expect(answer.items.map(({ id }: { id: string }) => id)).toEqual(['defender-xdr', 'sentinel-asim', 'sentinel']);
    });

    it('has the tables of a target at an address of their own', async () => {
      const { items } = (await ask({ method: 'GET', url: '/targets' })).json();
      const tables = (await ask({ method: 'GET', url: '/targets/sentinel/tables' })).json();
      expect(tables.items).toEqual(items.find(({ id }: { id: string }) => id === 'sentinel').tables);
      expect(tables.total).toBe(tables.items.length);
    });

    it.each(['/targets', '/targets/sentinel/tables', '/openapi.json', '/graphiql/graphiql.min.js'])(
      'does not send %s again to a client that has it',
      async (url) => {
        const first = await ask({ method: 'GET', url });
        expect(first.statusCode).toBe(200);
        const etag = String(first.headers.etag);
        expect(etag).toMatch(/^"[\w-]{43}"$/);
        for (const header of [etag, `"other", W/${etag}`, '*']) {
          const again = await ask({ method: 'GET', url, headers: { 'if-none-match': header } });
          expect({ status: again.statusCode, body: again.body, etag: again.headers.etag }).toEqual({ status: 304, body: '', etag });
        }
        expect((await ask({ method: 'GET', url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
        expect((await ask({ method: 'HEAD', url })).headers.etag).toBe(etag);
      },
    );
  });

  it('answers 20 conversions at once as it does one by one', async () => {
    const rules = Array.from({ length: 20 }, (_, n) => RULE.replace('whoami.exe', `tool-${n}.exe`));
    const oneByOne: string[] = [];
    for (const payload of rules) oneByOne.push((await ask({ headers: YAML_TYPE, payload })).body);
    const together = await Promise.all(rules.map((payload) => ask({ headers: YAML_TYPE, payload })));
    expect(together.map(({ body }) => body)).toEqual(oneByOne);
    expect(new Set(oneByOne).size).toBe(20);
  });

  it('is alive and ready', async () => {
    expect((await ask({ method: 'GET', url: '/health/live', headers: { accept: 'text/html' } })).json()).toEqual({ status: 'ok' });
    expect((await ask({ method: 'GET', url: '/health/ready' })).json()).toMatchObject({
      status: 'ok',
      checks: { targets: { status: 'ok' } },
    });
  });
});
