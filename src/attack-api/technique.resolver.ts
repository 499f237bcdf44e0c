import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { RulesService } from '../rules/rules.service.js';
import type { TechniqueRulesArgs } from '../graphql/generated/schema.js';
import type { GraphqlContext } from '../graphql/query-budget.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { toConnection, type RuleConnectionModel } from '../rules/rule-page.js';
import { techniqueModel, type TechniqueModel } from '../attack-index/technique-model.js';

/** What of a technique is looked up. */
@Resolver('Technique')
export class TechniqueResolver implements ResolverOf<'Technique'> {
  constructor(
    private readonly attack: AttackIndexService,
    private readonly catalog: RulesService,
  ) {}

  @ResolveField()
  subtechniques(@Parent() { id, parentId }: TechniqueModel, @Context() { work }: GraphqlContext): readonly TechniqueModel[] {
    const { index } = this.attack;
    const found = parentId === null ? index.subtechniques(id) : [];
    work.spend('relations', found.length);
    return found.map((technique) => techniqueModel(technique, index));
  }

  @ResolveField()
  rules(
    @Parent() { id }: TechniqueModel,
    @Args() { includeSubtechniques, ...page }: TechniqueRulesArgs,
    @Context() { work }: GraphqlContext,
  ): RuleConnectionModel {
    work.spend('lists');
    const list = this.catalog.rules({ technique: [id], includeSubtechniques: includeSubtechniques ?? true });
    return toConnection(list, page, this.catalog);
  }
}
