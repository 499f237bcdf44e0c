import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { convert, type TargetRegistry } from '../compiler/index.js';
import { TARGET_REGISTRY } from '../targets-api/target-registry.js';
import { conversionVersion } from '../conversion/conversion-version.js';
import { DatabaseService } from '../database/database.service.js';
import { TableIndexRepository, type IndexedRule, type UnindexedRule } from './table-index.repository.js';

/** How many rules are converted before what was found out is written. */
const BATCH = 50;

/** How far the index is. */
export interface IndexProgress {
  readonly rules: number;
  readonly indexed: number;
  /** Whether rules are being converted at this moment, here. */
  readonly running: boolean;
}

/**
 * Knows which tables each rule runs on, so that rules can be searched by them. A rule is converted when its text or the maps of the
 * targets change, in the background, one at a time: requests are answered in between.
 */
@Injectable()
export class TableIndex implements BeforeApplicationShutdown {
  readonly #log = new Logger(TableIndex.name);
  /** Of the targets and the compiler that answers are from. */
  readonly mapVersion: string;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(
    private readonly store: TableIndexRepository,
    private readonly database: DatabaseService,
    @Inject(TARGET_REGISTRY) private readonly registry: TargetRegistry,
  ) {
    this.mapVersion = conversionVersion(registry);
  }

  /** Sees to the rules whose tables are not known. Called after every change; returns when all are known, also those that came meanwhile. */
  refresh(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The same without waiting: a mistake is logged. */
  refreshInBackground(): void {
    this.refresh().catch((error: unknown) => {
      this.#log.error(error);
    });
  }

  async progress(): Promise<IndexProgress> {
    return { ...(await this.store.progress(this.mapVersion)), running: this.#running !== undefined };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    await this.#running?.catch(() => undefined);
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      // Of several servers on one database, one does the work.
      const release = await this.database.tryLock('table index');
      if (!release) return;
      try {
        await this.#indexAll();
      } finally {
        await release();
      }
    }
  }

  async #indexAll(): Promise<void> {
    let after = 0;
    for (;;) {
      const rules = await this.store.unindexed(this.mapVersion, after, BATCH);
      const last = rules.at(-1);
      if (!last) {
        if (after === 0) return;
        // From the first rule on again: some may have changed behind the last one that was looked at.
        after = 0;
        continue;
      }
      after = last.key;
      const indexed: IndexedRule[] = [];
      for (const rule of rules) {
        if (this.#stopped) return;
        indexed.push(this.#index(rule));
        await nextTurn();
      }
      await this.store.save(this.mapVersion, indexed);
    }
  }

  #index({ key, contentHash, yaml, document }: UnindexedRule): IndexedRule {
    const { rules } = convert({ name: 'rule.yml', text: yaml }, {}, this.registry);
    const conversions = rules[document]?.conversions ?? [];
    return { key, contentHash, pairs: conversions.filter(({ query }) => query !== null) };
  }
}
