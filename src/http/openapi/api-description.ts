import { Injectable } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { DIAGNOSTICS, queryText, type ConvertedRule, type DiagnosticCode } from '../../compiler/index.js';
import { ConversionService } from '../../conversion/conversion.service.js';
import { YAML_MEDIA_TYPES } from '../body-parsers.js';
import { EXAMPLE_RULE } from '../example-rule.js';
import { PROBLEM_CODES } from '../problem-codes.js';
import { catalogPaths } from './catalog-paths.js';
import { ConversionQuery } from '../../conversion/conversion-query.js';
import {
  ANYWHERE,
  ETAG,
  json,
  NOT_MODIFIED,
  problems,
  QUERY_HEADERS,
  queryParameters,
  read,
  ref,
  schemas,
  type Json,
} from './openapi-parts.js';

const VERSION = (JSON.parse(readFileSync(`${import.meta.dirname}/../../../package.json`, 'utf8')) as { readonly version: string }).version;

const EXAMPLE_TABLE = 'DeviceProcessEvents';

/** What the compiler can say when nothing was converted. */
const UNCONVERTED_CODES = (Object.keys(DIAGNOSTICS) as DiagnosticCode[]).filter(
  (code) => DIAGNOSTICS[code].severity === 'error' && PROBLEM_CODES[code].status === 422,
);

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
          'Whatever the address: `NOT_FOUND` (404) where there is none, `METHOD_NOT_ALLOWED` (405), `INVALID_REQUEST` (400) for what is no request of HTTP, `REQUEST_TIMEOUT` (408), `HEADERS_TOO_LARGE` (431).',
        ].join('\n\n'),
      },
      tags: [
        { name: 'conversion' },
        { name: 'rules' },
        { name: 'imports' },
        { name: 'attack' },
        { name: 'targets' },
        { name: 'operations' },
      ],
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
      ...catalogPaths({ rules: this.#example() }, UNCONVERTED_CODES),
      '/targets': {
        get: {
          operationId: 'listTargets',
          tags: ['targets'],
          summary: 'What a rule can be converted for',
          responses: { ...read('TargetList', page(items)), ...problems(['INVALID_REQUEST', ...ANYWHERE]) },
        },
      },
      '/targets/{id}/tables': {
        get: {
          operationId: 'listTables',
          tags: ['targets'],
          summary: 'The tables of one target',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: first?.id ?? 'defender-xdr' }],
          responses: {
            ...read('TableList', page(tables)),
            ...problems(['INVALID_REQUEST', 'UNKNOWN_TARGET', ...ANYWHERE], { UNKNOWN_TARGET: 404 }),
          },
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
      '/metrics': {
        get: {
          operationId: 'metrics',
          tags: ['operations'],
          summary: 'Numbers for Prometheus',
          responses: {
            200: {
              description: 'Requests by route and status, the rules of the catalog, and the process, in the text format of Prometheus.',
              content: { 'text/plain': { schema: { type: 'string' }, example: 'sigma_kql_catalog_rules 29\n' } },
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

  #example(): readonly ConvertedRule[] {
    return this.conversions.convertText(EXAMPLE_RULE, { tables: [EXAMPLE_TABLE] });
  }

  #convert(): Json {
    const rules = this.#example();
    return {
      operationId: 'convert',
      tags: ['conversion'],
      summary: 'Turns Sigma rules into KQL',
      description: [
        'Send the rule in JSON, or as YAML with the choices in the query string, where they have the forms of the command line; a mapping, and what stands for placeholders, has no form there and needs JSON. No target and no table named: every table of every target that has the events of the rule.',
        '200: at least one query was written; look at `status` of each conversion, and at `warnings`. 422: nothing could be converted; `rules` says why for each table, `errors` says each reason once.',
        'With `Accept: text/plain` the answer is the queries alone. One query is its own text and a line break. Above each of several stands the comment `// <title>: <target>, <table>`, and between them an empty line, so that all can be pasted into a query window of Sentinel or Defender and each be run on its own. What the queries alone cannot say is counted in the headers `X-Converted`, `X-Unsupported` and `X-Warnings`.',
      ].join('\n\n'),
      parameters: queryParameters(ConversionQuery, 'With a YAML body. '),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: ref('ConvertRequest'),
            example: { rule: EXAMPLE_RULE, targets: ['defender-xdr'], tables: [EXAMPLE_TABLE] },
          },
          ...Object.fromEntries(YAML_MEDIA_TYPES.map((type) => [type, { schema: { type: 'string' }, example: EXAMPLE_RULE }])),
        },
      },
      responses: {
        200: {
          description: 'At least one query.',
          headers: { ...ETAG, ...QUERY_HEADERS },
          content: {
            ...json('ConvertedRules', { rules }),
            'text/plain': { schema: { type: 'string' }, example: queryText(rules) },
          },
        },
        ...NOT_MODIFIED,
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

const readiness = (status: 'ok' | 'failed', detail: string): Json => ({ status, checks: { targets: { status, detail } } });

/** A table of an example needs no more than a few of its columns and log sources. */
const shorten = <T extends { readonly columns: readonly unknown[]; readonly logsources: readonly unknown[] }>(table: T): T => ({
  ...table,
  columns: table.columns.slice(0, 3),
  logsources: table.logsources.slice(0, 1),
});
