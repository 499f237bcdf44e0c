import { z } from 'zod';
import { NavigatorLayerDto, TechniqueListDto } from '../../attack-api/attack.dto.js';
import { ImportListDto, ImportReportDto, ImportRunDto } from '../../imports/import.dto.js';
import { RuleDto, RuleListDto, RuleVersionListDto } from '../../rules/rule.dto.js';
import { ConvertedRulesDto } from '../../conversion/conversion.dto.js';
import { ConvertRequestDto } from '../../conversion/convert-request.dto.js';
import { TableListDto, TargetListDto } from '../../targets-api/target.dto.js';
import { LiveDto, ReadyDto } from '../../health/health.dto.js';
import { ApiProblem } from '../api-problem.js';
import { Problem, type ProblemDetail } from '../problem.dto.js';
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.js';

/** A part of the OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** The shapes of the REST door. Each is stated once, as a zod schema; here they only get their names in the document. */
const SHAPES = {
  ConvertRequest: ConvertRequestDto,
  ConvertedRules: ConvertedRulesDto,
  TargetList: TargetListDto,
  TableList: TableListDto,
  RuleList: RuleListDto,
  Rule: RuleDto,
  RuleVersionList: RuleVersionListDto,
  ImportRun: ImportRunDto,
  ImportReport: ImportReportDto,
  ImportList: ImportListDto,
  TechniqueList: TechniqueListDto,
  NavigatorLayer: NavigatorLayerDto,
  Live: LiveDto,
  Ready: ReadyDto,
  Problem,
} as const satisfies Record<string, z.ZodType>;

/** What every operation can answer besides its own errors. */
export const ANYWHERE = ['NOT_ACCEPTABLE', 'INTERNAL_ERROR'] as const satisfies readonly ProblemCode[];

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

/** The header of an answer that a client may keep. */
export const ETAG = { ETag: { description: 'Strong; made of the bytes of the answer.', schema: { type: 'string' } } };

/** The answer for a client that has it. */
export const NOT_MODIFIED = { 304: { description: 'The caller has this answer, by `If-None-Match`.', headers: ETAG } };

/** The header of a list with more pages. */
export const LINK = { Link: { description: 'The next page, with `rel="next"`, where there is one.', schema: { type: 'string' } } };

const COUNTS = { 'X-Converted': 'queries', 'X-Unsupported': 'conversions without a query', 'X-Warnings': 'warnings' };

/** The headers of queries: what their text alone cannot say. */
export const QUERY_HEADERS = Object.fromEntries(
  Object.entries(COUNTS).map(([name, what]) => [
    name,
    { description: `With text/plain: the number of ${what}.`, schema: { type: 'integer' } },
  ]),
);

/** A shape by its name. */
export const ref = (shape: keyof typeof SHAPES): Json => ({ $ref: `#/components/schemas/${shape}` });

/** A body of JSON. */
export const json = (shape: keyof typeof SHAPES, example: unknown): Json => ({ 'application/json': { schema: ref(shape), example } });

/** The answers of an address that is read. */
export const read = (shape: keyof typeof SHAPES, example: unknown, headers: Json = {}): Json => ({
  200: { description: 'The list.', headers: { ...ETAG, ...headers }, content: json(shape, example) },
  ...NOT_MODIFIED,
});

/** The answers for these codes, by status, with an example for each code. */
export function problems(codes: readonly ProblemCode[], statuses: Readonly<Partial<Record<ProblemCode, 404>>> = {}): Json {
  const answers = codes.map((code) => exampleProblem(code, statuses[code]));
  return Object.fromEntries(
    [...new Set(answers.map(({ status }) => status))].map((status) => [
      status,
      problemsOf(answers.filter((answer) => answer.status === status)),
    ]),
  );
}

const ACCEPT_POST = { 'Accept-Post': { description: 'With POST: the media types that are read here.', schema: { type: 'string' } } };

function problemsOf(answers: readonly Problem[]): Json {
  return {
    description: answers.map(({ code, title }) => `\`${code}\`: ${title}.`).join('\n\n'),
    ...(answers.some(({ code }) => code === 'UNSUPPORTED_MEDIA_TYPE') && { headers: ACCEPT_POST }),
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
export function schemas(): Json {
  // zod writes every named shape beside the others, as `#/$defs/…`, and the one that was asked for as a reference to it.
  const all = Object.values(SHAPES).map((schema) => z.toJSONSchema(schema, { io: 'input' }).$defs);
  return JSON.parse(JSON.stringify(Object.assign({}, ...all)).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

/** The parameters of a query string, by its schema. */
export function queryParameters(schema: z.ZodType, about = ''): readonly Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'output' });
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', ...type } = property as Json;
    return { name, in: 'query', required: false, description: `${about}${String(description)}`, schema: type };
  });
}
