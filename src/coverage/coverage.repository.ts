import { Injectable } from '@nestjs/common';
import type { CountedValue, CoverageTotal, RunningCounts } from './coverage-counts.js';
import { DatabaseService } from '../database/database.service.js';
import { Prisma } from '../database/prisma.js';
import { r } from '../rules/rule-columns.js';
import { countedWhereSql, countSql, type RuleConditions } from '../rules/rule-conditions.js';

/** Something that has tables, `target/table` each. */
export interface Place {
  readonly name: string;
  readonly pairs: readonly string[];
}

/** Counts what rules detect and where they run. */
@Injectable()
export class CoverageRepository {
  constructor(private readonly database: DatabaseService) {}

  async total(conditions: RuleConditions, available: readonly string[] | undefined): Promise<CoverageTotal> {
    const [total] = await this.database.prisma.$queryRaw<CoverageTotal[]>`
      SELECT ${countsSql(conditions, available)}, ${countSql(conditions, Prisma.sql`t.rule_key IS NULL`)} AS "unindexedCount"
      ${FROM} WHERE ${countedWhereSql(conditions)}`;
    return total ?? { ruleCount: 0, convertibleCount: 0, availableCount: available ? 0 : null, unindexedCount: 0 };
  }

  /** By the values that the rules have now, in their order. */
  values(
    of: 'techniques' | 'tactics',
    conditions: RuleConditions,
    available: readonly string[] | undefined,
  ): Promise<readonly CountedValue[]> {
    const column = of === 'techniques' ? r.currentTechniques : r.currentTactics;
    return this.database.prisma.$queryRaw<CountedValue[]>`
      SELECT v AS value, ${countsSql(conditions, available)}
      ${FROM} CROSS JOIN unnest(${column}) v WHERE ${countedWhereSql(conditions)} GROUP BY 1 ORDER BY 1`;
  }

  /** By places, those with the most rules first. A rule that runs on several tables of a place counts once. */
  places(
    conditions: RuleConditions,
    places: readonly Place[],
    available: readonly string[] | undefined,
  ): Promise<readonly (RunningCounts & { readonly name: string })[]> {
    const added = available ? countSql(conditions, Prisma.sql`NOT t.pairs && ${[...available]}::text[]`) : Prisma.sql`NULL::int`;
    const rows = places.flatMap(({ name, pairs }) => pairs.map((pair) => ({ name, pair })));
    return this.database.prisma.$queryRaw<(RunningCounts & { readonly name: string })[]>`
      SELECT p.name, ${countSql(conditions)} AS "ruleCount", ${added} AS "addedCount"
      ${FROM} CROSS JOIN unnest(t.pairs) v
      JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p(name text, pair text) ON p.pair = v
      WHERE ${countedWhereSql(conditions)} GROUP BY 1 ORDER BY 2 DESC, 1`;
  }
}

const FROM = Prisma.sql`FROM rule r JOIN source s ON s.id = r.source_id LEFT JOIN rule_tables t ON t.rule_key = r.key`;

function countsSql(conditions: RuleConditions, available: readonly string[] | undefined): Prisma.Sql {
  return Prisma.sql`${countSql(conditions)} AS "ruleCount",
    ${countSql(conditions, Prisma.sql`cardinality(t.pairs) > 0`)} AS "convertibleCount",
    ${available ? countSql(conditions, Prisma.sql`t.pairs && ${[...available]}::text[]`) : Prisma.sql`NULL::int`} AS "availableCount"`;
}
