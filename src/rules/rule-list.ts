import DataLoader from 'dataloader';
import type { CatalogRule } from './rule.js';
import { readCursor, writeCursor } from './rule-cursor.js';
import { MAX_RULES, type Facet, type FacetCount, type RuleOrder, type RulePage } from './rule-query.js';
import type { FacetsRepository } from './facets.repository.js';
import type { FilterNote } from './filter-note.js';
import type { ResolvedFilter } from './rule-filter.service.js';
import type { RulesRepository } from './rules.repository.js';

/** How many rules a page has where nobody says. */
const DEFAULT_PAGE = 20;

/** A rule of a page, with the cursor after or before which the next page begins. */
export interface RuleEdge {
  readonly cursor: string;
  readonly node: CatalogRule;
}

export interface RuleSlice {
  readonly edges: readonly RuleEdge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The rules of a filter. Each part is loaded when it is read. */
export class RuleList {
  /** Facets that are asked for together are counted together. */
  readonly #facets = new DataLoader<Facet, readonly FacetCount[]>((facets) => this.facetStore.count(this.filter.conditions, facets));

  constructor(
    private readonly store: RulesRepository,
    private readonly facetStore: FacetsRepository,
    private readonly filter: ResolvedFilter,
  ) {}

  /** Notes how the filter was read. */
  notes(): Promise<readonly FilterNote[]> {
    return this.filter.notes();
  }

  /**
   * A part of the list. Pages of a list in the order of ids have every rule once that was there from the first page to the last,
   * whatever changes meanwhile; in another order a rule that changes its place may be met twice, or not at all.
   */
  async page({ first, after, last, before, orderBy }: RulePage): Promise<RuleSlice> {
    const usual = this.filter.conditions.search === undefined ? 'ID' : 'RELEVANCE';
    // Without a search no rule is more relevant than another.
    const order: RuleOrder = orderBy === undefined || orderBy === 'RELEVANCE' ? usual : orderBy;
    const backward = last !== undefined || (before !== undefined && first === undefined);
    const limit = (backward ? last : first) ?? DEFAULT_PAGE;
    const cursor = backward ? before : after;
    const from = cursor === undefined ? undefined : readCursor(order, cursor);
    // One more than is shown tells whether there are more.
    const found = await this.store.list(this.filter.conditions, { order, limit: limit + 1, backward, ...(from && { from }) });
    const more = found.length > limit;
    const shown = backward ? found.slice(more ? 1 : 0) : found.slice(0, limit);
    return {
      edges: shown.map(({ rule, position }) => ({ cursor: writeCursor(order, position), node: rule })),
      hasNextPage: backward ? cursor !== undefined : more,
      hasPreviousPage: backward ? more : cursor !== undefined,
    };
  }

  /** The rules from the first to the last, in the order of ids, a few at a time. */
  async *all(): AsyncGenerator<CatalogRule, void> {
    for (let after: string | undefined; ;) {
      const { edges, hasNextPage } = await this.page({ first: MAX_RULES, orderBy: 'ID', ...(after !== undefined && { after }) });
      for (const { node } of edges) yield node;
      after = edges.at(-1)?.cursor;
      if (!hasNextPage || after === undefined) return;
    }
  }

  total(): Promise<number> {
    return this.store.count(this.filter.conditions);
  }

  /** How many of the rules have each value of a facet, the most frequent first; the facet's own filter is left out. */
  facet(facet: Facet): Promise<readonly FacetCount[]> {
    return this.#facets.load(facet);
  }
}
