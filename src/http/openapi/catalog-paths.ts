import type { z } from 'zod';
import { AttackIndex, navigatorLayer, BUNDLED_MATRIX } from '../../attack/index.js';
import type { TechniqueDto } from '../../attack-api/attack.dto.js';
import type { ImportRunDto } from '../../imports/import.dto.js';
import type { RuleItemDto } from '../../rules/rule.dto.js';
import { queryText } from '../../compiler/index.js';
import type { ConvertedRules } from '../../conversion/conversion.service.js';
import { ARCHIVE_MEDIA_TYPES, YAML_MEDIA_TYPES } from '../body-parsers.js';
import { EXAMPLE_RULE } from '../example-rule.js';
import type { ProblemCode } from '../problem-codes.js';
import { RuleQueriesQuery } from '../../conversion/conversion-query.js';
import { ImportListQuery, ImportQuery, ImportReportQuery } from '../../imports/import-query.js';
import { ANYWHERE, ETAG, json, LINK, NOT_MODIFIED, problems, QUERY_HEADERS, queryParameters, read, type Json } from './openapi-parts.js';
import { RuleFilterQuery, RuleListQuery } from '../../rules/rule-list-query.js';
import { RuleSourceQuery } from '../../conversion/rule-source-query.js';
import { TechniqueQuery } from '../../attack-api/technique-query.js';

const RULE: z.infer<typeof RuleItemDto> = {
  id: '502b42de-4306-40b4-9596-6f590c81f073',
  kind: 'rule',
  title: 'Whoami Execution',
  description: null,
  level: 'low',
  status: 'test',
  tags: ['attack.discovery', 'attack.t1033'],
  techniques: [{ id: 'T1033', name: 'System Owner/User Discovery', taggedAs: ['T1033'] }],
  tactics: [{ id: 'TA0007', shortname: 'discovery', name: 'Discovery' }],
  cves: [],
  references: ['https://attack.mitre.org/techniques/T1033/'],
  author: null,
  license: null,
  date: '2024-02-29',
  modified: null,
  logsource: { category: 'process_creation', product: 'windows', service: null },
  falsepositives: [],
  fields: [],
  related: [],
  source: { name: 'local', path: '502b42de-4306-40b4-9596-6f590c81f073.yml', repository: null, commit: null },
  version: 1,
  updatedAt: '2025-11-24T12:00:00.000Z',
};

const IMPORT: z.infer<typeof ImportRunDto> = {
  id: '0f2a1d8c-4f6c-4f0a-9a55-5a3d6a1f7e10',
  source: 'ours',
  state: 'running',
  location: 'ours',
  repository: null,
  commit: null,
  startedAt: '2025-11-24T12:00:00.000Z',
  finishedAt: null,
  counts: { filesRead: 0, added: 0, changed: 0, unchanged: 0, removed: 0, rejected: 0 },
  problem: null,
};

const DONE: typeof IMPORT = {
  ...IMPORT,
  state: 'done',
  finishedAt: '2025-11-24T12:00:03.000Z',
  counts: { filesRead: 2, added: 1, changed: 0, unchanged: 0, removed: 0, rejected: 1 },
};

const TECHNIQUE: z.infer<typeof TechniqueDto> = {
  id: 'T1048.003',
  name: 'Exfiltration Over Unencrypted Non-C2 Protocol',
  url: 'https://attack.mitre.org/techniques/T1048/003/',
  tactics: [{ id: 'TA0010', shortname: 'exfiltration', name: 'Exfiltration' }],
  platforms: ['Linux', 'macOS', 'Windows'],
  parentId: 'T1048',
  deprecated: false,
  revoked: false,
  revokedBy: null,
  ruleCount: 3,
};

const LAYER = { name: 'Sigma rules: product windows', techniques: [{ id: TECHNIQUE.id, count: TECHNIQUE.ruleCount }] };

