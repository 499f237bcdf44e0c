import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { TargetRegistry } from '../compiler/index.js';
import { CatalogError } from '../database/catalog-error.js';
import { ConversionError } from '../conversion/conversion-error.js';
import { ConversionService } from '../conversion/conversion.service.js';
import { TARGET_REGISTRY } from '../conversion/target-registry.module.js';
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
    private readonly conversions: ConversionService,
    @Inject(TARGET_REGISTRY) registry: TargetRegistry,
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
        indexed.push(await this.#index(rule));
      }
      await this.store.save(this.mapVersion, indexed);
    }
  }

  async #index({ key, contentHash, ...rule }: UnindexedRule): Promise<IndexedRule> {
    try {
      const { conversions } = await this.conversions.convertQueued({ contentHash, ...rule });
      const pairs = conversions.filter(({ query }) => query !== null);
      return { key, contentHash, pairs, connectors: [...new Set(pairs.flatMap(({ connectors }) => connectors))] };
    } catch (error) {
      // A text that this version cannot read runs on no table.
      if (error instanceof ConversionError || error instanceof CatalogError) return { key, contentHash, pairs: [], connectors: [] };
      throw error;
    }
  }
}
