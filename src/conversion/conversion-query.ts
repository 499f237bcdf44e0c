import { z } from 'zod';
import { parseConditions, parseTableNames, type OptionText } from '../compiler/index.js';
import { ConvertSettingsDto, ConvertOptionsDto, ConvertRequestDto } from './convert-request.dto.js';
import { EXPORT_FORMAT_IDS } from '../exports/index.js';
import { ApiProblem } from '../http/api-problem.js';
import { parseRequest } from '../http/parse-request.js';
import { parameters, readQuery, several, truth } from '../http/query-string.js';
import { RuleSourceChoice } from './rule-source-query.js';

/** What each choice of a JSON body is called in a query string, where it has a form there. */
const NAMES_OF_JSON: Readonly<Record<string, string>> = {
  targets: 'target',
  tables: 'table',
  availableTables: 'availableTable',
  tableNames: 'tableName',
  conditions: 'where',
};

/** Options that a query string has no form for. */
const ONLY_IN_JSON = ['mapping', 'placeholders', 'watchlists'] as const satisfies readonly (keyof typeof ConvertOptionsDto.shape)[];

const FORMAT = z
  .enum(EXPORT_FORMAT_IDS)
  .optional()
  .meta({ description: 'The format of the answer, as `GET /formats` lists them. It takes precedence over `Accept`.' });

const CHOICES = {
  target: several.meta({ description: 'A target id. Repeat it for several.' }),
  table: several.meta({ description: 'A table name. Repeat it for several.' }),
  best: truth.meta({
    description: 'Only the recommended conversion of each rule. A rule without a query keeps all its conversions, which say why.',
  }),
  format: FORMAT,
  parsers: ConvertOptionsDto.shape.parsers,
  lookback: ConvertOptionsDto.shape.lookback,
  availableTable: several.meta({ description: 'A table that you have: no other is answered. Repeat it for several.' }),
  tableName: several.meta({
    description: 'What the queries call a table: `SecurityEvent=MyEvents`. Repeat it for several.',
    examples: [['SecurityEvent=MyEvents']],
  }),
  where: several.meta({
    description:
      'An extra condition added to every query: `Computer=dc01`, for one table `SecurityEvent.Computer=dc01`, negated `Computer!=dc01`. Repeat it for several; they are ANDed.',
    examples: [['SecurityEvent.Computer!=lab01']],
  }),
};

const hintFor = (key: string): string | undefined => {
  const name = Object.hasOwn(NAMES_OF_JSON, key) ? NAMES_OF_JSON[key] : undefined;
  return name === undefined ? undefined : `Here it is "${name}", which may be repeated.`;
};

/** The choices beside a rule that is sent as YAML: the same as in `ConvertRequest`, under the names and in the forms of the command line. */
export const ConversionQuery = parameters(CHOICES, hintFor);

/** The choices for a rule of the catalog. */
export const RuleQueriesQuery = parameters({ ...CHOICES, source: RuleSourceChoice }, hintFor);

/** The request that a YAML body and its query string make. */
export function fromYaml(rule: unknown, query: unknown): ConvertRequestDto {
  const choices = choicesOf(readChoices(ConversionQuery, query));
  return readQuery(ConvertRequestDto, { rule, ...choices });
}

/** The choices for a rule of the catalog, and the source that it is of. */
export function readRuleQueries(query: unknown): { readonly choice: ConvertSettingsDto; readonly source: string | undefined } {
  const { source, ...choices } = readChoices(RuleQueriesQuery, query);
  return { choice: readQuery(ConvertSettingsDto, choicesOf(choices)), source };
}

/** Refuses options that have no form in a query string. */
function readChoices<T>(schema: z.ZodType<T>, query: unknown): T {
  for (const name of ONLY_IN_JSON) {
    if (typeof query === 'object' && query !== null && Object.hasOwn(query, name))
      throw wrongOption(`${name} has no form in a query string: send the rule as JSON, with options.${name}.`);
  }
  return readQuery(schema, query);
}

function choicesOf({ target, table, best, parsers, lookback, availableTable, tableName, where }: z.infer<typeof ConversionQuery>): object {
  return {
    ...(target && { targets: target }),
    ...(table && { tables: table }),
    ...(best !== undefined && { best }),
    options: {
      ...(parsers !== undefined && { parsers }),
      ...(lookback !== undefined && { lookback }),
      ...(availableTable && { availableTables: availableTable }),
      ...(tableName && { tableNames: unwrapOption('tableName', parseTableNames(tableName)) }),
      ...(where && { conditions: unwrapOption('where', parseConditions(where)) }),
    },
  };
}

/** The request in a JSON body. Choices in the query string would be lost beside it, so they are refused. */
export function fromJson(body: unknown, query: unknown): ConvertRequestDto {
  const none = z.strictObject({ format: FORMAT }, 'The choices of a JSON body stand in the body: targets, tables, best, options.');
  readQuery(none, query);
  return parseRequest(ConvertRequestDto, body);
}

function unwrapOption<T>(name: string, read: OptionText<T>): T {
  if ('wrong' in read) throw wrongOption(`${name} ${read.wrong}`);
  return read.value;
}

const wrongOption = (detail: string): ApiProblem => new ApiProblem('INVALID_OPTION', `Query string: ${detail}`);
