import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, type ApiOperationOptions, type ApiResponseOptions } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEM_CODES, type ProblemCode } from '../problem-codes.js';
import { Problem } from '../problem.dto.js';
import { problemExample } from './problem-examples.js';

/** A part of an OpenAPI document. */
export type Json = Readonly<Record<string, unknown>>;

/** The header of an answer that a client may keep. */
export const ETAG = { ETag: { description: 'Strong; computed from the bytes of the answer.', schema: { type: 'string' } } } as const;

/** The header of a list with more pages. */
export const LINK = { Link: { description: 'The next page, with `rel="next"`, if there is one.', schema: { type: 'string' } } } as const;

/** The header with the address of what was created. */
export const LOCATION = { Location: { description: 'The address of what was created.', schema: { type: 'string' } } } as const;

const count = (what: string): Json => ({ description: `The number of ${what}.`, schema: { type: 'integer' } });

/** The headers of queries in text/plain, which has no place for these numbers. */
export const QUERY_HEADERS = {
  'X-Converted': count('queries'),
  'X-Unsupported': count('conversions without a query'),
  'X-Warnings': count('warnings'),
};

const ACCEPT_POST = { 'Accept-Post': { description: 'With POST: the media types that are accepted here.', schema: { type: 'string' } } };

/** Problems that every route has which checks `Accept` and the query string. */
export const COMMON_PROBLEMS = ['INVALID_REQUEST', 'NOT_ACCEPTABLE', 'INTERNAL_ERROR'] as const satisfies readonly ProblemCode[];

/** Returns the reference to a shape, which needs an id: `.meta({ id })`. */
export function reference(shape: z.ZodType): Json {
  const id = shape.meta()?.id;
  if (id === undefined) throw new Error('A shape without an id cannot be a component of the OpenAPI document.');
  return { $ref: `#/components/schemas/${id}` };
}

/** An example, or how to make it when the document is generated. */
type Example = string | object | (() => unknown);

const mediaType = (schema: Json, example: Example): Json => ({
  schema,
  get example() {
    return typeof example === 'function' ? (example as () => unknown)() : example;
  },
});

/** Returns the content of a JSON body. */
export const json = (shape: z.ZodType, example: Example): Json => ({ 'application/json': mediaType(reference(shape), example) });

/** Returns the content of a text body, in each of the media types. */
export const textContent = (mediaTypes: readonly string[], example: Example, about: Json = {}): Json =>
  Object.fromEntries(mediaTypes.map((type) => [type, mediaType({ type: 'string', ...about }, example)]));

/** Describes the id in an address. */
export const PathId = (what: string, example: string): MethodDecorator =>
  ApiParam({ name: 'id', description: `The id of the ${what}.`, schema: { type: 'string' }, example });

interface OperationOptions {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** The content of the request body, by media type. */
  readonly body?: Json;
  /** The tags, where that of the controller is not the only one. */
  readonly tags?: string[];
}

/** Describes an operation: its id, what it does, and its body. */
export const Operation = ({ id, body, ...options }: OperationOptions): MethodDecorator =>
  ApiOperation({
    operationId: id,
    ...options,
    ...(body && { requestBody: { required: true, content: body } }),
  } as ApiOperationOptions);

interface AnswerOptions {
  readonly status?: number;
  readonly description: string;
  readonly headers?: Json;
  readonly content?: Json;
}

/** Describes a successful answer. */
export const Answer = ({ status = 200, ...answer }: AnswerOptions): MethodDecorator =>
  ApiResponse({ status, ...answer } as unknown as ApiResponseOptions);

/** Describes an answer that a client may keep and validate by `If-None-Match`. */
export const KeptAnswer = ({ headers = {}, ...answer }: AnswerOptions): MethodDecorator =>
  applyDecorators(
    Answer({ ...answer, headers: { ...ETAG, ...headers } }),
    Answer({ status: 304, description: 'The client has this answer, by `If-None-Match`.', headers: ETAG }),
  );

/** Describes the problems that a route can answer, with an example for each code. A pair gives a code another status. */
export function Problems(...problems: readonly (ProblemCode | readonly [ProblemCode, 404])[]): MethodDecorator {
  const examples = problems.map((problem) => (typeof problem === 'string' ? problemExample(problem) : problemExample(...problem)));
  const statuses = [...new Set(examples.map(({ status }) => status))];
  return applyDecorators(
    ...statuses.map((status) => {
      const answers = examples.filter((example) => example.status === status);
      return Answer({
        status,
        description: answers.map(({ code, title }) => `\`${code}\`: ${title}.`).join('\n\n'),
        ...(status === PROBLEM_CODES.UNSUPPORTED_MEDIA_TYPE.status && { headers: ACCEPT_POST }),
        content: {
          'application/problem+json': {
            schema: reference(Problem),
            examples: Object.fromEntries(answers.map((value) => [value.code, { summary: value.title, value }])),
          },
        },
      });
    }),
  );
}

/** Describes the parameters of a query string that the route reads by itself. */
export const QueryParameters = (schema: z.ZodType, about = ''): MethodDecorator =>
  applyDecorators(
    ...Object.entries(z.toJSONSchema(schema, { io: 'input' }).properties ?? {}).map(([name, property]) => {
      const { description = '', ...type } = property as Json;
      return ApiQuery({ name, required: false, description: `${about}${String(description)}`, schema: type });
    }),
  );
