import { Args, Query, Resolver } from '@nestjs/graphql';
import type { TargetDescription } from '../compiler/index.js';
import { ConversionService } from '../conversion/conversion.service.js';
import type { ResolverOf } from '../graphql/resolver-types.js';

/** `targets`: what a rule can be converted for. */
@Resolver()
export class TargetsResolver implements ResolverOf<'Query', 'targets'> {
  constructor(private readonly conversions: ConversionService) {}

  @Query()
  targets(@Args('ids') ids: readonly string[] | null | undefined): readonly TargetDescription[] {
    return this.conversions.targets(ids ?? undefined);
  }
}
