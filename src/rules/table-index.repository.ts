import { Injectable } from '@nestjs/common';
import { countChange } from '../database/count-change.js';
import { DatabaseService } from '../database/database.service.js';
import { r } from './rule-columns.js';

/** A rule whose tables have to be found out. */
export interface UnindexedRule {
  readonly key: number;
  readonly id: string;
  readonly contentHash: string;
  readonly yaml: string;
  readonly document: number;
}

/** The tables that a rule runs on. */
export interface IndexedRule {
  readonly key: number;
  /** Of the text that was converted: if the rule has another by now, the answer is not kept. */
  readonly contentHash: string;
  readonly pairs: readonly { readonly target: string; readonly table: string }[];
  /** The data connectors that fill these tables. */
  readonly connectors: readonly string[];
}

/** What is kept of the tables that rules run on. */
@Injectable()
export class TableIndexRepository {
  constructor(private readonly database: DatabaseService) {}

  /** Rules whose tables are not known by these maps, a few at a time: those after a key, for a question that is asked rule by rule. */
  async unindexed(mapVersion: string, after: number, limit: number): Promise<readonly UnindexedRule[]> {
    return this.database.prisma.rule.findMany({
      where: { key: { gt: after }, OR: [{ tables: null }, { tables: { mapVersion: { not: mapVersion } } }] },
      select: { key: true, id: true, contentHash: true, yaml: true, document: true },
      orderBy: { key: 'asc' },
      take: limit,
    });
  }

  /** How many rules there are, and of how many the tables are known by these maps. */
  async progress(mapVersion: string): Promise<{ readonly rules: number; readonly indexed: number }> {
    const [rules, indexed] = await Promise.all([
      this.database.prisma.rule.count(),
      this.database.prisma.ruleTables.count({ where: { mapVersion } }),
    ]);
    return { rules, indexed };
  }

  async save(mapVersion: string, rules: readonly IndexedRule[]): Promise<void> {
    const rows = rules.map(({ key, contentHash, pairs, connectors }) => ({
      key,
      contentHash,
      targets: [...new Set(pairs.map(({ target }) => target))],
      tables: [...new Set(pairs.map(({ table }) => table))],
      pairs: pairs.map(({ target, table }) => `${target}/${table}`),
      connectors,
    }));
    const { prisma } = this.database;
    const write = prisma.$executeRaw`
      INSERT INTO rule_tables (rule_key, map_version, targets, tables, pairs, connectors)
      SELECT x.key, ${mapVersion}, x.targets, x.tables, x.pairs, x.connectors
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
        key int, "contentHash" text, targets text[], tables text[], pairs text[], connectors text[])
      JOIN rule r ON r.key = x.key AND ${r.contentHash} = x."contentHash"
      ON CONFLICT (rule_key) DO UPDATE SET
        map_version = excluded.map_version, targets = excluded.targets, tables = excluded.tables, pairs = excluded.pairs,
        connectors = excluded.connectors`;
    // What lists by table answer is another answer now.
    await prisma.$transaction([write, countChange(prisma)]);
  }
}