/** The operations on rules, imports and ATT&CK. */
export function catalogPaths(converted: ConvertedRules, unconverted: readonly ProblemCode[]): Json {
  const choosing = ['INVALID_REQUEST', 'UNKNOWN_TARGET', 'UNKNOWN_TABLE'] as const;
  const changing = ['VERSION_REQUIRED', 'VERSION_MISMATCH', 'RULE_NOT_FOUND', 'RULE_IN_SOURCE', 'INVALID_REQUEST'] as const;
  const sending = ['EMPTY_BODY', 'INVALID_ENCODING', 'INVALID_RULE', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const;
  const rule = { ...RULE, yaml: EXAMPLE_RULE };
  return {
    '/rules': {
      get: {
        operationId: 'listRules',
        tags: ['rules'],
        summary: 'The rules of the catalog that a filter means',
        description:
          'Several values of one filter: any of them. Several filters: all of them. `notes` says which ids of ATT&CK stand for others. The header `Link` has the address of the next page.',
        parameters: queryParameters(RuleListQuery),
        responses: {
          200: {
            description: 'A page of rules.',
            headers: { ...ETAG, ...LINK },
            content: json('RuleList', { items: [RULE], total: 1, nextCursor: null, notes: [] }),
          },
          ...NOT_MODIFIED,
          ...problems([...choosing, 'MALFORMED_TECHNIQUE', 'MALFORMED_TACTIC', 'INVALID_CURSOR', ...ANYWHERE]),
        },
      },
      post: {
        operationId: 'addRule',
        tags: ['rules'],
        summary: 'Adds a rule to the source local',
        requestBody: ruleBody,
        responses: {
          201: {
            description: 'The rule.',
            headers: { ...ETAG, Location: { description: 'The address of the rule.', schema: { type: 'string' } } },
            content: json('Rule', rule),
          },
          ...problems([...sending, 'INVALID_REQUEST', 'DUPLICATE_RULE', ...ANYWHERE]),
        },
      },
    },
    '/rules/{id}': {
      get: {
        operationId: 'readRule',
        tags: ['rules'],
        summary: 'A rule, or its text byte for byte',
        parameters: [id('rule', RULE.id), ...queryParameters(RuleSourceQuery)],
        responses: {
          200: {
            description: 'The rule. Its ETag serves `If-Match`, in whichever form it was read.',
            headers: ETAG,
            content: { ...json('Rule', rule), 'application/yaml': { schema: { type: 'string' }, example: EXAMPLE_RULE } },
          },
          ...NOT_MODIFIED,
          ...problems(['RULE_NOT_FOUND', 'INVALID_REQUEST', ...ANYWHERE]),
        },
      },
      put: {
        operationId: 'replaceRule',
        tags: ['rules'],
        summary: 'Puts another text in the place of that of a rule of the source local',
        parameters: [id('rule', RULE.id), IF_MATCH],
        requestBody: ruleBody,
        responses: {
          200: { description: 'The rule as it is now.', headers: ETAG, content: json('Rule', { ...rule, version: 2 }) },
          ...problems([...changing, ...sending, ...ANYWHERE]),
        },
      },
      delete: {
        operationId: 'removeRule',
        tags: ['rules'],
        summary: 'Removes a rule of the source local',
        parameters: [id('rule', RULE.id), IF_MATCH],
        responses: { 204: { description: 'It is removed.' }, ...problems([...changing, 'INTERNAL_ERROR']) },
      },
    },
    '/rules/{id}/queries': {
      get: {
        operationId: 'convertRule',
        tags: ['rules', 'conversion'],
        summary: 'The queries of a rule of the catalog',
        description: 'The same answers as `POST /convert` has for the text of the rule, with the same choices.',
        parameters: [id('rule', RULE.id), ...queryParameters(RuleQueriesQuery)],
        responses: {
          200: {
            description: 'At least one query.',
            headers: { ...ETAG, ...QUERY_HEADERS },
            content: {
              ...json('ConvertedRules', converted),
              'text/plain': { schema: { type: 'string' }, example: queryText(converted.rules) },
            },
          },
          ...NOT_MODIFIED,
          ...problems([...choosing, 'INVALID_OPTION', 'RULE_NOT_FOUND', 'NOT_CONVERTED', ...unconverted, ...ANYWHERE]),
        },
      },
    },
    '/rules/{id}/versions': {
      get: {
        operationId: 'listVersions',
        tags: ['rules'],
        summary: 'The texts that a rule has had, the newest first',
        parameters: [id('rule', RULE.id), ...queryParameters(RuleSourceQuery)],
        responses: {
          ...read('RuleVersionList', {
            items: [
              {
                version: 1,
                path: RULE.source.path,
                contentHash: '9a0364b9e99bb480dd25e1f0284c8555e0f1b1fbd3e5e1c7a2fb8aaf4a1bd32c',
                importedAt: RULE.updatedAt,
                replacedAt: null,
                yaml: EXAMPLE_RULE,
              },
            ],
            total: 1,
            nextCursor: null,
          }),
          ...problems(['RULE_NOT_FOUND', 'INVALID_REQUEST', ...ANYWHERE]),
        },
      },
    },
    '/imports': {
      post: {
        operationId: 'importRules',
        tags: ['imports'],
        summary: 'Imports an archive of rules',
        description:
          'The body is a zip, a tar or a tar.gz, which is known by its first bytes. It is received and looked through before the answer, and imported after it: `GET /imports/{id}` says how far that is. All of it is taken over at once, or nothing. What the source had in the catalog and the archive has not is removed.',
        parameters: queryParameters(ImportQuery),
        requestBody: {
          required: true,
          content: Object.fromEntries(
            ARCHIVE_MEDIA_TYPES.map((type) => [
              type,
              { schema: { type: 'string', description: 'The bytes of the archive.' }, example: 'PK\u0003\u0004…' },
            ]),
          ),
        },
        responses: {
          202: {
            description: 'The import has begun.',
            headers: { Location: { description: 'The address of the import.', schema: { type: 'string' } } },
            content: json('ImportRun', IMPORT),
          },
          ...problems([
            'EMPTY_BODY',
            'INVALID_REQUEST',
            'RESERVED_SOURCE',
            'IMPORT_RUNNING',
            'BODY_TOO_LARGE',
            'ARCHIVE_TOO_LARGE',
            'TOO_MANY_FILES',
            'UNSUPPORTED_MEDIA_TYPE',
            'UNSUPPORTED_ARCHIVE',
            'ARCHIVE_UNREADABLE',
            'STOPPING',
            ...ANYWHERE,
          ]),
        },
      },
      get: {
        operationId: 'listImports',
        tags: ['imports'],
        summary: 'The imports, the newest first',
        parameters: queryParameters(ImportListQuery),
        responses: {
          ...read('ImportList', { items: [DONE], total: 1, nextCursor: null }, LINK),
          ...problems(['INVALID_REQUEST', 'INVALID_CURSOR', ...ANYWHERE]),
        },
      },
    },
    '/imports/{id}': {
      get: {
        operationId: 'readImport',
        tags: ['imports'],
        summary: 'How far an import is, and what it did',
        parameters: [id('import', IMPORT.id), ...queryParameters(ImportReportQuery)],
        responses: {
          200: {
            description: 'The import.',
            headers: ETAG,
            content: json('ImportReport', {
              ...DONE,
              files: [
                {
                  path: 'rules/broken.yml',
                  outcome: 'rejected',
                  ruleId: null,
                  title: 'Broken',
                  problems: [
                    {
                      code: 'INVALID_SIGMA',
                      message: 'The rule has no logsource.',
                      hint: null,
                      field: null,
                      locations: [{ line: 1, column: 1 }],
                    },
                  ],
                },
                { path: 'rules/whoami.yml', outcome: 'added', ruleId: RULE.id, title: RULE.title, problems: [] },
              ],
              tableIndex: { rules: 1, indexed: 1, running: false },
            }),
          },
          ...NOT_MODIFIED,
          ...problems(['IMPORT_NOT_FOUND', 'INVALID_REQUEST', ...ANYWHERE]),
        },
      },
    },
    '/attack/techniques': {
      get: {
        operationId: 'listTechniques',
        tags: ['attack'],
        summary: 'The techniques of ATT&CK, with the number of their rules',
        parameters: queryParameters(TechniqueQuery),
        responses: {
          ...read('TechniqueList', { items: [TECHNIQUE], total: 1, nextCursor: null }),
          ...problems(['INVALID_REQUEST', 'MALFORMED_TACTIC', ...ANYWHERE]),
        },
      },
    },
    '/attack/navigator-layer': {
      get: {
        operationId: 'navigatorLayer',
        tags: ['attack'],
        summary: 'What rules detect, as a layer of the ATT&CK Navigator',
        description:
          'The rules that a filter means, counted by technique. Open the answer in the Navigator with "Open Existing Layer". What the Navigator would not show is said in the description of the layer.',
        parameters: queryParameters(RuleFilterQuery),
        responses: {
          200: {
            description: 'A layer in the format 4.5.',
            headers: ETAG,
            content: json('NavigatorLayer', navigatorLayer(LAYER, new AttackIndex(BUNDLED_MATRIX))),
          },
          ...NOT_MODIFIED,
          ...problems([...choosing, 'MALFORMED_TECHNIQUE', 'MALFORMED_TACTIC', ...ANYWHERE]),
        },
      },
    },
  };
}

const ruleBody: Json = {
  required: true,
  content: Object.fromEntries(YAML_MEDIA_TYPES.map((type) => [type, { schema: { type: 'string' }, example: EXAMPLE_RULE }])),
};

const IF_MATCH: Json = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag of the rule that the change is made of, or `*` for whatever it is by now.',
  schema: { type: 'string' },
  example: '"1.9a0364b9e99bb480.s1ZrqGPiqLBqPL8e"',
};

const id = (of: string, example: string): Json => ({
  name: 'id',
  in: 'path',
  required: true,
  description: `The id of the ${of}.`,
  schema: { type: 'string' },
  example,
});
