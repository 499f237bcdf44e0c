import { Injectable } from '@nestjs/common';
import type { AttackMatrix } from '../attack/index.js';
import { r } from '../rules/rule-columns.js';
import type { CurrentAttack } from '../rules/rule.record.js';
import { countChange } from '../database/count-change.js';
import { DatabaseService } from '../database/database.service.js';
import type { Prisma, Transaction } from '../database/prisma.js';

/** A version of ATT&CK that was imported. */
export interface ImportedMatrix {
  readonly matrix: AttackMatrix;
  readonly importedAt: Date;
}

type CurrentAttackOf = (tags: readonly string[]) => CurrentAttack;

/** The version of ATT&CK that was imported. */
@Injectable()
export class AttackIndexRepository {
  constructor(private readonly database: DatabaseService) {}

  /** The version that was imported, unless it was at this time. */
  async findNews(domain: AttackMatrix['domain'], knownSince: Date | undefined): Promise<ImportedMatrix | null> {
    const row = await this.database.prisma.attack.findFirst({ where: { domain, ...(knownSince && { importedAt: { not: knownSince } }) } });
    return row && { matrix: row.matrix as unknown as AttackMatrix, importedAt: row.importedAt };
  }

  /** Keeps a version, and updates what the tags of the rules mean in it. */
  async save({ matrix, importedAt }: ImportedMatrix, currentOf: CurrentAttackOf): Promise<void> {
    const { domain, version } = matrix;
    await this.database.prisma.$transaction(async (transaction) => {
      const stored = { version, matrix: matrix as unknown as Prisma.InputJsonValue, importedAt };
      await transaction.attack.upsert({ where: { domain }, create: { domain, ...stored }, update: stored });
      await alignRules(transaction, currentOf);
      await countChange(transaction);
    });
  }

  /** Updates the rules that were read by another version. */
  async align(currentOf: CurrentAttackOf): Promise<void> {
    await this.database.prisma.$transaction(async (transaction) => {
      if ((await alignRules(transaction, currentOf)) > 0) await countChange(transaction);
    });
  }
}

/** Updates what the tags of the rules mean, and returns how many rules have changed. */
async function alignRules(transaction: Transaction, currentOf: CurrentAttackOf): Promise<number> {
  const tagged = await transaction.$queryRaw<{ tags: string[] }[]>`SELECT DISTINCT tags FROM rule`;
  const meanings = tagged.map(({ tags }) => ({ tags, ...currentOf(tags) }));
  return transaction.$executeRaw`
    UPDATE rule r SET current_techniques = m."currentTechniques", current_tactics = m."currentTactics"
    FROM jsonb_to_recordset(${JSON.stringify(meanings)}::jsonb) AS m(tags text[], "currentTechniques" text[], "currentTactics" text[])
    WHERE m.tags = ${r.tags} AND (m."currentTechniques" <> ${r.currentTechniques} OR m."currentTactics" <> ${r.currentTactics})`;
}
