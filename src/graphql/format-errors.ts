import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from 'graphql';
import type { FastifyReply } from 'fastify';
import { ApiProblem } from '../http/api-problem.js';
import { isProblemCode, type ProblemCode } from '../http/problem-codes.js';
import { toProblem } from '../http/to-problem.js';

interface Answer {
  readonly statusCode: number;
  readonly response: ExecutionResult;
}

/** Formats every GraphQL error: the codes of REST in `extensions.code`. */
export function formatErrors({ data, errors = [] }: ExecutionResult, context: unknown): Answer {
  const { reply } = context as { readonly reply?: FastifyReply };
  const problems = errors.flatMap(singleErrors).map((error) => ({ error, problem: problemOf(error) }));
  for (const { problem } of problems) {
    if (problem.status >= 500) reply?.log.error({ err: problem.cause ?? problem }, problem.message);
  }
  // What was executed is 200, as GraphQL over HTTP has it; a request that could not be has the status of its mistake.
  const refused = problems.find(({ error }) => error.path === undefined);
  if (refused) reply?.headers(refused.problem.headers);
  // A document over its budget is refused as a whole, with one error instead of thousands.
  const tooMuch = problems.find(({ problem }) => problem.code === 'QUERY_TOO_COMPLEX');
  return {
    statusCode: data || !refused ? 200 : refused.problem.status,
    response: {
      data: tooMuch ? null : (data ?? null),
      // Sent as they are: an error that is only formatted has all that a `GraphQLError` would show.
      errors: (tooMuch ? [tooMuch] : problems).map(({ error, problem }) => graphqlError(error, problem, reply?.request.id) as GraphQLError),
    },
  };
}

/** Mercurius wraps the mistakes that it finds in a document into one error. */
function singleErrors(error: GraphQLError): readonly GraphQLError[] {
  const { originalError } = error;
  if (originalError instanceof ApiProblem || !originalError || !('errors' in originalError) || !Array.isArray(originalError.errors))
    return [error];
  return (originalError.errors as readonly Error[]).map((one) =>
    one instanceof GraphQLError ? one : new GraphQLError(one.message, { originalError: one }),
  );
}

function problemOf(error: GraphQLError): ApiProblem {
  // An error of a compiled query (graphql-jit) has no extensions at all, whatever its type says.
  const given = (error.extensions as typeof error.extensions | undefined)?.['code'];
  if (isProblemCode(given)) return new ApiProblem(given, error.message);
  // The parser of graphql-js and its rules call themselves for each level.
  if (error.path === undefined && isStackOverflow(error.originalError ?? error)) {
    return new ApiProblem('QUERY_TOO_COMPLEX', 'The document is nested too deeply.');
  }
  // A value that does not fit its type is reported as one error of GraphQL inside another.
  if (error.originalError && !(error.originalError instanceof GraphQLError)) return toProblem(error.originalError);
  return new ApiProblem(codeOfDocument(error), error.message);
}

const isStackOverflow = ({ name, message }: Error): boolean => name === 'RangeError' && message.startsWith('Maximum call stack');

/** What graphql-js itself says has no code. An error with a path is about a value, the others are about the document. */
function codeOfDocument({ message, path }: GraphQLError): ProblemCode {
  if (message.startsWith('Syntax Error')) return 'GRAPHQL_PARSE_FAILED';
  return path !== undefined || message.startsWith('Variable "$') ? 'INVALID_REQUEST' : 'GRAPHQL_VALIDATION_FAILED';
}

function graphqlError({ locations, path }: GraphQLError, problem: ApiProblem, requestId: string | undefined): GraphQLFormattedError {
  const { code, detail, errors } = problem;
  const place = errors.find(({ line }) => line !== undefined);
  return {
    message: detail,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...(place && { line: place.line, column: place.column }), errors, ...(requestId !== undefined && { requestId }) },
  };
}
