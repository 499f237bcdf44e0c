import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { CatalogError } from '../database/catalog-error.js';
import { TableIndex } from '../rules/table-index.js';
import type { ImportRun } from './import-run.js';
import { RuleImporter, type StartedImport } from './rule-importer.js';
import { openUpload } from './sources/open-upload.js';

/** The name of an upload whose sender gives it none. */
const UNNAMED = 'upload';

/** Imports that go on while requests are answered. The end of the server ends them, and leaves the catalog as it was. */
@Injectable()
export class BackgroundImports implements BeforeApplicationShutdown {
  readonly #log = new Logger(BackgroundImports.name);
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(
    private readonly importer: RuleImporter,
    private readonly index: TableIndex,
  ) {}

  /**
   * Receives an archive to its end and begins to import it. Throws `IMPORT_RUNNING`, `RESERVED_SOURCE`, or the `RuleSourceError` of an
   * archive that cannot be read. How much may be received is the sender's side to say: the bytes end there.
   */
  async receive(chunks: AsyncIterable<Uint8Array>, name: string = UNNAMED): Promise<ImportRun> {
    const { signal } = this.#stop;
    try {
      const source = await openUpload(chunks, { name, signal, limits: { archiveBytes: Number.MAX_SAFE_INTEGER } });
      const started = await this.importer.start(source, { name, signal });
      this.#follow(started);
      return started.run;
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new CatalogError('STOPPING', 'The server is stopping, and takes no archive any more.', [], { cause: error });
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  #follow({ done }: StartedImport): void {
    const followed = done
      .then(
        () => {
          this.index.refreshInBackground();
        },
        (error: unknown) => {
          this.#log.error(error);
        },
      )
      .finally(() => {
        this.#running.delete(followed);
      });
    this.#running.add(followed);
  }
}
