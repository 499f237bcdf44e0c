import { ConvertSettingsDto } from './convert-request.dto.js';
import { ApiProblem } from '../http/api-problem.js';
import { parseRequest } from '../http/parse-request.js';
import type { ConvertInput } from '../graphql/generated/schema.js';

/** Where rules of the catalog have to run, checked as in a request. */
export type ChoiceInput = Pick<ConvertInput, 'targets' | 'tables' | 'best' | 'options'>;

export const parseChoices = (input: ChoiceInput): ConvertSettingsDto => parseRequest(ConvertSettingsDto, toChoices(input));

/** The choices in the form of the REST request: nothing instead of null, objects instead of lists of names. */
export function toChoices({ targets, tables, best, options }: ChoiceInput): Readonly<Record<keyof ConvertSettingsDto, unknown>> {
  return {
    targets: targets ?? undefined,
    tables: tables ?? undefined,
    best: best ?? undefined,
    options: options
      ? {
          parsers: options.parsers ?? undefined,
          placeholders: byName('placeholders', options.placeholders, ({ values }) => values),
          watchlists: byName('watchlists', options.watchlists, ({ alias }) => alias),
          lookback: options.lookback ?? undefined,
          tableNames: byName(
            'tableNames',
            options.tableNames?.map(({ table, name }) => ({ name: table, to: name })),
            ({ to }) => to,
          ),
          availableTables: options.availableTables ?? undefined,
          conditions: options.conditions?.map(({ tables: named, column, is, not, anyCase }) => ({
            tables: named ?? undefined,
            column,
            is,
            not: not ?? undefined,
            anyCase: anyCase ?? undefined,
          })),
          mapping: options.mapping ?? undefined,
        }
      : undefined,
  };
}

/** GraphQL has no maps. A name that is given twice would lose one of its values without a word. */
function byName<T extends { readonly name: string }, V>(
  list: string,
  entries: readonly T[] | null | undefined,
  valueOf: (entry: T) => V,
): Record<string, V> | undefined {
  if (!entries) return undefined;
  const values = new Map(entries.map((entry) => [entry.name, valueOf(entry)]));
  if (values.size < entries.length) throw new ApiProblem('INVALID_REQUEST', `options.${list}: each name may be given once.`);
  return Object.fromEntries(values);
}
