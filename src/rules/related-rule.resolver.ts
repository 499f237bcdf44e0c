import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { toRule, type RelatedRuleModel, type RuleModel } from './rule-model.js';

/** The other rule of a relation. */
@Resolver('RelatedRule')
export class RelatedRuleResolver implements ResolverOf<'RelatedRule'> {
  @ResolveField()
  rule(@Parent() { related }: RelatedRuleModel): RuleModel | null {
    return related && toRule(related);
  }
}
