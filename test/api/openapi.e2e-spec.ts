import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LightMyRequestResponse } from 'fastify';
import { BUILT_IN_TARGETS, DIAGNOSTICS } from '../../src/compiler/index.js';
import { BackgroundImports } from '../../src/imports/background-imports.js';
import { SelfCheck } from '../../src/health/self-check.js';
import { PROBLEM_CODES } from '../../src/http/problem-codes.js';
import { zipOf } from '../support/archives.js';
import { BROKEN_YAML, NO_RULE, openTestApp, RULE, UNMAPPED_RULE } from './test-app.js';

/** What a document of OpenAPI has that these tests look at. */
interface Content {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

type Contents = Readonly<Record<string, Content>>;

interface Answer {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Contents;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly schema: { readonly type: string; readonly examples?: readonly unknown[] };
  }[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

const yaml = { 'content-type': 'application/yaml' };
const zip = { 'content-type': 'application/zip' };
const NO_TYPE = { accept: 'image/png' };
const ID = '502b42de-4306-40b4-9596-6f590c81f073';
const IMPORTED_ID = '11111111-0000-4000-8000-000000000001';

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };
  let ajv: Ajv2020;

  beforeAll(async () => {
    app = await openTestApp(undefined, BUILT_IN_TARGETS, { ARCHIVE_LIMIT: '1000000' });
    document = (await app.inject('/openapi.json')).json();
    const payload = zipOf([{ name: 'imported.yml', content: RULE.replace(ID, IMPORTED_ID) }]);
    const { location } = (await app.inject({ method: 'POST', url: '/imports', headers: zip, payload })).headers;
    while ((await app.inject(String(location))).json().state === 'running') await nextTurn();
    ajv = new Ajv2020({ strict: false });
    // Its types are those of another copy of ajv.
    addFormats.default(ajv as never);
    ajv.addSchema({ ...document, $id: 'openapi' });
  }, 60_000);

  afterAll(() => app.close());

  const mistakes = (schema: object, value: unknown): unknown => {
    // References are within the document, which is not the root of the schema that is compiled here.
    const own = JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object;
    const validate = ajv.compile(own);
    return validate(value) ? [] : validate.errors;
  };

