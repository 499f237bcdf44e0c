import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DIAGNOSTICS, queryText, type DiagnosticCode } from '../../compiler/index.js';
import { ConvertedRulesAnswer } from '../../conversion/conversion-answer.js';
import { ConversionRequest } from '../../conversion/conversion-request.js';
import { ConversionService } from '../../conversion/conversion.service.js';
import { TableListAnswer, TargetListAnswer } from '../../conversion/target-answer.js';
import { LiveAnswer, ReadyAnswer } from '../../operations/health-answer.js';
import { ApiProblem } from '../api-problem.js';
import { YAML_MEDIA_TYPES } from '../body-parsers.js';
import { EXAMPLE_RULE } from '../example-rule.js';
import { Problem, type ProblemDetail } from '../problem-answer.js';
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.js';
import { ConversionQuery } from './conversion-query.js';

type Json = Readonly<Record<string, unknown>>;

/** The shapes of the REST door. Each is stated once, as a zod schema; here they only get their names in the document. */
const SHAPES = {
  ConversionRequest,
  ConvertedRules: ConvertedRulesAnswer,
  TargetList: TargetListAnswer,
  TableList: TableListAnswer,
  Live: LiveAnswer,
  Ready: ReadyAnswer,
  Problem,
} as const satisfies Record<string, z.ZodType>;

const VERSION = (JSON.parse(readFileSync(`${import.meta.dirname}/../../../package.json`, 'utf8')) as { readonly version: string }).version;

const EXAMPLE_TABLE = 'DeviceProcessEvents';

/** What the compiler can say when nothing was converted. */
const UNCONVERTED_CODES = (Object.keys(DIAGNOSTICS) as DiagnosticCode[]).filter(
  (code) => DIAGNOSTICS[code].severity === 'error' && PROBLEM_CODES[code].status === 422,
);

/** What every operation can answer besides its own errors. */
const ANYWHERE = ['NOT_ACCEPTABLE', 'INTERNAL_ERROR'] as const satisfies readonly ProblemCode[];

/** Places and pointers that an example of a code shows; the other codes are examples by their title alone. */
const EXAMPLE_DETAILS: Readonly<Partial<Record<ProblemCode, Omit<ProblemDetail, 'code'>>>> = {
  INVALID_JSON: { detail: 'The body is not valid JSON: "}" is not expected here.', line: 1, column: 12 },
  INVALID_REQUEST: { detail: 'rule is required', pointer: '/rule' },
  INVALID_YAML: { detail: 'The text is not valid YAML: a line is indented with a tab.', line: 3, column: 1 },
  INVALID_SIGMA: { detail: 'The rule has no logsource.', line: 1, column: 1 },
  UNKNOWN_TARGET: { detail: 'There is no target "splunk".' },
  UNKNOWN_TABLE: { detail: 'There is no table "ProcessEvents".' },
  INVALID_OPTION: { detail: 'lookback is "yesterday", which is no timespan. It is a number and d, h, m or s: 1d, 12h, 90m.' },
  INVALID_MAPPING: { detail: '"colums" is not known here. did you mean "columns"?', pointer: '/options/mapping', line: 4, column: 5 },
  UNMAPPED_FIELD: { detail: 'DeviceProcessEvents has no column for "ProcessGuid".', line: 8, column: 5 },
};

/** The description of the REST door. Its examples are answers of the service itself, so that they cannot be out of date. */
@Injectable()
export class ApiDescription {
  #document: Json | undefined;

  constructor(private readonly conversions: ConversionService) {}

  get document(): Json {
    this.#document ??= this.#describe();
    return this.#document;
  }

