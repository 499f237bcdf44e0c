import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.js';
import { Prisma } from '../database/prisma.js';
import { r } from './rule-columns.js';

/** The filters whose values are open lists: those that some rule has. */
export type OpenFilter = 'technique' | 'tag' | 'product' | 'category' | 'service' | 'author' | 'cve' | 'connector' | 'source';

/** A value of a filter. */
export interface FilterValue {
  readonly filter: OpenFilter;
  readonly value: string;
}

/** The authors of a rule `r`, who are written as one text. */
export const AUTHORS = Prisma.sql`regexp_split_to_array(${r.author}, '\\s*,\\s*')`;

interface OpenList {
  /** Whether a rule, or the catalog, has the value `v`. */
  readonly has: Prisma.Sql;
  /** All values that there are, as rows of `value`. */
  readonly all: Prisma.Sql;
}

const rulesWith = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT FROM rule r WHERE ${condition})`;
const valuesOf = (value: Prisma.Sql): Prisma.Sql => Prisma.sql`SELECT DISTINCT ${value} AS value FROM rule r`;

const OPEN_LISTS: Readonly<Record<OpenFilter, OpenList>> = {
  technique: { has: rulesWith(Prisma.sql`${r.techniqueKeys} && ARRAY[v]`), all: valuesOf(Prisma.sql`unnest(${r.currentTechniques})`) },
  tag: { has: rulesWith(Prisma.sql`${r.tagKeys} && ARRAY[v]`), all: valuesOf(Prisma.sql`unnest(${r.tagKeys})`) },
  product: { has: rulesWith(Prisma.sql`${r.product} = v`), all: valuesOf(r.product) },
  category: { has: rulesWith(Prisma.sql`${r.category} = v`), all: valuesOf(r.category) },
  service: { has: rulesWith(Prisma.sql`${r.service} = v`), all: valuesOf(r.service) },
  author: {
    has: rulesWith(Prisma.sql`${r.author} ILIKE '%' || replace(replace(replace(v, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`),
    all: valuesOf(Prisma.sql`unnest(${AUTHORS})`),
  },
  cve: { has: rulesWith(Prisma.sql`${r.cves} && ARRAY[v]`), all: valuesOf(Prisma.sql`unnest(${r.cves})`) },
  connector: {
    has: Prisma.sql`EXISTS (SELECT FROM rule_tables t WHERE t.connectors && ARRAY[v])`,
    all: Prisma.sql`SELECT DISTINCT unnest(connectors) AS value FROM rule_tables`,
  },
  source: { has: Prisma.sql`EXISTS (SELECT FROM source s WHERE s.name = v)`, all: Prisma.sql`SELECT name AS value FROM source` },
};

/** Reads which values the open lists have. */
@Injectable()
export class OpenValuesRepository {
  constructor(private readonly database: DatabaseService) {}

  /** Returns those of some values that no rule has, in the order of the filters. */
  async missing(values: readonly FilterValue[]): Promise<readonly FilterValue[]> {
    const filters = [...new Set(values.map(({ filter }) => filter))];
    const statements = filters.map((filter) => {
      const named = values.filter((one) => one.filter === filter).map(({ value }) => value);
      return Prisma.sql`SELECT ${filter} AS filter, v AS value FROM unnest(${named}::text[]) v WHERE NOT ${OPEN_LISTS[filter].has}`;
    });
    if (statements.length === 0) return [];
    return this.database.prisma.$queryRaw<FilterValue[]>`${Prisma.join(statements, ' UNION ALL ')}`;
  }

  /** Returns all values of a filter. */
  async all(filter: OpenFilter): Promise<readonly string[]> {
    const rows = await this.database.prisma.$queryRaw<{ value: string | null }[]>`${OPEN_LISTS[filter].all}`;
    return rows.flatMap(({ value }) => value ?? []);
  }
}
