import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DIAGNOSTICS } from '../../src/compiler/index.js';
import { PROBLEM_CODES } from '../../src/api/problem-codes.js';
import { zipOf } from '../support/archives.js';
import { BROKEN_YAML, NO_RULE, openTestApp, RULE, UNMAPPED_RULE } from './test-app.js';

/** What a document of OpenAPI has that these tests look at. */
interface Content {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

type Contents = Readonly<Record<string, Content>>;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly schema: { readonly type: string; readonly examples?: readonly unknown[] };
  }[];
  readonly requestBody?: { readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly content?: Contents }>>;
}

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };
  let ajv: Ajv2020;

  beforeAll(async () => {
    app = await openTestApp();
    document = (await app.inject('/openapi.json')).json();
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
      'ConversionOptions',
      'ConversionRequest',
      'ConvertedRule',
      'ConvertedRules',
      'FieldUse',
      'ImportList',
      'ImportReport',
      'ImportRun',
      'ImportedFile',
      'Live',
      'NavigatorLayer',
      'Problem',
      'ProblemDetail',
      'Ready',
      'Remark',
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

  it('has every route of the REST door, and no other', () => {
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
    // Said of any address, not of an operation.
    const ofNoOperation = ['NOT_FOUND', 'METHOD_NOT_ALLOWED'];
    // Said of an import that has begun, in its report.
    const ofImports = ['NO_RULES'];
    const warnings = Object.entries(DIAGNOSTICS).flatMap(([code, { severity }]) => (severity === 'warning' ? [code] : []));
    const expected = Object.keys(PROBLEM_CODES).filter(
      (code) => ![...ofGraphql, ...ofNoOperation, ...ofImports, ...warnings].includes(code),
    );
    expect([...shown].sort()).toEqual(expected.sort());
  });

  const yaml = { 'content-type': 'application/yaml' };
  const ID = '502b42de-4306-40b4-9596-6f590c81f073';
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
    { what: 'tables', method: 'GET', url: '/targets/sentinel-asim/tables' },
    { what: 'tables of nothing', method: 'GET', url: '/targets/x/tables' },
    { what: 'life', method: 'GET', url: '/health/live' },
    { what: 'readiness', method: 'GET', url: '/health/ready' },
    { what: 'a type that is not given', method: 'GET', url: '/targets', headers: { accept: 'image/png' } },
  ] as const)('tells the truth about the answer for $what', async ({ method, url, ...rest }) => {
    const answer = await app.inject({ method, url, ...rest });
    const path = url.split('?')[0]?.replace(/(?<=^\/(?:targets|rules|imports)\/)[^/]+/, '{id}') ?? '';
    const content = document.paths[path]?.[method.toLowerCase()]?.responses[answer.statusCode]?.content;
    const type = String(answer.headers['content-type']).split(';')[0] ?? '';
    expect(Object.keys(content ?? {})).toContain(type);
    expect(mistakes(content![type]!.schema, type.endsWith('json') ? answer.json() : answer.body)).toEqual([]);
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
