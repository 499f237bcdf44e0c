import { Prisma } from '../database/prisma.js';
import { LEVELS, OTHER, STATUSES } from './closed-values.js';
import { columnsOf, r, type RuleColumns } from './rule-columns.js';
import { hasTrigrams, queryOf } from './search-query.js';

/** The filters of a list, resolved: ids of ATT&CK with their aliases, names of tables as targets have them. Empty lists match nothing. */
export interface RuleConditions {
  readonly techniqueKeys?: readonly string[];
  /** The technique whose rules are listed, in addition to the filter. */
  readonly ofTechnique?: readonly string[];
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
  readonly connectors?: readonly string[];
  readonly references?: readonly string[];
  readonly sources?: readonly string[];
  readonly modifiedSince?: string;
  readonly createdSince?: string;
  readonly search?: string;
  /** Of the rules with one Sigma id only the first that meets the other conditions: the sources are in the order of their ids. */
  readonly distinct?: true;
}

/** The conditions of a rule `r` of a source `s`, as SQL. */
export function whereSql(conditions: RuleConditions): Prisma.Sql {
  const all = conditionsSql(conditions, RULE);
  return conditions.distinct ? Prisma.sql`${all} AND NOT EXISTS (${earlierCopySql(conditions)})` : all;
}

/**
 * The same for the rules of a page. The earlier copies are looked up rule by rule, which `OFFSET 0` makes the database do: it would
 * find all rules that have one before it returned the first.
 */
export function pageWhereSql(conditions: RuleConditions): Prisma.Sql {
  const all = conditionsSql(conditions, RULE);
  return conditions.distinct ? Prisma.sql`${all} AND NOT EXISTS (${earlierCopySql(conditions)} OFFSET 0)` : all;
}

/** The same for counts, which count with `countSql` what `distinct` leaves. */
export const countedWhereSql = (conditions: RuleConditions): Prisma.Sql => conditionsSql(conditions, RULE);

/** Counts rules `r`, or their Sigma ids where the list is distinct; those alone that meet a condition. */
export function countSql({ distinct }: RuleConditions, condition: Prisma.Sql = Prisma.sql`TRUE`): Prisma.Sql {
  return Prisma.sql`(count(DISTINCT ${distinct ? Prisma.sql`r.id` : Prisma.sql`r.key`}) FILTER (WHERE ${condition}))::int`;
}

/** A rule and its source in a statement. */
interface Aliases {
  readonly rule: Prisma.Sql;
  readonly columns: RuleColumns;
  readonly source: Prisma.Sql;
}

const RULE: Aliases = { rule: Prisma.sql`r`, columns: r, source: Prisma.sql`s` };
const EARLIER: Aliases = { rule: Prisma.sql`earlier`, columns: columnsOf('earlier'), source: Prisma.sql`earlier_source` };

/** The copies of a rule `r` that come before it and meet the conditions. */
const earlierCopySql = (conditions: RuleConditions): Prisma.Sql => Prisma.sql`
  SELECT FROM rule earlier JOIN source earlier_source ON earlier_source.id = earlier.source_id
  WHERE earlier.id = r.id AND earlier.source_id < r.source_id AND ${conditionsSql(conditions, EARLIER)}`;