  #describe(): Json {
    return {
      openapi: '3.1.0',
      info: {
        title: 'sigma-kql',
        version: VERSION,
        license: { name: 'MIT', identifier: 'MIT' },
        description: [
          'Sigma detection rules as KQL for every Microsoft Sentinel and Defender XDR table they can run on.',
          'The same service answers GraphQL at `/graphql`, with the same codes in `extensions.code`.',
          'Errors are problem documents (RFC 9457): match on `code`, never on the texts.',
          'Every answer has an `X-Request-Id`: the one that was sent, or a new one.',
        ].join('\n\n'),
      },
      tags: [{ name: 'conversion' }, { name: 'targets' }, { name: 'operations' }],
      paths: this.#paths(),
      components: { schemas: schemas() },
    };
  }

  #paths(): Json {
    const targets = this.conversions.targets();
    const items = targets.map((target) => ({ ...target, tables: target.tables.slice(0, 1).map(shorten) })).slice(0, 1);
    const [first] = targets;
    const tables = (first?.tables ?? []).slice(0, 1).map(shorten);
    const page = (content: readonly unknown[]): Json => ({ items: content, total: content.length, nextCursor: null });
    return {
      '/convert': { post: this.#convert() },
      '/targets': {
        get: {
          operationId: 'listTargets',
          tags: ['targets'],
          summary: 'What a rule can be converted for',
          responses: { ...read('TargetList', page(items)), ...problems(ANYWHERE) },
        },
      },
      '/targets/{id}/tables': {
        get: {
          operationId: 'listTables',
          tags: ['targets'],
          summary: 'The tables of one target',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: first?.id ?? 'defender-xdr' }],
          responses: { ...read('TableList', page(tables)), ...problems(['UNKNOWN_TARGET', ...ANYWHERE], { UNKNOWN_TARGET: 404 }) },
        },
      },
      '/health/live': {
        get: {
          operationId: 'live',
          tags: ['operations'],
          summary: 'Whether the process answers',
          responses: { 200: { description: 'It does.', content: json('Live', { status: 'ok' }) } },
        },
      },
      '/health/ready': {
        get: {
          operationId: 'ready',
          tags: ['operations'],
          summary: 'Whether requests can be sent here',
          responses: {
            200: { description: 'They can.', content: json('Ready', readiness('ok', '3 targets, 120 tables.')) },
            503: {
              description: 'They cannot, and `checks` says why.',
              content: json('Ready', readiness('failed', 'There are no tables.')),
            },
          },
        },
      },
      '/schemas/mapping.json': {
        get: {
          operationId: 'mappingSchema',
          tags: ['targets'],
          summary: 'The form of a mapping, for editors',
          responses: {
            200: {
              description: 'A JSON Schema (2020-12).',
              headers: ETAG,
              content: { 'application/json': { schema: { type: 'object' }, example: { title: 'sigma-kql mapping', type: 'object' } } },
            },
            ...NOT_MODIFIED,
            ...problems(ANYWHERE),
          },
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'openApi',
          tags: ['operations'],
          summary: 'This document',
          responses: {
            200: {
              description: 'An OpenAPI 3.1 document.',
              headers: ETAG,
              content: { 'application/json': { schema: { type: 'object' }, example: { openapi: '3.1.0' } } },
            },
            ...NOT_MODIFIED,
            ...problems(ANYWHERE),
          },
        },
      },
    };
  }

  #convert(): Json {
    const { rules } = this.conversions.convert({ rule: EXAMPLE_RULE, tables: [EXAMPLE_TABLE] });
    const counts = { 'X-Converted': 'queries', 'X-Unsupported': 'conversions without a query', 'X-Warnings': 'warnings' };
    return {
      operationId: 'convert',
      tags: ['conversion'],
      summary: 'Turns Sigma rules into KQL',
      description: [
        'Send the rule in JSON, or as YAML with the choices in the query string, where they have the forms of the command line; a mapping, and what stands for placeholders, has no form there and needs JSON. No target and no table named: every table of every target that has the events of the rule.',
        '200: at least one query was written; look at `status` of each conversion, and at `warnings`. 422: nothing could be converted; `rules` says why for each table, `errors` says each reason once.',
        'With `Accept: text/plain` the answer is the queries alone. One query is its own text and a line break. Above each of several stands the comment `// <title>: <target>, <table>`, and between them an empty line, so that all can be pasted into a query window of Sentinel or Defender and each be run on its own. What the queries alone cannot say is counted in the headers `X-Converted`, `X-Unsupported` and `X-Warnings`.',
      ].join('\n\n'),
      parameters: queryParameters(),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: ref('ConversionRequest'),
            example: { rule: EXAMPLE_RULE, targets: ['defender-xdr'], tables: [EXAMPLE_TABLE] },
          },
          ...Object.fromEntries(YAML_MEDIA_TYPES.map((type) => [type, { schema: { type: 'string' }, example: EXAMPLE_RULE }])),
        },
      },
      responses: {
        200: {
          description: 'At least one query.',
          headers: Object.fromEntries(
            Object.entries(counts).map(([name, what]) => [
              name,
              { description: `With text/plain: the number of ${what}.`, schema: { type: 'integer' } },
            ]),
          ),
          content: {
            ...json('ConvertedRules', { rules }),
            'text/plain': { schema: { type: 'string' }, example: queryText(rules) },
          },
        },
        ...problems([
          'EMPTY_BODY',
          'INVALID_ENCODING',
          'INVALID_JSON',
          'INVALID_REQUEST',
          'INVALID_YAML',
          'UNKNOWN_TARGET',
          'UNKNOWN_TABLE',
          'RULE_NOT_FOUND',
          'INVALID_OPTION',
          'INVALID_MAPPING',
          'BODY_TOO_LARGE',
          'UNSUPPORTED_MEDIA_TYPE',
          'NOT_CONVERTED',
          ...UNCONVERTED_CODES,
          ...ANYWHERE,
        ]),
      },
    };
  }
}

