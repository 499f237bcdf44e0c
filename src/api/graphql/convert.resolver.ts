import { Args, Query, Resolver } from '@nestjs/graphql';
import { RuleConversions } from '../../catalog/rule-conversions.js';
import { ConversionRequest } from '../../conversion/conversion-request.js';
import type { ConvertedRules } from '../../conversion/conversion.service.js';
import { parseRequest } from '../parse-request.js';
import { toChoices } from './conversion-input.js';
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

/** The input in the form of the REST request. */
const toRequest = ({ rule, ruleId, ...choices }: ConvertInput): unknown => ({
  rule: rule ?? undefined,
  ruleId: ruleId ?? undefined,
  ...toChoices(choices),
});
