import { Prisma } from '../database/prisma.js';
import { r } from './rule-columns.js';
import { hasTrigrams, queryOf } from './search-query.js';

/** The filters of a list, resolved: ids of ATT&CK with their aliases, names of tables as targets have them. Empty lists match nothing. */
export interface RuleConditions {
  readonly techniqueKeys?: readonly string[];
  readonly tactics?: readonly string[];
  readonly tags?: readonly string[];
  readonly levels?: readonly string[];
  readonly statuses?: readonly string[];
  readonly products?: readonly string[];
  readonly categories?: readonly string[];
  readonly services?: readonly string[];
  readonly authors?: readonly string[];
  readonly cves?: readonly string[];
  readonly targets?: readonly string[];
  readonly tables?: readonly string[];
  readonly references?: readonly string[];
  readonly sources?: readonly string[];
  readonly modifiedSince?: string;
  readonly search?: string;
}

/** What a rule `r` and its source `s` have to be, as SQL. */
export function whereSql(conditions: RuleConditions): Prisma.Sql {
  const { techniqueKeys, tactics, tags, levels, statuses, products, categories, services, authors, cves } = conditions;
  const { references, sources, modifiedSince, search } = conditions;
  const parts: Readonly<Record<keyof RuleConditions, Prisma.Sql | undefined>> = {
    techniqueKeys: arrayOverlap(r.techniqueKeys, techniqueKeys),
    tactics: arrayOverlap(r.tactics, tactics),
    tags: arrayOverlap(r.tagKeys, tags),
    cves: arrayOverlap(r.cves, cves),
    levels: anyOf(r.level, levels),
    statuses: anyOf(r.status, statuses),
    products: anyOf(r.product, products),
    categories: anyOf(r.category, categories),
    services: anyOf(r.service, services),
    sources: anyOf(Prisma.sql`s.name`, sources),
    authors: partOf(r.author, Prisma.sql`ILIKE`, authors),
    references: partOf(
      r.referenceText,
      Prisma.sql`LIKE`,
      references?.map((part) => part.toLowerCase()),
    ),
    targets: tablesCondition(conditions),
    // With the targets: a rule has to run on a table of them.
    tables: undefined,
    modifiedSince: modifiedSince === undefined ? undefined : Prisma.sql`${r.lastModified} >= ${modifiedSince}::date`,
    search: search === undefined ? undefined : searchCondition(search),
  };
  const asked = Object.values(parts).filter((part) => part !== undefined);
  return asked.length === 0 ? Prisma.sql`TRUE` : Prisma.join(asked, ' AND ');
}

/** How well a rule answers a search: a title with the words beside each other before all others. */
export function rankSql(search: string): Prisma.Sql {
  return Prisma.sql`(ts_rank_cd(r.search, ${queryOf(search)})
    + CASE WHEN lower(${r.title}) LIKE ${contained(search.toLowerCase())} THEN 1 ELSE 0 END)::float8`;
}

function searchCondition(search: string): Prisma.Sql {
  const words = Prisma.sql`r.search @@ ${queryOf(search)}`;
  return hasTrigrams(search) ? Prisma.sql`(${words} OR ${r.searchText} LIKE ${contained(search.toLowerCase())})` : words;
}

function tablesCondition({ targets, tables }: RuleConditions): Prisma.Sql | undefined {
  if (targets === undefined && tables === undefined) return undefined;
  const served =
    targets === undefined
      ? arrayOverlap(Prisma.sql`t.tables`, tables)
      : tables === undefined
        ? arrayOverlap(Prisma.sql`t.targets`, targets)
        : arrayOverlap(
            Prisma.sql`t.pairs`,
            targets.flatMap((target) => tables.map((table) => `${target}/${table}`)),
          );
  return Prisma.sql`EXISTS (SELECT 1 FROM rule_tables t WHERE t.rule_key = r.key AND ${served})`;
}

const arrayOverlap = (column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined =>
  values && Prisma.sql`${column} && ${[...values]}::text[]`;

const anyOf = (column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined =>
  values && Prisma.sql`${column} = ANY(${[...values]}::text[])`;

const partOf = (column: Prisma.Sql, operator: Prisma.Sql, parts: readonly string[] | undefined): Prisma.Sql | undefined =>
  parts && Prisma.sql`${column} ${operator} ANY(${parts.map(contained)}::text[])`;

/** The pattern of LIKE for a text with this one in it, whatever its characters mean to LIKE. */
const contained = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
