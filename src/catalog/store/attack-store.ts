import { Injectable } from '@nestjs/common';
import type { AttackMatrix } from '../../attack/index.js';
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

  /**
   * Keeps a version, and brings the rules to the ids that it has for their techniques: `currentIds` says them for the ids that rules
   * are tagged with.
   */
  async save(matrix: AttackMatrix, currentIds: (techniques: readonly string[]) => ReadonlyMap<string, string>): Promise<void> {
    const { domain, version } = matrix;
    await this.database.prisma.$transaction(async (transaction) => {
      const stored = { version, matrix: matrix as unknown as Prisma.InputJsonValue, importedAt: new Date() };
      await transaction.attack.upsert({ where: { domain }, create: { domain, ...stored }, update: stored });
      const tagged = await transaction.$queryRaw<{ id: string }[]>`SELECT DISTINCT unnest(techniques) AS id FROM rule`;
      const pairs = [...currentIds(tagged.map(({ id }) => id))].map(([from, to]) => ({ from, to }));
      await transaction.$executeRaw`
        UPDATE rule r SET current_techniques = m.current
        FROM (
          SELECT r.key, array_agg(DISTINCT p.to ORDER BY p.to) AS current
          FROM rule r CROSS JOIN unnest(r.techniques) t
          JOIN jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p("from" text, "to" text) ON p.from = t
          GROUP BY r.key
        ) m
        WHERE m.key = r.key AND NOT (m.current @> r.current_techniques AND m.current <@ r.current_techniques)`;
      await transaction.catalogState.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
    });
  }
}
