import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { RulesService } from '../rules/rules.service.js';
import type { DatabaseService } from '../database/database.service.js';
import type { IndexProgress, TableIndex } from '../rules/table-index.js';
import { CatalogCheck } from './catalog-check.js';

Logger.overrideLogger(false);

const PROGRESS: IndexProgress = { rules: 12, indexed: 12, running: false };

const checkOf = (
  kind: DatabaseService['kind'],
  revision: () => Promise<bigint> = () => Promise.resolve(7n),
  progress: IndexProgress = PROGRESS,
): CatalogCheck =>
  new CatalogCheck(
    { revision } as RulesService,
    { progress: () => Promise.resolve(progress) } as unknown as TableIndex,
    { kind } as DatabaseService,
  );

const never = (): Promise<bigint> => new Promise(() => undefined);

describe('the check of the catalog', () => {
  it.each([
    { progress: PROGRESS, detail: 'Revision 7: 12 rules, the tables of all are known.' },
    { progress: { ...PROGRESS, indexed: 5, running: true }, detail: 'Revision 7: 12 rules, the tables of 5 are known so far.' },
    { progress: { ...PROGRESS, indexed: 5 }, detail: 'Revision 7: 12 rules, the tables of 5 are known.' },
  ])('says "$detail"', async ({ progress, detail }) => {
    const { database, catalog } = await checkOf('server', undefined, progress).checks();
    expect(database).toEqual({ status: 'ok', detail: expect.stringMatching(/^Answered in \d+ ms[.]$/) });
    expect(catalog).toEqual({ status: 'ok', detail });
  });

  it('fails where the database has an error, whose words stay inside', async () => {
    const checks = await checkOf('server', () => Promise.reject(new Error('password of postgres://secret'))).checks();
    expect(checks.database.status).toBe('failed');
    expect(JSON.stringify(checks)).not.toContain('secret');
  });

  it('fails where a server does not answer; the embedded database may have something to do', async () => {
    const [server, embedded] = await Promise.all([checkOf('server', never).checks(), checkOf('embedded', never).checks()]);
    expect(server.database).toEqual({ status: 'failed', detail: 'The database did not answer within 3000 ms.' });
    expect(embedded.database).toEqual({ status: 'ok', detail: 'Busy with a large change.' });
  });
});
