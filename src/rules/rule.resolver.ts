import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { currentTactics, currentTechniques, type Tactic } from '../attack/index.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import type { Conversion, ConvertedRule } from '../compiler/index.js';
import { parseChoices } from '../conversion/conversion-input.js';
import type { ResolversTypes, RuleConvertedArgs } from '../graphql/generated/schema.js';
import { CONVERSIONS_BY_MAPPING, type GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import type { RelatedRuleModel, RuleModel, RuleVersionModel } from './rule-model.js';
import { techniqueModel } from '../attack-index/technique-model.js';
import { ConversionService } from '../conversion/conversion.service.js';

/** What of a rule has to be looked up or worked out. */
@Resolver('Rule')
export class RuleResolver implements ResolverOf<'Rule'> {
  constructor(
    private readonly attack: AttackIndexService,
    private readonly converter: ConversionService,
  ) {}

  @ResolveField()
  techniques(@Parent() { grouped: { rule } }: RuleModel): readonly Awaited<ResolversTypes['RuleTechnique']>[] {
    const { index } = this.attack;
    return currentTechniques(rule.techniques, index).map((now) => {
      const known = index.technique(now.id);
      const technique = known ? techniqueModel(known, index) : null;
      return {
        ...now,
        name: technique?.name ?? null,
        url: technique?.url ?? null,
        tactics: technique?.tactics ?? [],
        parent: technique?.parent ?? null,
        technique,
      };
    });
  }

  @ResolveField()
  tactics(@Parent() { grouped: { rule } }: RuleModel): readonly Tactic[] {
    return currentTactics(rule.currentTactics, this.attack.index);
  }

  @ResolveField()
  async related(
    @Parent() { grouped: { rule, group } }: RuleModel,
    @Context() { work }: GraphqlContext,
  ): Promise<readonly RelatedRuleModel[]> {
    const related = await group.related(rule);
    work.spend('relations', related.length);
    return related;
  }

  @ResolveField()
  async relatedBy(
    @Parent() { grouped: { rule, group } }: RuleModel,
    @Context() { work }: GraphqlContext,
  ): Promise<readonly RelatedRuleModel[]> {
    const relatedBy = await group.relatedBy(rule);
    work.spend('relations', relatedBy.length);
    return relatedBy;
  }

  @ResolveField()
  async versions(@Parent() { grouped: { rule, group } }: RuleModel): Promise<readonly RuleVersionModel[]> {
    const versions = await group.versions(rule);
    return versions.map((version) => ({ ...version, ruleId: rule.id, versions }));
  }

  @ResolveField()
  async conversions(
    @Parent() rule: RuleModel,
    @Args() choice: RuleConvertedArgs,
    @Context() context: GraphqlContext,
  ): Promise<readonly Conversion[]> {
    return (await this.converted(rule, choice, context)).conversions;
  }

  @ResolveField()
  async converted(
    @Parent() { grouped: { rule } }: RuleModel,
    @Args() choice: RuleConvertedArgs,
    @Context() { work }: GraphqlContext,
  ): Promise<ConvertedRule> {
    work.spend('conversions', choice.options?.mapping ? CONVERSIONS_BY_MAPPING : 1);
    return this.converter.convertQueued(rule, parseChoices(choice), work.signal);
  }
}
