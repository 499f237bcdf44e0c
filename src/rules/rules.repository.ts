import { Injectable } from '@nestjs/common';
import type { CatalogRule, RuleVersion } from './rule.js';
import { r, RULE_COLUMNS, RULE_SELECT, toCatalogRule, type RuleRow } from './rule-columns.js';
import type { RuleOrder } from './rule-query.js';
import { DatabaseService } from '../database/database.service.js';
import { FIRST_SOURCE_FIRST, rulesWithIds } from '../database/find-rule.js';
import { Prisma } from '../database/prisma.js';
import { countedWhereSql, countSql, pageWhereSql, rankSql, type RuleConditions } from './rule-conditions.js';

/** The source of the rules that are sent one by one. The migration that makes the tables makes it. */
export const LOCAL = { id: 1, name: 'local', path: 'rule.yml' } as const;

/** The place of a rule in a list: what it is ordered by, and what tells rules of the same value apart. */
export interface RulePosition {
  /** A day, a title, a rank as decimal digits; empty in the order of ids. */
  readonly value: string;
  readonly id: string;
  readonly sourceId: number;
}

/** Which part of a list of rules. */
export interface RuleRange {
  readonly order: RuleOrder;
  readonly limit: number;
  readonly from?: RulePosition;
  /** Before `from`, not after it; without it, the end of the list. */
  readonly backward?: boolean;
}

/** A rule with its place in the list. */
export interface PlacedRule {
  readonly rule: CatalogRule;
  readonly position: RulePosition;
}

type PlacedRow = RuleRow & { readonly placeValue: string };

/** What is read of the catalog. */
@Injectable()
export class RulesRepository {
  constructor(private readonly database: DatabaseService) {}

  /** How often the catalog has changed. */
  async revision(): Promise<bigint> {
    const { revision } = await this.database.prisma.catalogState.findUniqueOrThrow({ where: { id: 1 } });
    return revision;
  }

  /** The rule with an id. Of several sources, that of the first: `local` before the imported ones, and these as they came. */
  async find(id: string, source?: string): Promise<CatalogRule | null> {
    const [rule] = await this.findAll([id], source);
    return rule ?? null;
  }

  /** The rules with these ids, those of the first source first where several have one. */
  async findAll(ids: readonly string[], source?: string): Promise<readonly CatalogRule[]> {
    const rows = await this.database.prisma.rule.findMany({
      where: rulesWithIds(ids, source),
      select: RULE_SELECT,
      orderBy: FIRST_SOURCE_FIRST,
    });
    return rows.map(toCatalogRule);
  }

  /** The rules of a list's part, in its order. */
  async list(conditions: RuleConditions, { order: by, limit, from, backward = false }: RuleRange): Promise<readonly PlacedRule[]> {
    const { value, descending } = orderSql(by, conditions.search);
    // Backward, the list is read from its other end and turned round.
    const down = descending !== backward;
    const direction = down ? Prisma.sql`DESC` : Prisma.sql`ASC`;
    const comparison = down ? Prisma.sql`<` : Prisma.sql`>`;
    const before = (sql: Prisma.Sql | undefined): Prisma.Sql => (sql ? Prisma.sql`${sql}, ` : Prisma.empty);
    const place = Prisma.sql`(${before(value?.column)}r.id, r.source_id)`;
    const beyond = from && Prisma.sql`AND ${place} ${comparison} (${before(value?.read(from.value))}${from.id}, ${from.sourceId})`;
    const order = (table: Prisma.Sql, column: Prisma.Sql | undefined): Prisma.Sql =>
      Prisma.sql`${before(column && Prisma.sql`${column} ${direction}`)}${table}.id ${direction}, ${table}.source_id ${direction}`;
    // In one question: a rule that is removed between two would be missing in a page, or a page be taken for the last.
    const rows = await this.database.prisma.$queryRaw<PlacedRow[]>`
      SELECT ${RULE_COLUMNS}, p.value::text AS "placeValue"
      FROM (
        SELECT r.key, ${value?.column ?? Prisma.sql`''`} AS value, r.id, r.source_id
        FROM rule r JOIN source s ON s.id = r.source_id
        WHERE ${pageWhereSql(conditions)} ${beyond ?? Prisma.empty}
        ORDER BY ${order(Prisma.sql`r`, value?.column)}
        LIMIT ${limit}
      ) p JOIN rule r ON r.key = p.key JOIN source s ON s.id = r.source_id
      ORDER BY ${order(Prisma.sql`p`, value && Prisma.sql`p.value`)}`;
    const placed = rows.map(({ placeValue, ...row }) => ({
      rule: toCatalogRule(row),
      position: { value: placeValue, id: row.id, sourceId: row.sourceId },
    }));
    return backward ? placed.reverse() : placed;
  }

