import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { PageInfo, ResolversTypes } from '../graphql/generated/schema.js';
import type { ResolverOf } from '../graphql/resolver-types.js';
import type { FilterNote } from './filter-note.js';
import type { RuleModel } from './rule-model.js';
import type { RuleConnectionModel } from './rule-page.js';

/** The parts of a list of rules. The page is read once, however many of them are asked for. */
@Resolver('RuleConnection')
export class RuleConnectionResolver implements ResolverOf<'RuleConnection'> {
  @ResolveField()
  async edges(@Parent() { page }: RuleConnectionModel): Promise<readonly Awaited<ResolversTypes['RuleEdge']>[]> {
    return (await page()).edges;
  }

  @ResolveField()
  async nodes(@Parent() { page }: RuleConnectionModel): Promise<readonly RuleModel[]> {
    return (await page()).edges.map(({ node }) => node);
  }

  @ResolveField()
  async pageInfo(@Parent() { page }: RuleConnectionModel): Promise<PageInfo> {
    const { edges, hasNextPage, hasPreviousPage } = await page();
    return { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  }

  @ResolveField()
  notes(@Parent() { facets }: RuleConnectionModel): Promise<readonly FilterNote[]> {
    return facets.notes();
  }

  @ResolveField()
  totalCount(@Parent() { facets }: RuleConnectionModel): Promise<number> {
    return facets.total();
  }
}
