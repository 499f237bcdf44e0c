import { z } from 'zod';
import { readConditions, readTableNames, type OptionText } from '../../compiler/index.js';
import { ConversionOptions, ConversionRequest } from '../../conversion/conversion-request.js';
import { ApiProblem } from '../api-problem.js';
import { parseRequest } from '../parse-request.js';

/** A name that is given once is a text, a repeated one a list. */
const several = z.preprocess((value) => (value === undefined ? undefined : [value].flat()), z.array(z.string()).optional()).optional();

/** What each choice of a JSON body is called in a query string, where it has a form there. */
const NAMES_OF_JSON: Readonly<Record<string, string>> = {
  targets: 'target',
  tables: 'table',
  availableTables: 'availableTable',
  tableNames: 'tableName',
  conditions: 'where',
};

/** Options that a query string has no form for. */
const ONLY_IN_JSON = ['mapping', 'placeholders', 'watchlists'] as const satisfies readonly (keyof typeof ConversionOptions.shape)[];

/** The choices beside a rule that is sent as YAML: the same as in `ConversionRequest`, under the names and in the forms of the command line. */
export const ConversionQuery = z.strictObject(
  {
    target: several.meta({ description: 'A target id. Repeat it for several.' }),
    table: several.meta({ description: 'A table name. Repeat it for several.' }),
    parsers: ConversionOptions.shape.parsers,
    lookback: ConversionOptions.shape.lookback,
    availableTable: several.meta({ description: 'A table that you have: no other is answered. Repeat it for several.' }),
    tableName: several.meta({
      description: 'What the queries call a table: `SecurityEvent=MyEvents`. Repeat it for several.',
      examples: [['SecurityEvent=MyEvents']],
    }),
    where: several.meta({
      description:
        'What every row has to be besides: `Computer=dc01`, of one table `SecurityEvent.Computer=dc01`, of the other rows `Computer!=dc01`. Repeat it for several, all of which hold.',
      examples: [['SecurityEvent.Computer!=lab01']],
    }),
  },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? (keys as readonly string[]).map((key) => `There is no parameter "${key}".${hintFor(key)}`).join(' ')
        : undefined,
  },
);

const hintFor = (key: string): string => {
  const name = Object.hasOwn(NAMES_OF_JSON, key) ? NAMES_OF_JSON[key] : undefined;
  return name === undefined
    ? ` There are ${Object.keys(ConversionQuery.shape).join(', ')}.`
    : ` Here it is "${name}", which may be repeated.`;
};

/** The request that a YAML body and its query string make. */
export function fromYaml(rule: unknown, query: unknown): ConversionRequest {
  for (const name of ONLY_IN_JSON) {
    if (typeof query === 'object' && query !== null && Object.hasOwn(query, name))
      throw wrongOption(`${name} has no form in a query string: send the rule as JSON, with options.${name}.`);
  }
  const { target, table, parsers, lookback, availableTable, tableName, where } = inQueryString(() => parseRequest(ConversionQuery, query));
  const choices = {
    ...(target && { targets: target }),
    ...(table && { tables: table }),
    options: {
      ...(parsers !== undefined && { parsers }),
      ...(lookback !== undefined && { lookback }),
      ...(availableTable && { availableTables: availableTable }),
      ...(tableName && { tableNames: said('tableName', readTableNames(tableName)) }),
      ...(where && { conditions: said('where', readConditions(where)) }),
    },
  };
  return inQueryString(() => parseRequest(ConversionRequest, { rule, ...choices }));
}

/** The request in a JSON body. Choices in the query string would be lost beside it, so they are refused. */
export function fromJson(body: unknown, query: unknown): ConversionRequest {
  const none = z.strictObject({}, 'The choices of a JSON body stand in the body: targets, tables, options.');
  inQueryString(() => parseRequest(none, query));
  return parseRequest(ConversionRequest, body);
}

function said<T>(name: string, read: OptionText<T>): T {
  if ('wrong' in read) throw wrongOption(`${name} ${read.wrong}`);
  return read.value;
}

const wrongOption = (detail: string): ApiProblem => new ApiProblem('INVALID_OPTION', `Query string: ${detail}`);

/** A pointer is for the body, so the mistakes of a query string have none. */
function inQueryString<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const errors = error.errors.map(({ code, detail }) => ({ code, detail: `Query string: ${detail}` }));
    throw new ApiProblem(error.code, errors.map(({ detail }) => detail).join('; '), { errors });
  }
}
