import { z } from 'zod';
import { ConversionRequest } from '../../conversion/conversion-request.js';
import { parseRequest } from '../parse-request.js';
import { ApiProblem } from '../api-problem.js';

/** A name that is given once is a text, a repeated one a list. */
const several = z.preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(z.string()).optional()).optional();

/** The choices beside a rule that is sent as YAML: the same as in `ConversionRequest`, one name each because they are repeated. */
export const ConversionQuery = z.strictObject({
  target: several.meta({ description: 'A target id. Repeat it for several.' }),
  table: several.meta({ description: 'A table name. Repeat it for several.' }),
  parsers: z.string().optional().meta({ description: 'Names of ASIM parsers: `workspace` or `built-in`.' }),
  lookback: z.string().optional().meta({ description: 'How far back the queries look: `1d`, `12h`.' }),
  availableTable: several.meta({ description: 'A table that you have: no other is answered. Repeat it for several.' }),
});

/** The request that a YAML body and its query string make. */
export function fromYaml(rule: unknown, query: unknown): ConversionRequest {
  const { target, table, parsers, lookback, availableTable } = parseQuery(ConversionQuery, query);
  return parseRequest(ConversionRequest, {
    rule,
    ...(target && { targets: target }),
    ...(table && { tables: table }),
    options: {
      ...(parsers !== undefined && { parsers }),
      ...(lookback !== undefined && { lookback }),
      ...(availableTable && { availableTables: availableTable }),
    },
  });
}

/** The request in a JSON body. Choices in the query string would be lost beside it, so they are refused. */
export function fromJson(body: unknown, query: unknown): ConversionRequest {
  parseQuery(z.strictObject({}, 'The choices of a JSON body stand in the body: targets, tables, options.'), query);
  return parseRequest(ConversionRequest, body);
}

/** A pointer is for the body, so the mistakes of a query string have none. */
function parseQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  try {
    return parseRequest(schema, query);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map(({ code, detail }) => ({ code, detail: `Query string: ${detail}` }));
    throw new ApiProblem(error.code, errors.map(({ detail }) => detail).join('; '), { errors });
  }
}
