import { Injectable } from '@nestjs/common';
import type { Facet, FacetValue } from './rule-query.js';
import { DatabaseService } from '../database/database.service.js';
import { Prisma } from '../database/prisma.js';
import { r } from './rule-columns.js';
import { whereSql, type RuleConditions } from './rule-conditions.js';

interface FacetSource {
  /** The values of a rule `r`, its source `s` and its tables `t`, as an array. */
  readonly values: Prisma.Sql;
  /** The filter that counting leaves out: the numbers beside the choices are those of the other choices. */
  readonly own: keyof RuleConditions;
}

const FACET_SOURCES: Readonly<Record<Facet, FacetSource>> = {
  levels: { values: Prisma.sql`ARRAY[${r.level}]`, own: 'levels' },
  statuses: { values: Prisma.sql`ARRAY[${r.status}]`, own: 'statuses' },
  tactics: { values: r.currentTactics, own: 'tactics' },
  techniques: { values: r.currentTechniques, own: 'techniqueKeys' },
  products: { values: Prisma.sql`ARRAY[${r.product}]`, own: 'products' },
  categories: { values: Prisma.sql`ARRAY[${r.category}]`, own: 'categories' },
  services: { values: Prisma.sql`ARRAY[${r.service}]`, own: 'services' },
  targets: { values: Prisma.sql`t.targets`, own: 'targets' },
  tables: { values: Prisma.sql`t.tables`, own: 'tables' },
  sources: { values: Prisma.sql`ARRAY[s.name]`, own: 'sources' },
};

/** Counts rules by what they have. */
@Injectable()
export class FacetsRepository {
  constructor(private readonly database: DatabaseService) {}

  /**
   * How many rules have each value of each of the facets, the most frequent first; a facet minds all conditions but those of its own
   * filter. In the order of the facets.
   */
  async count(conditions: RuleConditions, facets: readonly Facet[]): Promise<readonly (readonly FacetValue[])[]> {
    const isFiltered = (facet: Facet): boolean => conditions[FACET_SOURCES[facet].own] !== undefined;
    // To find the rules takes longer than to count them: facets of the same rules are counted at once.
    const together = facets.filter((facet) => !isFiltered(facet));
    const counted = await Promise.all([
      ...facets.filter(isFiltered).map((facet) => this.#count(without(conditions, FACET_SOURCES[facet].own), [facet])),
      ...(together.length > 0 ? [this.#count(conditions, together)] : []),
    ]);
    const rows = counted.flat();
    return facets.map((asked) => rows.filter(({ facet }) => facet === asked).map(({ value, count }) => ({ value, count })));
  }

  #count(conditions: RuleConditions, facets: readonly Facet[]): Promise<readonly (FacetValue & { readonly facet: Facet })[]> {
    const columns = facets.map((facet) => Prisma.raw(`"${facet}"`));
    const names = facets.map((facet) => Prisma.sql`WHEN grouping(${Prisma.raw(`"${facet}"`)}) = 0 THEN ${facet}`);
    // Rules are counted by all that they have of a facet first: few of them differ in it.
    return this.database.prisma.$queryRaw`
      SELECT facet, value, sum(rules)::int AS count
      FROM (
        SELECT CASE ${Prisma.join(names, ' ')} END AS facet, coalesce(${Prisma.join(columns)}) AS "values", count(*) AS rules
        FROM (
          SELECT ${Prisma.join(facets.map((facet) => Prisma.sql`${FACET_SOURCES[facet].values} AS ${Prisma.raw(`"${facet}"`)}`))}
          FROM rule r JOIN source s ON s.id = r.source_id LEFT JOIN rule_tables t ON t.rule_key = r.key
          WHERE ${whereSql(conditions)}
        ) found
        GROUP BY GROUPING SETS (${Prisma.join(columns.map((column) => Prisma.sql`(${column})`))})
      ) counted CROSS JOIN unnest("values") value
      WHERE value IS NOT NULL
      GROUP BY facet, value ORDER BY count DESC, value`;
  }
}

const without = (conditions: RuleConditions, own: keyof RuleConditions): RuleConditions =>
  Object.fromEntries(Object.entries(conditions).filter(([name]) => name !== own));
