import { Injectable } from '@nestjs/common';
import type { AttackMatrix } from '../attack/index.js';
import type { TagMeaning } from '../rules/rule-attributes.js';
import { countChange } from '../database/count-change.js';
import { DatabaseService } from '../database/database.service.js';
import type { Prisma } from '../database/prisma.js';
import type { Transaction } from '../rules/staged-rules.repository.js';

/** A version of ATT&CK that was imported. */
export interface ImportedMatrix {
  readonly matrix: AttackMatrix;
  readonly importedAt: Date;
}

type MeaningOf = (tags: readonly string[]) => TagMeaning;

/** The version of ATT&CK that was imported. */
@Injectable()
export class AttackRepository {
  constructor(private readonly database: DatabaseService) {}

  /** The version that was imported, unless it was at this time. */
  async findNews(domain: AttackMatrix['domain'], knownSince: Date | undefined): Promise<ImportedMatrix | null> {
    const row = await this.database.prisma.attack.findFirst({ where: { domain, ...(knownSince && { importedAt: { not: knownSince } }) } });
    return row && { matrix: row.matrix as unknown as AttackMatrix, importedAt: row.importedAt };
  }

  /** Keeps a version, and brings the rules to what their tags mean in it, which `meaningOf` says. */
  async save({ matrix, importedAt }: ImportedMatrix, meaningOf: MeaningOf): Promise<void> {
    const { domain, version } = matrix;
    await this.database.prisma.$transaction(async (transaction) => {
      const stored = { version, matrix: matrix as unknown as Prisma.InputJsonValue, importedAt };
      await transaction.attack.upsert({ where: { domain }, create: { domain, ...stored }, update: stored });
      await alignRules(transaction, meaningOf);
      await countChange(transaction);
    });
  }

  /** Brings the rules that were read by another version to what their tags mean. */
  async align(meaningOf: MeaningOf): Promise<void> {
    await this.database.prisma.$transaction(async (transaction) => {
      if ((await alignRules(transaction, meaningOf)) > 0) await countChange(transaction);
    });
  }
}

/** How many rules were brought to what their tags mean. */
async function alignRules(transaction: Transaction, meaningOf: MeaningOf): Promise<number> {
  const tagged = await transaction.$queryRaw<{ tags: string[] }[]>`SELECT DISTINCT tags FROM rule`;
  const meanings = tagged.map(({ tags }) => ({ tags, ...meaningOf(tags) }));
  return transaction.$executeRaw`
    UPDATE rule r SET current_techniques = m.current_techniques, current_tactics = m.current_tactics
    FROM jsonb_to_recordset(${JSON.stringify(meanings)}::jsonb) AS m(tags text[], current_techniques text[], current_tactics text[])
    WHERE m.tags = r.tags AND (m.current_techniques <> r.current_techniques OR m.current_tactics <> r.current_tactics)`;
}
