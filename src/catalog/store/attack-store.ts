import { Injectable } from '@nestjs/common';
import type { AttackMatrix } from '../../attack/index.js';
import type { TagMeaning } from '../rule-attributes.js';
import { Database } from './database.js';
import type { Prisma } from './generated/client.js';

/** The version of ATT&CK that was imported. */
@Injectable()
export class AttackStore {
  constructor(private readonly database: Database) {}

  async find(domain: AttackMatrix['domain']): Promise<AttackMatrix | null> {
    const row = await this.database.prisma.attack.findUnique({ where: { domain } });
    return row && (row.matrix as unknown as AttackMatrix);
  }

  /** Keeps a version, and brings the rules to what their tags mean in it, which `meaningOf` says. */
  async save(matrix: AttackMatrix, meaningOf: (tags: readonly string[]) => TagMeaning): Promise<void> {
    const { domain, version } = matrix;
    await this.database.prisma.$transaction(async (transaction) => {
      const stored = { version, matrix: matrix as unknown as Prisma.InputJsonValue, importedAt: new Date() };
      await transaction.attack.upsert({ where: { domain }, create: { domain, ...stored }, update: stored });
      const tagged = await transaction.$queryRaw<{ tags: string[] }[]>`SELECT DISTINCT tags FROM rule`;
      const meanings = tagged.map(({ tags }) => ({ tags, ...meaningOf(tags) }));
      await transaction.$executeRaw`
        UPDATE rule r SET current_techniques = m.current_techniques, current_tactics = m.current_tactics
        FROM jsonb_to_recordset(${JSON.stringify(meanings)}::jsonb) AS m(tags text[], current_techniques text[], current_tactics text[])
        WHERE m.tags = r.tags AND (m.current_techniques <> r.current_techniques OR m.current_tactics <> r.current_tactics)`;
      await transaction.catalogState.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
    });
  }
}