  const operations = (): readonly { readonly path: string; readonly method: string; readonly operation: Operation }[] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );

  it('is OpenAPI 3.1 with a schema for every shape', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.schemas).sort()).toEqual([
      'Conversion',
      'ConvertOptions',
      'ConvertRequest',
      'ConvertedRule',
      'ConvertedRules',
      'Diagnostic',
      'FieldReport',
      'Format',
      'FormatList',
      'ImportList',
      'ImportReport',
      'ImportRun',
      'ImportedFile',
      'Live',
      'NavigatorLayer',
      'Note',
      'Problem',
      'ProblemDetail',
      'Ready',
      'RowCondition',
      'Rule',
      'RuleItem',
      'RuleList',
      'RuleVersion',
      'RuleVersionList',
      'Table',
      'TableList',
      'Target',
      'TargetList',
      'Technique',
      'TechniqueList',
    ]);
    expect(() => ajv.compile({ $ref: 'openapi#/components/schemas/Problem' })).not.toThrow();
  });

  it('has every route of the REST API, and no other', () => {
    const path: string[] = [];
    const routes = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
    // A tree: four characters of indentation for each part of an address.
    const served = routes.flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^(.*)[├└]── (\S+) \((.*)\)$/.exec(line) ?? [];
      if (part === '') return [];
      path.splice(indent.length / 4, Infinity, part);
      const address = path.join('').replace(':id', '{id}');
      const own = methods.split(', ').filter((method) => method !== 'HEAD');
      return /^\/(?:docs|graphql|graphiql)\b/.test(address) ? [] : own.map((method) => `${method} ${address}`);
    });
    expect(
      operations()
        .map(({ path, method }) => `${method} ${path}`)
        .sort(),
    ).toEqual(served.sort());
  });

  it('has an example for every operation and every body, and each fits its schema', () => {
    for (const { path, operation } of operations()) {
      const contents = [operation.requestBody?.content, ...Object.values(operation.responses).map(({ content }) => content)].flatMap(
        (content) => Object.values(content ?? {}),
      );
      expect({ path, contents: contents.length }).not.toMatchObject({ contents: 0 });
      for (const { schema, example, examples } of contents) {
        const values = [...(example === undefined ? [] : [example]), ...Object.values(examples ?? {}).map(({ value }) => value)];
        expect({ path, values: values.length }).not.toMatchObject({ values: 0 });
        for (const value of values) expect(mistakes(schema, value)).toEqual([]);
      }
    }
  });

  it('has the parameters of a YAML body, and no other', () => {
    const { parameters = [] } = document.paths['/convert']?.['post'] ?? {};
    expect(parameters.map(({ name, schema }) => [name, schema.type])).toEqual([
      ['target', 'array'],
      ['table', 'array'],
      ['best', 'boolean'],
      ['format', 'string'],
      ['parsers', 'string'],
      ['lookback', 'string'],
      ['availableTable', 'array'],
      ['tableName', 'array'],
      ['where', 'array'],
    ]);
    for (const { schema } of parameters) for (const example of schema.examples ?? []) expect(mistakes(schema, example)).toEqual([]);
  });

  it('has an example for every error code that REST can answer', () => {
    const shown = new Set(
      operations().flatMap(({ operation }) =>
        Object.values(operation.responses).flatMap(({ content }) => Object.keys(content?.['application/problem+json']?.examples ?? {})),
      ),
    );
    const ofGraphql = ['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COMPLEX'];
    // About any address, not an operation.
    const ofNoOperation = ['NOT_FOUND', 'METHOD_NOT_ALLOWED', 'REQUEST_TIMEOUT', 'HEADERS_TOO_LARGE'];
    // Reported by an import that has begun.
    const ofImports = ['NO_RULES'];
    const warnings = Object.entries(DIAGNOSTICS).flatMap(([code, { severity }]) => (severity === 'warning' ? [code] : []));
    const expected = Object.keys(PROBLEM_CODES).filter(
      (code) => ![...ofGraphql, ...ofNoOperation, ...ofImports, ...warnings].includes(code),
    );
    expect([...shown].sort()).toEqual(expected.sort());
  });

  const answered = new Set<string>();

  /** Asks, and holds the answer against what the document says of it: status, type, shape, code and headers. */
  const check = async ({ method, url, ...rest }: Asked): Promise<LightMyRequestResponse> => {
    const answer = await app.inject({ method, url, ...rest });
    const path = url.split('?')[0]?.replace(/(?<=^\/(?:targets|rules|imports)\/)[^/]+/, '{id}') ?? '';
    const described = document.paths[path]?.[method.toLowerCase()]?.responses[answer.statusCode];
    expect(described).toBeDefined();
    answered.add(`${method} ${path} ${answer.statusCode}`);
    const headers = Object.keys(described?.headers ?? {}).map((name) => name.toLowerCase());
    const present = ['etag', 'link', 'location', 'accept-post', 'x-converted'].filter((name) => name in answer.headers);
    // A page that the caller has still has a next one.
    expect(headers).toEqual(expect.arrayContaining(answer.statusCode === 304 ? ['etag'] : present));
    if (answer.body === '') {
      expect(described?.content).toBeUndefined();
      return answer;
    }
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    expect(Object.keys(described?.content ?? {})).toContain(type);
    const content = described!.content![type]!;
    expect(mistakes(content.schema, type.endsWith('json') ? answer.json() : answer.body)).toEqual([]);
    if (answer.statusCode >= 400 && type === 'application/problem+json') {
      expect(Object.keys(content.examples ?? {})).toContain(answer.json().code);
    }
    return answer;
  };

  it.each([
    { what: 'a conversion', method: 'POST', url: '/convert', headers: yaml, payload: RULE },
    { what: 'a conversion for one table', method: 'POST', url: '/convert?table=SecurityEvent', headers: yaml, payload: RULE },
    { what: 'a batch', method: 'POST', url: '/convert', headers: yaml, payload: `${NO_RULE}---\n${RULE}` },
    { what: 'a text', method: 'POST', url: '/convert', headers: { ...yaml, accept: 'text/plain' }, payload: RULE },
    { what: 'nothing converted', method: 'POST', url: '/convert', headers: yaml, payload: UNMAPPED_RULE.replace('Image', 'No') },
    { what: 'no rule', method: 'POST', url: '/convert', headers: yaml, payload: NO_RULE },
    { what: 'no YAML', method: 'POST', url: '/convert', headers: yaml, payload: BROKEN_YAML },
    { what: 'no JSON', method: 'POST', url: '/convert', headers: { 'content-type': 'application/json' }, payload: '{' },
    { what: 'a wrong shape', method: 'POST', url: '/convert', headers: { 'content-type': 'application/json' }, payload: '{"tables": [1]}' },
    { what: 'an unknown target', method: 'POST', url: '/convert?target=x', headers: yaml, payload: RULE },
    { what: 'a form', method: 'POST', url: '/convert', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a' },
    { what: 'a large body', method: 'POST', url: '/convert', headers: yaml, payload: 'a'.repeat(2_000_000) },
    { what: 'a rule that is added', method: 'POST', url: '/rules', headers: yaml, payload: RULE },
    { what: 'a rule that is there', method: 'POST', url: '/rules', headers: yaml, payload: RULE },
    { what: 'a rule that cannot be kept', method: 'POST', url: '/rules', headers: yaml, payload: BROKEN_YAML },
    { what: 'rules', method: 'GET', url: '/rules?technique=T1685' },
    { what: 'rules of no technique', method: 'GET', url: '/rules?technique=x' },
    { what: 'a rule', method: 'GET', url: `/rules/${ID}` },
    { what: 'the text of a rule', method: 'GET', url: `/rules/${ID}`, headers: { accept: 'application/yaml' } },
    { what: 'no such rule', method: 'GET', url: '/rules/x' },
    { what: 'the queries of a rule', method: 'GET', url: `/rules/${ID}/queries?target=sentinel` },
    { what: 'the queries as text', method: 'GET', url: `/rules/${ID}/queries`, headers: { accept: 'text/plain' } },
    { what: 'no queries', method: 'GET', url: `/rules/${ID}/queries?table=W3CIISLog` },
    { what: 'a change', method: 'PUT', url: `/rules/${ID}`, headers: { ...yaml, 'if-match': '*' }, payload: `${RULE}# changed` },
    { what: 'a change of nothing', method: 'PUT', url: `/rules/${ID}`, headers: yaml, payload: RULE },
    { what: 'a change too late', method: 'DELETE', url: `/rules/${ID}`, headers: { 'if-match': '"1"' } },
    { what: 'versions', method: 'GET', url: `/rules/${ID}/versions` },
    { what: 'no archive', method: 'POST', url: '/imports', headers: { 'content-type': 'application/zip' }, payload: RULE },
    { what: 'an import', method: 'POST', url: '/imports', headers: { 'content-type': 'application/zip' }, payload: zipOf([]) },
    { what: 'imports', method: 'GET', url: '/imports' },
    { what: 'no such import', method: 'GET', url: '/imports/x' },
    { what: 'techniques', method: 'GET', url: '/attack/techniques?tactic=stealth&includeDeprecated=true' },
    { what: 'no tactic', method: 'GET', url: '/attack/techniques?tactic=%3F' },
    { what: 'a layer', method: 'GET', url: '/attack/navigator-layer?level=low' },
    { what: 'targets', method: 'GET', url: '/targets' },
    { what: 'formats', method: 'GET', url: '/formats' },
    { what: 'formats with a parameter', method: 'GET', url: '/formats?a=1' },
    { what: 'formats in a type that is not given', method: 'GET', url: '/formats', headers: { accept: 'image/png' } },
    { what: 'tables', method: 'GET', url: '/targets/sentinel-asim/tables' },
    { what: 'tables of nothing', method: 'GET', url: '/targets/x/tables' },
    { what: 'life', method: 'GET', url: '/health/live' },
    { what: 'readiness', method: 'GET', url: '/health/ready' },
    { what: 'numbers', method: 'GET', url: '/metrics' },
    { what: 'a type that is not given', method: 'GET', url: '/targets', headers: { accept: 'image/png' } },
    { what: 'a rule in JSON', method: 'POST', url: '/rules', headers: { 'content-type': 'application/json' }, payload: '{}' },
    { what: 'a large rule', method: 'POST', url: '/rules', headers: yaml, payload: 'a'.repeat(2_000_000) },
    { what: 'a rule with a choice', method: 'POST', url: '/rules?source=other', headers: yaml, payload: RULE },
    { what: 'a rule that no type suits', method: 'POST', url: '/rules', headers: { ...yaml, ...NO_TYPE }, payload: RULE },
    { what: 'a change of a stranger', method: 'PUT', url: '/rules/x', headers: { ...yaml, 'if-match': '*' }, payload: RULE },
    { what: 'a change of what was', method: 'PUT', url: `/rules/${ID}`, headers: { ...yaml, 'if-match': '"1"' }, payload: RULE },
    { what: 'a change to nothing', method: 'PUT', url: `/rules/${ID}`, headers: { ...yaml, 'if-match': '*' }, payload: '' },
    { what: 'a change to no rule', method: 'PUT', url: `/rules/${ID}`, headers: { ...yaml, 'if-match': '*' }, payload: NO_RULE },
    { what: 'a change in JSON', method: 'PUT', url: `/rules/${ID}`, headers: { 'content-type': 'application/json' }, payload: '{}' },
    { what: 'a change that is large', method: 'PUT', url: `/rules/${ID}`, headers: yaml, payload: 'a'.repeat(2_000_000) },
    { what: 'a change that no type suits', method: 'PUT', url: `/rules/${ID}`, headers: { ...yaml, ...NO_TYPE }, payload: RULE },
    {
      what: 'a change of an imported rule',
      method: 'PUT',
      url: `/rules/${IMPORTED_ID}`,
      headers: { ...yaml, 'if-match': '*' },
      payload: RULE.replace(ID, IMPORTED_ID),
    },
    { what: 'a removal of a stranger', method: 'DELETE', url: '/rules/x', headers: { 'if-match': '*' } },
    { what: 'a removal of an imported rule', method: 'DELETE', url: `/rules/${IMPORTED_ID}`, headers: { 'if-match': '*' } },
    { what: 'a removal of whatever', method: 'DELETE', url: `/rules/${ID}` },
    { what: 'a removal of no version', method: 'DELETE', url: `/rules/${ID}`, headers: { 'if-match': 'x' } },
    { what: 'a rule of a choice that is none', method: 'GET', url: `/rules/${ID}?x=1` },
    { what: 'queries of no target', method: 'GET', url: `/rules/${ID}/queries?target=x` },
    { what: 'queries of a stranger', method: 'GET', url: '/rules/x/queries' },
    { what: 'versions of a stranger', method: 'GET', url: '/rules/x/versions' },
    { what: 'versions of a choice that is none', method: 'GET', url: `/rules/${ID}/versions?x=1` },
    {
      what: 'a conversion of no rule',
      method: 'POST',
      url: '/convert',
      headers: { 'content-type': 'application/json' },
      payload: '{"ruleId": "x"}',
    },
    { what: 'a conversion that no type suits', method: 'POST', url: '/convert', headers: { ...yaml, ...NO_TYPE }, payload: RULE },
    { what: 'an import of nothing', method: 'POST', url: '/imports', headers: zip },
    { what: 'an import of the rules that are sent', method: 'POST', url: '/imports?source=local', headers: zip, payload: zipOf([]) },
    { what: 'an import that no type suits', method: 'POST', url: '/imports', headers: { ...zip, ...NO_TYPE }, payload: zipOf([]) },
    { what: 'an import whose type is not an archive', method: 'POST', url: '/imports', headers: yaml, payload: RULE },
    { what: 'an import of half an archive', method: 'POST', url: '/imports', headers: zip, payload: zipOf([]).subarray(0, 10) },
    { what: 'an import that is large', method: 'POST', url: '/imports', headers: zip, payload: 'a'.repeat(2_000_000) },
    { what: 'a page of no list', method: 'GET', url: '/imports?cursor=x' },
    { what: 'more of an import than there is', method: 'GET', url: `/imports/x?limit=1e9` },
    { what: 'a layer of no technique', method: 'GET', url: '/attack/navigator-layer?technique=x' },
    { what: 'targets of a choice', method: 'GET', url: '/targets?x=1' },
    { what: 'tables of a choice', method: 'GET', url: '/targets/sentinel/tables?x=1' },
    { what: 'the document', method: 'GET', url: '/openapi.json' },
    { what: 'the form of a mapping', method: 'GET', url: '/schemas/mapping.json' },
    { what: 'a removal', method: 'DELETE', url: `/rules/${ID}`, headers: { 'if-match': '*' } },
  ] as const)('tells the truth about the answer for $what', async (asked) => {
    await check(asked);
  });

  it.each([
    '/rules',
    `/rules/${IMPORTED_ID}`,
    `/rules/${IMPORTED_ID}/queries`,
    `/rules/${IMPORTED_ID}/versions`,
    '/imports',
    '/imports/{import}',
    '/attack/techniques',
    '/attack/navigator-layer',
    '/targets',
    '/formats',
    '/targets/sentinel/tables',
    '/openapi.json',
    '/schemas/mapping.json',
  ])('tells the truth about %s for a client that has it, and for one that no type suits', async (address) => {
    const url = address.replace('{import}', String((await app.inject('/imports')).json().items[0].id));
    const first = await check({ method: 'GET', url });
    expect(first.statusCode).toBe(200);
    expect((await check({ method: 'GET', url, headers: { 'if-none-match': String(first.headers.etag) } })).statusCode).toBe(304);
    expect((await check({ method: 'GET', url, headers: NO_TYPE })).statusCode).toBe(406);
  });

  it('tells the truth about a conversion for a client that has it', async () => {
    const asked = { method: 'POST', url: '/convert', payload: RULE } as const;
    const first = await check({ ...asked, headers: yaml });
    const again = await check({ ...asked, headers: { ...yaml, 'if-none-match': String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
    const other = await check({
      ...asked,
      headers: { ...yaml, 'if-none-match': String(first.headers.etag) },
      payload: RULE.replace('whoami', 'id'),
    });
    expect(other.statusCode).toBe(200);
  });

  it('tells the truth about a source that is being imported', async () => {
    const payload = zipOf(Array.from({ length: 300 }, (_, n) => ({ name: `${n}.yml`, content: RULE.replace(ID, `rule-${n}`) })));
    const both = await Promise.all([1, 2].map(() => check({ method: 'POST', url: '/imports?source=twice', headers: zip, payload })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
  });

  it('tells the truth about a server that is stopping', async () => {
    app.get(SelfCheck).beforeApplicationShutdown();
    expect((await check({ method: 'GET', url: '/health/ready' })).statusCode).toBe(503);
    await app.get(BackgroundImports).beforeApplicationShutdown();
    expect((await check({ method: 'POST', url: '/imports', headers: zip, payload: zipOf([]) })).statusCode).toBe(503);
  });

  it('has no status that is never answered', () => {
    const documented = operations().flatMap(({ path, method, operation }) =>
      Object.keys(operation.responses).map((status) => `${method} ${path} ${status}`),
    );
    // What nobody foresaw cannot be asked for.
    expect(documented.filter((answer) => !answered.has(answer) && !answer.endsWith(' 500'))).toEqual([]);
  });

  it('is shown as a page that loads nothing from anywhere else', async () => {
    const page = await app.inject('/docs');
    expect(page.statusCode).toBe(200);
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => String(match[1]));
    expect(loaded.length).toBeGreaterThan(2);
    for (const url of loaded) {
      expect(url).not.toMatch(/^(?:https?:)?\/\//);
      expect((await app.inject(new URL(url, 'http://localhost/docs').pathname)).statusCode).toBe(200);
    }
  });
});
