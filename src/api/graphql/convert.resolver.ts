import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { RuleConversions } from '../../catalog/rule-conversions.js';
import { ConversionRequest } from '../../conversion/conversion-request.js';
import type { ConvertedRules } from '../../conversion/conversion.service.js';
import { parseRequest } from '../parse-request.js';
import { toChoices } from './conversion-input.js';
import type { ConvertInput } from './generated/schema.js';
import { CONVERSIONS_BY_MAPPING, type GraphqlContext } from './request-work.js';
import type { ResolverOf } from './resolver-types.js';

/** `convert`: the same request and answer as `POST /convert`. */
@Resolver()
export class ConvertResolver implements ResolverOf<'Query', 'convert'> {
  constructor(private readonly conversions: RuleConversions) {}

  @Query()
  convert(@Args('input') input: ConvertInput, @Context() { work }: GraphqlContext): Promise<ConvertedRules> {
    const request = parseRequest(ConversionRequest, toRequest(input));
    work.takeText(mostRulesOf(request.rule) * (input.options?.mapping ? CONVERSIONS_BY_MAPPING : 1));
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
