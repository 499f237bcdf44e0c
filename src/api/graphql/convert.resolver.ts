import { Args, Query, Resolver } from '@nestjs/graphql';
import { RuleConversions } from '../../catalog/rule-conversions.js';
import { ConversionRequest } from '../../conversion/conversion-request.js';
import type { ConvertedRules } from '../../conversion/conversion.service.js';
import { ApiProblem } from '../api-problem.js';
import { parseRequest } from '../parse-request.js';
import type { ConvertInput } from './generated/schema.js';
import type { ResolverOf } from './resolver-types.js';

/** `convert`: the same request and answer as `POST /convert`. */
@Resolver()
export class ConvertResolver implements ResolverOf<'Query', 'convert'> {
  constructor(private readonly conversions: RuleConversions) {}

  @Query()
  convert(@Args('input') input: ConvertInput): Promise<ConvertedRules> {
    return this.conversions.convert(parseRequest(ConversionRequest, toRequest(input)));
  }
}

/** The input in the form of the REST request: nothing instead of null, objects instead of lists of names. */
function toRequest({ rule, ruleId, targets, tables, options }: ConvertInput): unknown {
  return {
    rule: rule ?? undefined,
    ruleId: ruleId ?? undefined,
    targets: targets ?? undefined,
    tables: tables ?? undefined,
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
