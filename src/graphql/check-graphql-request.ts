import type { preHandlerAsyncHookHandler } from 'fastify';
import { getOperationAST, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { z } from 'zod';
import { ApiProblem } from '../http/api-problem.js';
import { parseRequest } from '../http/parse-request.js';

const Document = z.string({ error: ({ input }) => (input === undefined ? 'query is required' : 'query must be a text') });

const GraphqlBody = z.looseObject(
  {
    query: Document,
    variables: z.record(z.string(), z.unknown()).nullish(),
    operationName: z.string().nullish(),
  },
  'The body must be a JSON object with a query.',
);

const GraphqlQueryString = z.looseObject({ query: Document, variables: z.string().optional(), operationName: z.string().optional() });

/** Checks the shape of a request for GraphQL, which Mercurius leaves to a validator that Nest switches off. */
export const checkGraphqlRequest: preHandlerAsyncHookHandler = (request) => {
  if (request.method === 'POST') {
    refuseJson(parseRequest(GraphqlBody, request.body).query);
  } else {
    const { query, operationName } = parseRequest(GraphqlQueryString, request.query);
    refuseJson(query);
    requireOperation(query, operationName);
  }
  return Promise.resolve();
};

/** Mercurius takes JSON for a document in its parsed form without looking at it, and stumbles over any other. */
function refuseJson(query: string): void {
  try {
    JSON.parse(query);
  } catch {
    return;
  }
  throw new ApiProblem('GRAPHQL_PARSE_FAILED', 'The query is JSON, not a GraphQL document.');
}

/** Before it answers a GET, Mercurius looks at the operation without asking whether there is one, and says without a code that it has to be a query. */
function requireOperation(query: string, operationName: string | undefined): void {
  const document = parsed(query);
  if (!document) return;
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new ApiProblem('INVALID_REQUEST', 'operationName must name one of the operations of the document.');
  if (operation.operation === OperationTypeNode.QUERY) return;
  throw new ApiProblem('METHOD_NOT_ALLOWED', `A ${operation.operation} is not for GET.`, { headers: { allow: 'POST' } });
}

/** GraphQL itself reports what it cannot parse, with the place. */
function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}