function conditionsSql(conditions: RuleConditions, { rule, columns, source }: Aliases): Prisma.Sql {
  const { techniqueKeys, ofTechnique, tactics, tags, levels, statuses, products, categories, services, authors, cves } = conditions;
  const { references, sources, modifiedSince, createdSince, search } = conditions;
  const parts: Readonly<Record<Exclude<keyof RuleConditions, 'distinct'>, Prisma.Sql | undefined>> = {
    techniqueKeys: arrayOverlap(columns.techniqueKeys, techniqueKeys),
    ofTechnique: arrayOverlap(columns.techniqueKeys, ofTechnique),
    tactics: arrayOverlap(columns.tactics, tactics),
    tags: arrayOverlap(columns.tagKeys, tags),
    cves: arrayOverlap(columns.cves, cves),
    levels: closedValue(columns.level, levels, LEVELS),
    statuses: closedValue(columns.status, statuses, STATUSES),
    products: anyOf(columns.product, products),
    categories: anyOf(columns.category, categories),
    services: anyOf(columns.service, services),
    sources: anyOf(Prisma.sql`${source}.name`, sources),
    authors: partOf(columns.author, Prisma.sql`ILIKE`, authors),
    references: partOf(
      columns.referenceText,
      Prisma.sql`LIKE`,
      references?.map((part) => part.toLowerCase()),
    ),
    targets: tablesCondition(conditions, rule),
    // With the targets: a rule has to run on a table of them.
    tables: undefined,
    connectors: undefined,
    modifiedSince: modifiedSince === undefined ? undefined : Prisma.sql`${columns.lastModified} >= ${modifiedSince}::date`,
    createdSince: createdSince === undefined ? undefined : Prisma.sql`${rule}.created_at >= ${createdSince}::timestamp AT TIME ZONE 'UTC'`,
    search: search === undefined ? undefined : searchCondition(search, { rule, columns }),
  };
  const given = Object.values(parts).filter((part) => part !== undefined);
  return given.length === 0 ? Prisma.sql`TRUE` : Prisma.join(given, ' AND ');
}

/** How well a rule `r` answers a search: a title with the words side by side comes before all others. */
export function rankSql(search: string): Prisma.Sql {
  return Prisma.sql`(ts_rank_cd(r.search, ${queryOf(search)})
    + CASE WHEN lower(${r.title}) LIKE ${contained(search.toLowerCase())} THEN 1 ELSE 0 END)::float8`;
}

/** The value of a closed list that a column has: `other` for a text that is not in the list. */
export const closedValueSql = (column: Prisma.Sql, known: readonly string[]): Prisma.Sql =>
  Prisma.sql`CASE WHEN ${column} = ANY(${[...known]}::text[]) THEN ${column} WHEN ${column} IS NOT NULL THEN ${OTHER} END`;

function searchCondition(search: string, { rule, columns }: Omit<Aliases, 'source'>): Prisma.Sql {
  const words = Prisma.sql`${rule}.search @@ ${queryOf(search)}`;
  return hasTrigrams(search) ? Prisma.sql`(${words} OR ${columns.searchText} LIKE ${contained(search.toLowerCase())})` : words;
}

function tablesCondition({ targets, tables, connectors }: RuleConditions, rule: Prisma.Sql): Prisma.Sql | undefined {
  const onTables =
    targets !== undefined && tables !== undefined
      ? arrayOverlap(
          Prisma.sql`t.pairs`,
          targets.flatMap((target) => tables.map((table) => `${target}/${table}`)),
        )
      : (arrayOverlap(Prisma.sql`t.targets`, targets) ?? arrayOverlap(Prisma.sql`t.tables`, tables));
  const parts = [onTables, arrayOverlap(Prisma.sql`t.connectors`, connectors)].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return Prisma.sql`EXISTS (SELECT 1 FROM rule_tables t WHERE t.rule_key = ${rule}.key AND ${Prisma.join(parts, ' AND ')})`;
}

const arrayOverlap = (column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined =>
  values && Prisma.sql`${column} && ${[...values]}::text[]`;

const anyOf = (column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | undefined =>
  values && Prisma.sql`${column} = ANY(${[...values]}::text[])`;

const closedValue = (column: Prisma.Sql, values: readonly string[] | undefined, known: readonly string[]): Prisma.Sql | undefined =>
  values?.includes(OTHER) ? Prisma.sql`(${anyOf(column, values)} OR ${column} <> ALL(${[...known]}::text[]))` : anyOf(column, values);

const partOf = (column: Prisma.Sql, operator: Prisma.Sql, parts: readonly string[] | undefined): Prisma.Sql | undefined =>
  parts && Prisma.sql`${column} ${operator} ANY(${parts.map(contained)}::text[])`;

/** The pattern of LIKE for a text with this one in it, whatever its characters mean to LIKE. */
const contained = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
