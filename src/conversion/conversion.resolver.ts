import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { ConvertRequestDto } from './convert-request.dto.js';
import { ConversionService, type ConvertedRules } from './conversion.service.js';
import { parseRequest } from '../http/parse-request.js';
import { toChoices } from './conversion-input.js';
import type { ConvertInput } from '../graphql/generated/schema.js';
import { CONVERSIONS_BY_MAPPING, type GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';

/** `convert`: the same request and answer as `POST /convert`. */
@Resolver()
export class ConversionResolver implements ResolverOf<'Query', 'convert'> {
  constructor(private readonly conversions: ConversionService) {}

  @Query()
  convert(@Args('input') input: ConvertInput, @Context() { work }: GraphqlContext): Promise<ConvertedRules> {
    const request = parseRequest(ConvertRequestDto, toRequest(input));
    work.spendText(mostRulesOf(request.rule) * (input.options?.mapping ? CONVERSIONS_BY_MAPPING : 1));
    return this.conversions.convert(request);
  }
}

/** The input in the form of the REST request. */
const toRequest = ({ rule, ruleId, ...choices }: ConvertInput): unknown => ({
  rule: rule ?? undefined,
  ruleId: ruleId ?? undefined,
  ...toChoices(choices),
});

/** How many rules a text may have, without reading it. */
const mostRulesOf = (text: string | undefined): number => text?.split(/^---/m).length ?? 1;
