import { Injectable } from '@nestjs/common';
import { ASSIGNMENTS, ATTRIBUTES, INSERTED, INSERTED_VALUES, r } from './rule-columns.js';
import type { ExtractedRule, RuleLocation } from './rule.record.js';
import { countChange } from '../database/count-change.js';
import { DatabaseService } from '../database/database.service.js';
import { Prisma, type Transaction } from '../database/prisma.js';

/** What becomes of a rule: it is new, its text or its place is another, or only what is read of it. */
export type StagedOutcome = 'added' | 'changed' | 'reread';

/** A rule that is to be written. */
export interface StagedRule {
  readonly outcome: StagedOutcome;
  readonly attributes: ExtractedRule;
}

/** What is known of a rule of a source, to see whether a text is news. */
export interface KnownRule {
  readonly path: string;
  readonly document: number;
  readonly contentHash: string;
  readonly extractionVersion: number;
}

/** A rule that another version of the program has read. */
export interface OutdatedRule extends RuleLocation {
  readonly key: number;
  readonly id: string;
  readonly yaml: string;
}

/** What is read of a rule now. */
export interface RereadRule {
  readonly key: number;
  readonly attributes: ExtractedRule;
}

/** How many rules each kind of change has made. */
export interface WrittenCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A change of the rules of one source. */
export interface Change {
  /** Under which its rules are staged. */
  readonly id: string;
  readonly sourceId: number;
  /** Rules of a change that is small enough to be staged as it is made. */
  readonly staged?: readonly StagedRule[];
  /** Ids of the rules that end. */
  readonly removed?: readonly string[];
  /** Done first, in the same transaction; what it throws ends the change. */
  readonly before?: (transaction: Transaction) => Promise<void>;
  /** Done last. */
  readonly after?: (transaction: Transaction, counts: WrittenCounts) => Promise<void>;
}

/** The staged attributes as a row `a`. */
const STAGED = Prisma.sql`jsonb_to_record(staged.attributes) AS a(${ATTRIBUTES})`;
/** Attributes that are not staged, with the text that the search index is made of. */
const SENT = Prisma.sql`jsonb_to_record(sent.attributes) AS a(${ATTRIBUTES}, "detectionText" text)`;

/**
 * The text for the word search. It is prepared while a rule is staged, between other requests; in the commit it would take a sixth of the time.
 * Cut, as the search takes a million letters of all of it together; none of them is ever that long in a real rule.
 */
const SEARCH = Prisma.sql`rule_search(
  a.title, left(array_to_string(a.tags, ' '), 200000), left(coalesce(a.description, ''), 200000), a."detectionText")`;

/** The tables to vacuum and analyze after a change of many rules. */
const CHANGED_TABLES = ['rule', 'rule_version', 'rule_tables', 'staged_rule', 'import_file'];

/**
 * Writes the rules of the catalog. A change is staged in many steps, and then committed at once:
 * whoever reads meanwhile sees the catalog as it was before, and an end of the process in between leaves it so.
 */
@Injectable()
export class StagedRulesRepository {
  constructor(private readonly database: DatabaseService) {}

  /** The rules of a source by id. Some hundred bytes each. */
  async knownRules(sourceId: number): Promise<ReadonlyMap<string, KnownRule>> {
    const rows = await this.database.prisma.rule.findMany({
      where: { sourceId },
      select: { id: true, path: true, document: true, contentHash: true, extractionVersion: true },
    });
    return new Map(rows.map(({ id, ...known }) => [id, known]));
  }

  /** Writes rules down for a change, without changing anything yet. An id may be staged once. */
  async stage(change: string, rules: readonly StagedRule[]): Promise<void> {
    await this.database.send(stagingSql(change, rules));
  }

  /** Forgets what was staged for a change. */
  async discard(change: string): Promise<void> {
    await this.database.prisma.stagedRule.deleteMany({ where: { importId: change } });
  }

