import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RuleList } from './rule-list.js';
import type { FacetCount } from './rule-query.js';
import type { ResolverOf } from '../graphql/resolver-types.js';

type Counted = Promise<readonly FacetCount[]>;

/** What a list of rules is counted by, each when it is asked for. */
@Resolver('RuleFacets')
export class RuleFacetsResolver implements ResolverOf<'RuleFacets'> {
  @ResolveField()
  levels(@Parent() list: RuleList): Counted {
    return list.facet('levels');
  }

  @ResolveField()
  statuses(@Parent() list: RuleList): Counted {
    return list.facet('statuses');
  }

  @ResolveField()
  tactics(@Parent() list: RuleList): Counted {
    return list.facet('tactics');
  }

  @ResolveField()
  techniques(@Parent() list: RuleList): Counted {
    return list.facet('techniques');
  }

  @ResolveField()
  products(@Parent() list: RuleList): Counted {
    return list.facet('products');
  }

  @ResolveField()
  categories(@Parent() list: RuleList): Counted {
    return list.facet('categories');
  }

  @ResolveField()
  services(@Parent() list: RuleList): Counted {
    return list.facet('services');
  }

  @ResolveField()
  targets(@Parent() list: RuleList): Counted {
    return list.facet('targets');
  }

  @ResolveField()
  tables(@Parent() list: RuleList): Counted {
    return list.facet('tables');
  }

  @ResolveField()
  authors(@Parent() list: RuleList): Counted {
    return list.facet('authors');
  }

  @ResolveField()
  tags(@Parent() list: RuleList): Counted {
    return list.facet('tags');
  }

  @ResolveField()
  connectors(@Parent() list: RuleList): Counted {
    return list.facet('connectors');
  }

  @ResolveField()
  sources(@Parent() list: RuleList): Counted {
    return list.facet('sources');
  }
}
