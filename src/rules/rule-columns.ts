import { Prisma } from '../database/prisma.js';
import type { CatalogRule } from './rule.js';
import { COLUMNS, NO_DATE, type AnyColumn, type ColumnName, type ReadColumns } from './rule.record.js';

const sqlName = (name: ColumnName, { name: stated = name }: AnyColumn): string => `"${stated}"`;

const listed = (write: (name: ColumnName, column: AnyColumn) => string): Prisma.Sql =>
  Prisma.raw(COLUMNS.map(([name, column]) => write(name, column)).join(', '));

/** The columns of a rule in SQL. */
export type RuleColumns = { readonly [C in ColumnName]: Prisma.Sql };

/** Returns the columns of a rule that has another name in SQL. */
export const columnsOf = (rule: string): RuleColumns =>
  Object.fromEntries(COLUMNS.map(([name, column]) => [name, Prisma.raw(`${rule}.${sqlName(name, column)}`)])) as RuleColumns;

/** The columns of a rule `r` in SQL. */
export const r = columnsOf('r');

/** The columns that are written, in SQL. */
export const INSERTED = listed(sqlName);

/** Their values in a row `a` of attributes. */
export const INSERTED_VALUES = listed((name) => `a."${name}"`);

/** The same as assignments. */
export const ASSIGNMENTS = listed((name, column) => `${sqlName(name, column)} = a."${name}"`);

/** The type of a row `a` of attributes, which are JSON. */
export const ATTRIBUTES = listed((name, { sql }) => `"${name}" ${sql}`);

const READ = COLUMNS.filter(([, { writeOnly }]) => !writeOnly) as readonly (readonly [keyof ReadColumns, AnyColumn])[];

/** The columns that are read, as Prisma selects them. */
export const RULE_SELECT = {
  ...(Object.fromEntries(READ.map(([name]) => [name, true])) as { readonly [C in keyof ReadColumns]: true }),
  key: true,
  sourceId: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  source: { select: { name: true, repository: true, commit: true } },
} as const satisfies Prisma.RuleSelect;

/** The columns that are read of a rule `r` and its source `s`, where Prisma cannot select them. */
export const RULE_COLUMNS = Prisma.raw(
  [
    ...READ.map(([name, column]) => `r.${sqlName(name, column)} AS "${name}"`),
    'r.key',
    'r.source_id AS "sourceId"',
    'r.version',
    'r.created_at AS "createdAt"',
    'r.updated_at AS "updatedAt"',
    `jsonb_build_object('name', s.name, 'repository', s.repository, 'commit', s.commit) AS source`,
  ].join(', '),
);

/** A row that was read. */
export type RuleRow = Prisma.RuleGetPayload<{ select: typeof RULE_SELECT }>;

/** Returns a row as the rest of the program knows it. */
export function toCatalogRule({ source, ...row }: RuleRow): CatalogRule {
  const columns = READ.map(([name, { sql }]) => [name, sql === 'date' ? dayOf(row[name] as Date | null) : row[name]] as const);
  const { key, version, createdAt, updatedAt, path, category, product, service } = row;
  return {
    ...(Object.fromEntries(columns) as unknown as ReadColumns),
    key,
    version,
    createdAt,
    updatedAt,
    origin: { source: source.name, path, repository: source.repository, commit: source.commit },
    logsource: { category, product, service },
  };
}

function dayOf(date: Date | null): string | null {
  const day = date?.toISOString().slice(0, 10) ?? null;
  return day === NO_DATE ? null : day;
}
