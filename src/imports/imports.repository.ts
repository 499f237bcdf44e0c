import { Injectable } from '@nestjs/common';
import type { ImportCounts, ImportedFile, ImportRun, ImportState, FileOutcome, FileDiagnostic } from './import-run.js';
import { CatalogError } from '../database/catalog-error.js';
import type { CatalogSource } from './catalog-source.js';
import { storable } from '../database/storable.js';
import { DatabaseService } from '../database/database.service.js';
import type { Import, Prisma, Source, Transaction } from '../database/prisma.js';
import type { WrittenCounts } from '../rules/staged-rules.repository.js';

/** A source as imports know it. */
export interface StoredSource {
  readonly id: number;
  readonly name: string;
}

/** Where the rules of a source were read from this time. */
export interface Provenance {
  readonly kind: string;
  readonly location: string;
  readonly repository: string | null;
  readonly commit: string | null;
}

type ImportRow = Import & { readonly source: Source };

/** What is kept of imports. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly database: DatabaseService) {}

  /** The source of a name, made if there is none. */
  async sourceNamed(name: string, kind: string): Promise<StoredSource> {
    return this.database.prisma.source.upsert({ where: { name }, create: { name, kind }, update: {}, select: { id: true, name: true } });
  }

  /** The source of a name with the place that it was last read from. */
  findSource(name: string): Promise<(StoredSource & { readonly location: string | null }) | null> {
    return this.database.prisma.source.findUnique({ where: { name }, select: { id: true, name: true, location: true } });
  }

  /** Whether nobody has put rules into the catalog yet, or tried to. Imports of `except` that did not end well count for nothing. */
  async isCatalogUntouched(except: string): Promise<boolean> {
    const [answer] = await this.database.prisma.$queryRaw<{ untouched: boolean }[]>`
      SELECT NOT EXISTS (SELECT FROM rule) AND NOT EXISTS (SELECT FROM rule_version) AND NOT EXISTS (
        SELECT FROM import i JOIN source s ON s.id = i.source_id WHERE s.name <> ${except} OR i.state = 'done'
      ) AS untouched`;
    return answer?.untouched ?? false;
  }

  /** The sources of which an import was begun and has not ended. */
  sourcesUnderWay(): Promise<readonly StoredSource[]> {
    return this.database.prisma.source.findMany({
      where: { imports: { some: { state: 'running' } } },
      select: { id: true, name: true },
    });
  }

  /** Imports of a source that were begun by a process which is gone. What they had staged is forgotten. */
  async endInterrupted(sourceId: number): Promise<void> {
    const { prisma } = this.database;
    const left = await prisma.import.findMany({ where: { sourceId, state: 'running' }, select: { id: true } });
    for (const { id } of left) {
      await prisma.stagedRule.deleteMany({ where: { importId: id } });
      await this.end(id, 'interrupted', {
        code: 'INTERRUPTED',
        message: 'The program ended while it read the source. The catalog is as it was before.',
      });
    }
  }

  async begin(id: string, sourceId: number, { location, repository, commit }: Provenance): Promise<void> {
    await this.database.prisma.import.create({ data: { id, sourceId, state: 'running', location, repository, commit } });
  }

  /** Says how far an import has come. */
  async progress(id: string, counts: Partial<ImportCounts>): Promise<void> {
    await this.database.prisma.import.update({ where: { id }, data: counts });
  }

  /** Adds files to the report of an import. */
  async report(id: string, files: readonly ImportedFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.database.prisma.importFile.createMany({
      data: files.map(({ path, outcome, ruleId, title, problems }) => ({
        importId: id,
        path,
        outcome,
        ruleId,
        title,
        problems: [...problems] as object[],
      })),
    });
  }

  /** Ends an import that is taken over, in the same transaction. */
  async finish(
    transaction: Transaction,
    id: string,
    source: StoredSource,
    provenance: Provenance,
    removed: readonly string[],
    counts: WrittenCounts & Pick<ImportCounts, 'unchanged'>,
  ): Promise<void> {
    await transaction.$executeRaw`
      INSERT INTO import_file (import_id, path, outcome, rule_id, title)
      SELECT ${id}, attributes->>'path', outcome, id, attributes->>'title' FROM staged_rule
      WHERE import_id = ${id} AND outcome <> 'reread' ORDER BY attributes->>'path', id`;
    await transaction.$executeRaw`
      INSERT INTO import_file (import_id, path, outcome, rule_id, title)
      SELECT ${id}, v.path, 'removed', v.id, NULL FROM rule_version v
      WHERE v.source_id = ${source.id} AND v.id = ANY(${[...removed]}::text[])
        AND v.version = (SELECT max(w.version) FROM rule_version w WHERE w.source_id = v.source_id AND w.id = v.id)
      ORDER BY v.path`;
    await transaction.import.update({ where: { id }, data: { state: 'done', finishedAt: new Date(), ...counts } });
    await transaction.source.update({ where: { id: source.id }, data: { ...provenance, importedAt: new Date() } });
  }

  /** Ends an import that is not taken over. */
  async end(id: string, state: 'failed' | 'interrupted', { code, message }: NonNullable<ImportRun['problem']>): Promise<void> {
    await this.database.prisma.import.update({
      where: { id },
      data: { state, finishedAt: new Date(), problemCode: code, problem: message },
    });
  }

  async find(id: string): Promise<ImportRun | null> {
    // No text of PostgreSQL has a NUL in it.
    if (id.includes('\0')) return null;
    const row = await this.database.prisma.import.findUnique({ where: { id }, include: { source: true } });
    return row && runOf(row);
  }

  /** Where rules come from, by name. */
  async sources(): Promise<readonly CatalogSource[]> {
    const rows = await this.database.prisma.source.findMany({ include: { _count: { select: { rules: true } } }, orderBy: { name: 'asc' } });
    return rows.map(({ name, kind, location, repository, commit, importedAt, _count }) => ({
      name,
      kind,
      location,
      repository,
      commit,
      importedAt,
      ruleCount: _count.rules,
    }));
  }

  /** The imports, the newest first: those after one of them, or from the beginning. Throws `INVALID_CURSOR` for what is none of them. */
  async list(limit: number, { source, after }: { readonly source?: string; readonly after?: string } = {}): Promise<readonly ImportRun[]> {
    if (after !== undefined && !(await this.find(after))) {
      throw new CatalogError('INVALID_CURSOR', 'The cursor is not one that a list of imports has given.');
    }
    const rows = await this.database.prisma.import.findMany({
      where: ofSource(source),
      include: { source: true },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
    });
    return rows.map(runOf);
  }

  /** How many imports there are, of all sources or of one. */
  count(source?: string): Promise<number> {
    return this.database.prisma.import.count({ where: ofSource(source) });
  }

  /**
   * What an import did with rules and files: what was rejected, which is what somebody has to see to, then what was removed, what changed
   * and what is new; or one of these alone.
   */
  async files(id: string, limit: number, outcome?: FileOutcome): Promise<readonly ImportedFile[]> {
    if (outcome !== undefined) return this.#files({ importId: id, outcome }, limit);
    const rejected = await this.#files({ importId: id, outcome: 'rejected' }, limit);
    if (rejected.length === limit) return rejected;
    return [...rejected, ...(await this.#files({ importId: id, outcome: { not: 'rejected' } }, limit - rejected.length))];
  }

  async #files(where: Prisma.ImportFileWhereInput, limit: number): Promise<readonly ImportedFile[]> {
    const rows = await this.database.prisma.importFile.findMany({
      where,
      orderBy: [{ outcome: 'desc' }, { key: 'asc' }],
      take: limit,
    });
    return rows.map(({ path, outcome, ruleId, title, problems }) => ({
      path,
      outcome: outcome as FileOutcome,
      ruleId,
      title,
      problems: problems as unknown as readonly FileDiagnostic[],
    }));
  }
}

const ofSource = (source: string | undefined): Prisma.ImportWhereInput =>
  source === undefined ? {} : { source: { name: storable(source) } };

function runOf(row: ImportRow): ImportRun {
  const { id, location, repository, commit, startedAt, finishedAt, filesRead, added, changed, unchanged, removed, rejected } = row;
  return {
    id,
    source: row.source.name,
    state: row.state as ImportState,
    location,
    repository,
    commit,
    startedAt,
    finishedAt,
    counts: { filesRead, added, changed, unchanged, removed, rejected },
    problem: row.problemCode === null ? null : { code: row.problemCode, message: row.problem ?? '' },
  };
}
