import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getIntrospectionQuery } from 'graphql';
import { BROKEN_YAML, NO_RULE, openTestApp, RULE, UNMAPPED_RULE } from './test-app.js';

const DIAGNOSTIC = '{ code message hint field locations { line column } }';
const ALL = `rules {
  id title level status
  conversions { target table status query recommended connectors notes { code message } warnings ${DIAGNOSTIC} problems ${DIAGNOSTIC} fields { field columns fidelity matchesMore matchesLess } }
  warnings ${DIAGNOSTIC}
  problems ${DIAGNOSTIC}
}`;
const CONVERT = `query($input: ConvertInput!) { convert(input: $input) { ${ALL} } }`;

/** An object with its keys in order, for comparing answers whose keys are in the order of the question. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;

describe('GraphQL', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await openTestApp();
  }, 60_000);

  afterAll(() => app.close());

  const graphql = (query: unknown, variables?: object) =>
    app.inject({ method: 'POST', url: '/graphql', payload: { query, variables } as object });

  const rest = (payload: object) => app.inject({ method: 'POST', url: '/convert', payload });

  describe.each([
    { rule: RULE, target: 'defender-xdr', table: 'DeviceProcessEvents' },
    { rule: RULE, target: 'sentinel-asim', table: 'imProcessCreate' },
    { rule: RULE, target: 'sentinel', table: 'SecurityEvent' },
    { rule: RULE.replace('whoami.exe', 'häßlich "quoted" 🦊.exe'), target: 'defender-xdr', table: 'DeviceProcessEvents' },
    { rule: RULE.replaceAll('\n', '\r\n'), target: 'sentinel', table: 'DeviceProcessEvents' },
  ])('the rule on $table of $target', ({ rule, target, table }) => {
    const yaml = (accept: string) =>
      app.inject({
        method: 'POST',
        url: `/convert?target=${target}&table=${table}`,
        headers: { 'content-type': 'application/yaml', accept },
        payload: rule,
      });

    it.each([
      { way: 'REST with YAML', query: async () => (await yaml('application/json')).json().rules[0].conversions[0].query },
      { way: 'REST with text', query: async () => (await yaml('text/plain')).body.replace(/\n$/, '') },
      {
        way: 'GraphQL with variables',
        query: async () =>
          (await graphql(CONVERT, { input: { rule, targets: [target], tables: [table] } })).json().data.convert.rules[0].conversions[0]
            .query,
      },
      {
        way: 'GraphQL with the rule in the document',
        query: async () => {
          const document = `{ convert(input: { rule: ${JSON.stringify(rule)}, targets: ["${target}"], tables: ["${table}"] }) { rules { conversions { query } } } }`;
          return (await graphql(document)).json().data.convert.rules[0].conversions[0].query;
        },
      },
    ])('is the same query through $way as through REST with JSON', async ({ query }) => {
      const expected = (await rest({ rule, targets: [target], tables: [table] })).json().rules[0].conversions[0].query;
      expect(expected).toMatch(new RegExp(`^${table}\\n`));
      expect(await query()).toBe(expected);
    });
  });

  it('answers as REST does, in every field, also when the document is compiled', async () => {
    const input = { rule: `${RULE}---\n${NO_RULE}` };
    const expected = sorted((await rest(input)).json().rules);
    for (let time = 1; time <= 4; time++) {
      expect(sorted((await graphql(CONVERT, { input })).json().data.convert.rules)).toEqual(expected);
    }
  });

  it('takes the same options as REST', async () => {
    const rule = RULE.replace("Image|endswith: '\\whoami.exe'", "User|expand: '%Admins%'");
    const viaRest = await rest({
      rule,
      tables: ['imProcessCreate'],
      options: { parsers: 'built-in', placeholders: { Admins: ['root', 'sa'] } },
    });
    const options = { parsers: 'built-in', placeholders: [{ name: 'Admins', values: ['root', 'sa'] }] };
    const viaGraphql = await graphql(CONVERT, { input: { rule, tables: ['imProcessCreate'], options } });
    expect(viaRest.statusCode).toBe(200);
    expect(sorted(viaGraphql.json().data.convert.rules)).toEqual(sorted(viaRest.json().rules));
  });

  it('gives a rule that does not convert as data', async () => {
    const answer = (
      await graphql(CONVERT, { input: { rule: UNMAPPED_RULE, targets: ['defender-xdr'], tables: ['DeviceProcessEvents'] } })
    ).json();
    expect(answer.errors).toBeUndefined();
    expect(answer.data.convert.rules[0].conversions).toMatchObject([
      { status: 'unsupported', query: null, problems: [{ code: 'UNMAPPED_FIELD' }] },
    ]);
  });

  it('lists the targets as REST does', async () => {
    const query = `{ targets { id title timeColumn tables { name builtIn timeColumn docsUrl connectors notes columns { name type } logsources { category product service priority partial } } } }`;
    const { items } = (await app.inject('/targets')).json();
    expect(sorted((await graphql(query)).json().data.targets)).toEqual(sorted(items));
  });

  it('gives targets in the order in which they were asked for', async () => {
    expect((await graphql('{ targets(ids: ["sentinel", "defender-xdr"]) { id } }')).json().data.targets).toEqual([
      { id: 'sentinel' },
      { id: 'defender-xdr' },
    ]);
  });

  describe('a mistake that REST has too', () => {
    it.each([
      { what: 'text that is not YAML', input: { rule: BROKEN_YAML } },
      { what: 'an unknown target', input: { rule: RULE, targets: ['splunk'] } },
      { what: 'an unknown table', input: { rule: RULE, tables: ['NoSuchTable'] } },
      { what: 'an empty rule', input: { rule: ' ' } },
      { what: 'an unknown option', input: { rule: RULE, options: { parsers: 'both' } } },
      { what: 'an empty name', input: { rule: RULE, targets: [''] } },
    ])('has the same code and errors: $what', async ({ input }) => {
      const problem = (await rest(input)).json();
      // The second time the document is compiled, and its errors come another way.
      for (let time = 1; time <= 3; time++) {
        const answer = await graphql(CONVERT, { input });
        const { errors } = answer.json();
        expect(errors).toHaveLength(1);
        expect(errors[0]).toMatchObject({
          message: problem.detail,
          path: ['convert'],
          extensions: { code: problem.code, errors: problem.errors },
        });
        expect(errors[0].extensions.requestId).toBe(answer.headers['x-request-id']);
        const { line, column } = problem.errors[0];
        expect({ line: errors[0].extensions.line, column: errors[0].extensions.column }).toEqual({ line, column });
      }
    });
  });

  describe('a mistake in the document', () => {
    const nested = `${'{ ofType '.repeat(16)}{ name }${' }'.repeat(16)}`;
    it.each([
      { what: 'no GraphQL', query: '{ targets', status: 400, code: 'GRAPHQL_PARSE_FAILED' },
      { what: 'JSON', query: '{}', status: 400, code: 'GRAPHQL_PARSE_FAILED' },
      { what: 'a number', query: '1', status: 400, code: 'GRAPHQL_PARSE_FAILED' },
      { what: 'a field that is not there', query: '{ targets { name } }', status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
      {
        what: 'an input field that is not there',
        query: '{ convert(input: { rulez: "a" }) { rules { id } } }',
        status: 400,
        code: 'GRAPHQL_VALIDATION_FAILED',
      },
      { what: 'a variable of another type', query: CONVERT, variables: { input: { rule: 1 } }, status: 400, code: 'INVALID_REQUEST' },
      { what: 'a variable that is missing', query: CONVERT, variables: {}, status: 400, code: 'INVALID_REQUEST' },
      {
        what: 'a placeholder that is given twice',
        query: CONVERT,
        variables: {
          input: {
            rule: RULE,
            options: {
              placeholders: [
                { name: 'a', values: ['b'] },
                { name: 'a', values: ['c'] },
              ],
            },
          },
        },
        status: 200,
        code: 'INVALID_REQUEST',
      },
      { what: 'an unknown target', query: '{ targets(ids: ["splunk"]) { id } }', status: 200, code: 'UNKNOWN_TARGET' },
      {
        what: 'too many aliases',
        query: `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: targets { id }`).join(' ')} }`,
        status: 400,
        code: 'QUERY_TOO_COMPLEX',
      },
      { what: 'too much depth', query: `{ __type(name: "Query") ${nested} }`, status: 400, code: 'QUERY_TOO_COMPLEX' },
      {
        what: 'more depth than a parser can bear',
        query: `${'{ a '.repeat(5000)}${'}'.repeat(5000)}`,
        status: 400,
        code: 'QUERY_TOO_COMPLEX',
      },
      { what: 'a mutation', query: 'mutation { convert { id } }', status: 400, code: 'GRAPHQL_VALIDATION_FAILED' },
    ])('is $code: $what', async ({ query, variables, status, code }) => {
      for (let time = 1; time <= 3; time++) {
        const answer = await graphql(query, variables);
        expect({ status: answer.statusCode, code: answer.json().errors[0].extensions.code }).toEqual({ status, code });
        expect(answer.json().data).toBeNull();
      }
    });

    it.each([
      { what: 'no query', payload: '{}', type: 'application/json', status: 400, code: 'INVALID_REQUEST' },
      { what: 'a list', payload: '[]', type: 'application/json', status: 400, code: 'INVALID_REQUEST' },
      { what: 'YAML', payload: RULE, type: 'application/yaml', status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
      { what: 'broken JSON', payload: '{"query"', type: 'application/json', status: 400, code: 'INVALID_JSON' },
      { what: 'a form', payload: 'query=a', type: 'application/x-www-form-urlencoded', status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' },
      { what: '5 MB', payload: 'a'.repeat(5_000_000), type: 'application/json', status: 413, code: 'BODY_TOO_LARGE' },
    ])('in a body of $what is $status $code', async ({ payload, type, status, code }) => {
      const answer = await app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': type }, payload });
      expect(answer.statusCode).toBe(status);
      expect(answer.json().errors).toMatchObject([{ extensions: { code, requestId: answer.headers['x-request-id'] } }]);
    });
  });

  it('answers a GET with a query, and refuses an operation that is not in it', async () => {
    const get = (search: Record<string, string>) => app.inject(`/graphql?${new URLSearchParams(search).toString()}`);
    expect((await get({ query: '{ targets { id } }' })).json().data.targets).toHaveLength(3);
    expect((await get({ query: 'query A { targets { id } }', operationName: 'B' })).json().errors[0].extensions.code).toBe(
      'INVALID_REQUEST',
    );
  });

  it('refuses anything but a query over GET, and names the alternative', async () => {
    const answer = await app.inject(`/graphql?${new URLSearchParams({ query: 'mutation { convert { id } }' }).toString()}`);
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    expect(answer.json().errors).toMatchObject([{ extensions: { code: 'METHOD_NOT_ALLOWED' } }]);
  });

  it('names the one media type that it takes', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'text/plain' },
      payload: '{ targets { id } }',
    });
    expect(answer.headers['accept-post']).toBe('application/json');
    expect(answer.json().errors[0].message).toBe('The body must have one of the media types application/json.');
  });

  it('describes every type, field and argument of its schema', async () => {
    const { data, errors } = (await graphql(getIntrospectionQuery())).json();
    expect(errors).toBeUndefined();
    interface Described {
      readonly name: string;
      readonly description?: string | null;
      readonly fields?: Described[] | null;
      readonly inputFields?: Described[] | null;
      readonly enumValues?: Described[] | null;
      readonly args?: Described[] | null;
    }
    const bare = (thing: Described, path: string): string[] => [
      ...(thing.description || path === 'Query' ? [] : [path]),
      ...[thing.fields, thing.inputFields, thing.enumValues, thing.args]
        .flatMap((list) => list ?? [])
        .flatMap((inner) => bare(inner, `${path}.${inner.name}`)),
    ];
    const types: Described[] = data.__schema.types.filter(({ name }: Described) => !name.startsWith('__'));
    expect(types.flatMap((type) => bare(type, type.name))).toEqual([]);
  });

  describe('GraphiQL', () => {
    const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

    it('is shown to a browser, and to nobody else', async () => {
      const page = await app.inject({ url: '/graphql', headers: browser });
      expect(page.headers['content-type']).toMatch('text/html');
      expect((await app.inject({ url: '/graphql', headers: { accept: '*/*' } })).headers['content-type']).toMatch('application/json');
    });

    it('loads nothing from anywhere else', async () => {
      const page = await app.inject({ url: '/graphql', headers: browser });
      const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)]
        .map((match) => String(match[1]))
        .filter((url) => !url.startsWith('data:'));
      expect(loaded).toHaveLength(5);
      for (const url of loaded) expect((await app.inject(url)).statusCode).toBe(200);
      expect(page.headers['content-security-policy']).toMatch("default-src 'self'");
      expect((await app.inject('/graphiql/graphiql.min.css')).body).not.toMatch(/url\(["']?https?:/);
    });
  });
});
