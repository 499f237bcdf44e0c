import { Injectable, Logger } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { RulesService } from '../rules/rules.service.js';
import { DatabaseService } from '../database/database.service.js';
import { TableIndex, type IndexProgress } from '../rules/table-index.js';
import type { Check } from './self-check.js';

/** How long the database may take for an answer that it has at hand. */
const PATIENCE_MS = 3_000;

/** How often the catalog has changed, and how many rules it has. */
export interface CatalogContents extends IndexProgress {
  readonly revision: bigint;
}

/** Looks, each time it is asked, whether the database answers, and says what is in the catalog. */
@Injectable()
export class CatalogCheck {
  readonly #log = new Logger(CatalogCheck.name);

  constructor(
    private readonly catalog: RulesService,
    private readonly tables: TableIndex,
    private readonly database: DatabaseService,
  ) {}

  /** Returns ok while table matching runs: everything else works. */
  async checks(): Promise<Readonly<Record<'database' | 'catalog', Check>>> {
    const started = Date.now();
    try {
      const contents = await this.contents();
      if (contents)
        return { database: { status: 'ok', detail: `Answered in ${Date.now() - started} ms.` }, catalog: describeContents(contents) };
      // The embedded database does one thing at a time, and cannot be gone without the server.
      if (this.database.kind === 'embedded') return both('ok', 'Busy with a large change.');
      return both('failed', `The database did not answer within ${PATIENCE_MS} ms.`);
    } catch (error) {
      this.#log.error(error);
      return both('failed', 'The database does not answer. The log says why.');
    }
  }

  /** What is in the catalog; undefined where the database takes too long to say it. Throws what the database does. */
  async contents(): Promise<CatalogContents | undefined> {
    const patience = new AbortController();
    try {
      return await Promise.race([this.#look(), wait(PATIENCE_MS, undefined, { signal: patience.signal })]);
    } finally {
      patience.abort();
    }
  }

  async #look(): Promise<CatalogContents> {
    const [revision, progress] = await Promise.all([this.catalog.revision(), this.tables.progress()]);
    return { revision, ...progress };
  }
}

function describeContents({ revision, rules, indexed, running }: CatalogContents): Check {
  const tables = indexed === rules ? 'the tables of all are known' : `the tables of ${indexed} are known${running ? ' so far' : ''}`;
  return { status: 'ok', detail: `Revision ${revision}: ${rules} rules, ${tables}.` };
}

const both = (status: Check['status'], detail: string): Readonly<Record<'database' | 'catalog', Check>> => ({
  database: { status, detail },
  catalog: { status, detail },
});