  async count(conditions: RuleConditions): Promise<number> {
    const [answer] = await this.database.prisma.$queryRaw<{ count: number }[]>`
      SELECT ${countSql(conditions)} AS count FROM rule r JOIN source s ON s.id = r.source_id WHERE ${countedWhereSql(conditions)}`;
    return answer?.count ?? 0;
  }

  /** The texts of rules by the key of each, the newest first. */
  async versions(rules: readonly CatalogRule[]): Promise<ReadonlyMap<number, readonly RuleVersion[]>> {
    const rows = await this.database.prisma.ruleVersion.findMany({
      where: { id: { in: rules.map(({ id }) => id) } },
      include: { source: { select: { name: true } } },
      orderBy: { version: 'desc' },
    });
    return new Map(
      rules.map(({ key, id, origin, version, yaml, document, contentHash, updatedAt }) => [
        key,
        [
          { version, yaml, document, path: origin.path, contentHash, importedAt: updatedAt, replacedAt: null },
          ...rows
            .filter((row) => row.id === id && row.source.name === origin.source)
            .map(({ createdAt, replacedAt, ...row }) => ({
              version: row.version,
              yaml: row.yaml,
              document: row.document,
              path: row.path,
              contentHash: row.contentHash,
              importedAt: createdAt,
              replacedAt,
            })),
        ],
      ]),
    );
  }

  /** The rules that say of themselves that they are related to one of these. */
  async relatedTo(ids: readonly string[]): Promise<readonly CatalogRule[]> {
    const rows = await this.database.prisma.rule.findMany({
      where: { OR: ids.map((id) => ({ related: { array_contains: [{ id }] } })) },
      select: RULE_SELECT,
      orderBy: [{ id: 'asc' }, { sourceId: 'asc' }],
    });
    return rows.map(toCatalogRule);
  }
}

interface OrderSql {
  /** What the list is ordered by before the id; undefined where it is the id alone. */
  readonly value: { readonly column: Prisma.Sql; readonly read: (value: string) => Prisma.Sql } | undefined;
  readonly descending: boolean;
}

function orderSql(order: RuleOrder, search: string | undefined): OrderSql {
  switch (order) {
    case 'MODIFIED_DESC':
    case 'MODIFIED_ASC':
      return {
        value: { column: r.lastModified, read: (day) => Prisma.sql`${day}::date` },
        descending: order === 'MODIFIED_DESC',
      };
    case 'CREATED_DESC':
    case 'CREATED_ASC':
      return {
        value: { column: Prisma.sql`r.created_at`, read: (time) => Prisma.sql`${time}::timestamptz` },
        descending: order === 'CREATED_DESC',
      };
    case 'TITLE_ASC':
    case 'TITLE_DESC':
      return { value: { column: r.title, read: (title) => Prisma.sql`${title}` }, descending: order === 'TITLE_DESC' };
    case 'RELEVANCE':
      if (search !== undefined) {
        return { value: { column: rankSql(search), read: (rank) => Prisma.sql`${rank}::float8` }, descending: true };
      }
      break;
    case 'ID':
  }
  return { value: undefined, descending: false };
}