  /**
   * Takes a change over, all of it or nothing: the staged rules, and the end of those that are removed. A text that is replaced
   * becomes a version; the tables of a rule have to be matched again. A rule that another change has added meanwhile is not
   * added, nor counted.
   */
  async commitStaged({ id: change, sourceId, staged = [], removed = [], before, after }: Change): Promise<WrittenCounts> {
    return this.database.prisma.$transaction(async (transaction) => {
      await before?.(transaction);
      if (staged.length > 0) await transaction.$executeRaw(stagingSql(change, staged));
      const isRemoved = Prisma.sql`r.source_id = ${sourceId} AND r.id = ANY(${[...removed]}::text[])`;
      await transaction.$executeRaw`
        INSERT INTO rule_version (source_id, id, version, path, document, yaml, content_hash, created_at)
        SELECT r.source_id, r.id, r.version, r.path, r.document, r.yaml, r.content_hash, r.updated_at
        FROM rule r LEFT JOIN staged_rule staged ON staged.import_id = ${change} AND staged.id = r.id
        WHERE r.source_id = ${sourceId} AND (staged.attributes->>'contentHash' <> ${r.contentHash} OR (${isRemoved}))`;
      await transaction.$executeRaw`
        DELETE FROM rule_tables t USING rule r, staged_rule staged
        WHERE t.rule_key = r.key AND r.source_id = ${sourceId} AND staged.import_id = ${change} AND staged.id = r.id
          AND staged.attributes->>'contentHash' <> ${r.contentHash}`;
      await transaction.$executeRaw`
        UPDATE rule r SET ${ASSIGNMENTS}, search = staged.search,
          version = r.version + CASE WHEN a."contentHash" <> ${r.contentHash} THEN 1 ELSE 0 END,
          updated_at = CASE WHEN a."contentHash" <> ${r.contentHash} THEN now() ELSE r.updated_at END
        FROM staged_rule staged CROSS JOIN LATERAL ${STAGED}
        WHERE r.source_id = ${sourceId} AND staged.import_id = ${change} AND staged.id = r.id AND staged.outcome <> 'added'`;
      const deleted = await transaction.$executeRaw`DELETE FROM rule r WHERE ${isRemoved}`;
      const added = await transaction.$executeRaw`
        INSERT INTO rule (source_id, ${INSERTED}, search, version)
        SELECT ${sourceId}, ${INSERTED_VALUES}, staged.search,
          coalesce((SELECT max(v.version) FROM rule_version v WHERE v.source_id = ${sourceId} AND v.id = a.id), 0) + 1
        FROM staged_rule staged CROSS JOIN LATERAL ${STAGED}
        WHERE staged.import_id = ${change} AND staged.outcome = 'added'
        ON CONFLICT DO NOTHING`;
      const changed = await transaction.stagedRule.count({ where: { importId: change, outcome: 'changed' } });
      const counts = { added, changed, removed: deleted };
      await after?.(transaction, counts);
      await transaction.stagedRule.deleteMany({ where: { importId: change } });
      if (added + changed + deleted > 0) {
        await countChange(transaction);
      }
      return counts;
    });
  }

  /** Rules that were read otherwise than by this version of the reading, a few at a time: those after a key. */
  async findStale(extractionVersion: number, after: number, limit: number): Promise<readonly OutdatedRule[]> {
    const rows = await this.database.prisma.rule.findMany({
      where: { extractionVersion: { not: extractionVersion }, key: { gt: after } },
      select: { key: true, id: true, path: true, document: true, yaml: true, source: { select: { name: true } } },
      orderBy: { key: 'asc' },
      take: limit,
    });
    return rows.map(({ source, ...rule }) => ({ ...rule, source: source.name }));
  }

  /** Replaces the extracted columns of rules. A rule whose text has changed meanwhile stays as it is. */
  async reread(rules: readonly RereadRule[]): Promise<void> {
    if (rules.length === 0) return;
    const { prisma } = this.database;
    const write = prisma.$executeRaw`
      UPDATE rule r SET ${ASSIGNMENTS}, search = ${SEARCH}
      FROM jsonb_to_recordset(${JSON.stringify(rules)}::jsonb) AS sent(key int, attributes jsonb) CROSS JOIN LATERAL ${SENT}
      WHERE r.key = sent.key AND ${r.contentHash} = a."contentHash"`;
    await prisma.$transaction([write, countChange(prisma)]);
  }

  /** The version of a rule that nobody changes until the transaction ends; undefined if there is no such rule. */
  async lockVersion(transaction: Transaction, sourceId: number, id: string): Promise<number | undefined> {
    const [row] = await transaction.$queryRaw<{ version: number }[]>`
      SELECT version FROM rule WHERE source_id = ${sourceId} AND id = ${id} FOR UPDATE`;
    return row?.version;
  }

  /**
   * Lets the database look at what there is now: its plans are made for that, and old rows make room. After a change of many rules. In
   * small steps: while the embedded database does one of them it answers nobody.
   */
  async vacuumAnalyze(): Promise<void> {
    for (const table of CHANGED_TABLES) {
      for (const step of ['VACUUM', 'ANALYZE']) await this.database.prisma.$executeRawUnsafe(`${step} ${table}`);
    }
  }
}

function stagingSql(change: string, rules: readonly StagedRule[]): Prisma.Sql {
  const staged = rules.map(({ outcome, attributes }) => ({ id: attributes.id, outcome, attributes }));
  return Prisma.sql`
    INSERT INTO staged_rule (import_id, id, outcome, attributes, search)
    SELECT ${change}, x.id, x.outcome, x.attributes - 'detectionText', ${SEARCH}
    FROM jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) AS x(id text, outcome text, attributes jsonb)
    CROSS JOIN LATERAL jsonb_to_record(x.attributes) AS a(title text, tags text[], description text, "detectionText" text)`;
}
