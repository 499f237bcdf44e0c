import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.js';
import { Prisma } from '../database/prisma.js';
import { LEVELS, STATUSES } from './closed-values.js';
import { AUTHORS } from './open-values.repository.js';
import { r } from './rule-columns.js';
import { closedValueSql, whereSql, type RuleConditions } from './rule-conditions.js';
import type { Facet, FacetCount } from './rule-query.js';

interface FacetSource {
  /** The values of a rule `r`, its source `s` and its tables `t`, as an array. */
  readonly values: Prisma.Sql;
  /** The filter that counting leaves out: the numbers beside the choices are those of the other choices. */
  readonly own: keyof RuleConditions;
  /** Whether each copy of a rule counts: choosing a source shows all its rules. */
  readonly eachCopy?: true;
}

const FACET_SOURCES: Readonly<Record<Facet, FacetSource>> = {
  levels: { values: Prisma.sql`ARRAY[${closedValueSql(r.level, LEVELS)}]`, own: 'levels' },
  statuses: { values: Prisma.sql`ARRAY[${closedValueSql(r.status, STATUSES)}]`, own: 'statuses' },
  tactics: { values: r.currentTactics, own: 'tactics' },
  techniques: { values: r.currentTechniques, own: 'techniqueKeys' },
  products: { values: Prisma.sql`ARRAY[${r.product}]`, own: 'products' },
  categories: { values: Prisma.sql`ARRAY[${r.category}]`, own: 'categories' },
  services: { values: Prisma.sql`ARRAY[${r.service}]`, own: 'services' },
  authors: { values: AUTHORS, own: 'authors' },
  tags: { values: r.tagKeys, own: 'tags' },
  targets: { values: Prisma.sql`t.targets`, own: 'targets' },
  tables: { values: Prisma.sql`t.tables`, own: 'tables' },
  connectors: { values: Prisma.sql`t.connectors`, own: 'connectors' },
  sources: { values: Prisma.sql`ARRAY[s.name]`, own: 'sources', eachCopy: true },
};

/** Counts rules by the values that they have. */
@Injectable()
export class FacetsRepository {
  constructor(private readonly database: DatabaseService) {}

  /**
   * Returns how many rules have each value of each facet, the most frequent first, in the order of the facets. Each facet applies every
   * condition except that of its own filter.
   */
  async count(conditions: RuleConditions, facets: readonly Facet[]): Promise<readonly (readonly FacetCount[])[]> {
    // Finding the rules takes longer than counting them: facets of the same rules are counted at once.
    const groups = new Map<string, { readonly conditions: RuleConditions; readonly facets: Facet[] }>();
    for (const facet of facets) {
      const counted = conditionsOf(facet, conditions);
      const key = Object.keys(counted).join();
      const group = groups.get(key) ?? { conditions: counted, facets: [] };
      group.facets.push(facet);
      groups.set(key, group);
    }
    const rows = (await Promise.all([...groups.values()].map((group) => this.#count(group.conditions, group.facets)))).flat();
    return facets.map((wanted) => rows.filter(({ facet }) => facet === wanted).map(({ value, count }) => ({ value, count })));
  }

  #count(conditions: RuleConditions, facets: readonly Facet[]): Promise<readonly (FacetCount & { readonly facet: Facet })[]> {
    const columns = facets.map((facet) => Prisma.raw(`"${facet}"`));
    const names = facets.map((facet) => Prisma.sql`WHEN grouping(${Prisma.raw(`"${facet}"`)}) = 0 THEN ${facet}`);
    // Rules are counted by all their values of a facet first: few of them differ in it.
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

function conditionsOf(facet: Facet, conditions: RuleConditions): RuleConditions {
  const { own, eachCopy } = FACET_SOURCES[facet];
  const omitted: readonly string[] = eachCopy ? [own, 'distinct'] : [own];
  return Object.fromEntries(Object.entries(conditions).filter(([name]) => !omitted.includes(name)));
}
