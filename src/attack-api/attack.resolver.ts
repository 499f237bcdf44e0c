import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Tactic } from '../attack/index.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import type { QueryTechniquesArgs } from '../graphql/generated/schema.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import { techniqueModel, type TechniqueModel } from '../attack-index/technique-model.js';
import { AttackService } from './attack.service.js';

/** `technique`, `techniques` and `tactics`: ATT&CK. */
@Resolver()
export class AttackResolver implements ResolverOf<'Query', 'technique' | 'techniques' | 'tactics'> {
  constructor(
    private readonly attack: AttackService,
    private readonly attackIndex: AttackIndexService,
  ) {}

  @Query()
  technique(@Args('id') id: string): TechniqueModel | null {
    const technique = this.attack.technique(id);
    return technique ? techniqueModel(technique, this.attackIndex.index) : null;
  }

  @Query()
  techniques(@Args() { tactic, search, includeDeprecated }: QueryTechniquesArgs): readonly TechniqueModel[] {
    const found = this.attack.techniques({
      ...(tactic && { tactic }),
      ...(typeof search === 'string' && { search }),
      includeDeprecated: includeDeprecated ?? false,
    });
    return found.map((technique) => techniqueModel(technique, this.attackIndex.index));
  }

  @Query()
  tactics(): readonly Tactic[] {
    return this.attackIndex.index.matrix.tactics;
  }
}