const ETAG = { ETag: { description: 'Strong; made of the bytes of the answer.', schema: { type: 'string' } } };

const NOT_MODIFIED = { 304: { description: 'The caller has this answer, by `If-None-Match`.' } };

const ref = (shape: keyof typeof SHAPES): Json => ({ $ref: `#/components/schemas/${shape}` });

const json = (shape: keyof typeof SHAPES, example: unknown): Json => ({ 'application/json': { schema: ref(shape), example } });

const read = (shape: keyof typeof SHAPES, example: unknown): Json => ({
  200: { description: 'The list.', headers: ETAG, content: json(shape, example) },
  ...NOT_MODIFIED,
});

const readiness = (status: 'ok' | 'failed', detail: string): Json => ({ status, checks: { targets: { status, detail } } });

/** A table of an example needs no more than a few of its columns and log sources. */
const shorten = <T extends { readonly columns: readonly unknown[]; readonly logsources: readonly unknown[] }>(table: T): T => ({
  ...table,
  columns: table.columns.slice(0, 3),
  logsources: table.logsources.slice(0, 1),
});

/** The answers for these codes, by status, with an example for each code. */
function problems(codes: readonly ProblemCode[], statuses: Readonly<Partial<Record<ProblemCode, 404>>> = {}): Json {
  const answers = codes.map((code) => exampleProblem(code, statuses[code]));
  return Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))].map((status) => [
      status,
      problemsOf(answers.filter((answer) => answer.status === status)),
    ]),
  );
}

function problemsOf(answers: readonly Problem[]): Json {
  return {
    description: answers.map(({ code, title }) => `\`${code}\`: ${title}.`).join('\n\n'),
    content: {
      'application/problem+json': {
        schema: ref('Problem'),
        examples: Object.fromEntries(answers.map((value) => [value.code, { summary: value.title, value }])),
      },
    },
  };
}

function exampleProblem(code: ProblemCode, status?: 404): Problem {
  const { detail, ...place } = EXAMPLE_DETAILS[code] ?? { detail: `${PROBLEM_CODES[code].title}.` };
  const problem = new ApiProblem(code, detail, { errors: [{ code, detail, ...place }], ...(status && { status }) });
  return problem.toAnswer('0b9c1a52-6f0e-4c51-8d1c-3f0f0a7f6c11');
}

/** The shapes, with references from one to the other wherever a shape has a name. */
function schemas(): Json {
  // zod writes every named shape beside the others, as `#/$defs/…`, and the one that was asked for as a reference to it.
  const all = Object.values(SHAPES).map((schema) => z.toJSONSchema(schema, { io: 'input' }).$defs);
  return JSON.parse(JSON.stringify(Object.assign({}, ...all)).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

function queryParameters(): readonly Json[] {
  const { properties = {} } = z.toJSONSchema(ConversionQuery, { io: 'output' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return { name, in: 'query', required: false, description: `With a YAML body. ${String(description)}`, schema };
  });
}
