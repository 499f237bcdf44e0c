import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { unlocatedDiagnostic } from '../compiler/index.js';
import { AttackIndexService } from '../attack-index/attack-index.service.js';
import { CatalogError } from '../database/catalog-error.js';
import { EXTRACTION_VERSION, type ExtractedRule } from '../rules/rule.record.js';
import { DatabaseService } from '../database/database.service.js';
import { ImportsRepository, type Provenance, type StoredSource } from './imports.repository.js';
import { LOCAL } from '../rules/rules.repository.js';
import { StagedRulesRepository, type KnownRule, type StagedOutcome, type StagedRule } from '../rules/staged-rules.repository.js';
import type { ImportCounts, ImportedFile, ImportRun } from './import-run.js';
import { readFile } from '../rules/read-file.js';
import type { RejectedFile, RuleFile, RuleSource } from './sources/rule-source.js';
import { RuleSourceError, reasonOf } from './sources/source-error.js';

/** How many rules are written in one go, and how many characters of text, about. */
const BATCH = 250;
const BATCH_LENGTH = 8_000_000;

/** How often an import says how far it is, at most. */
const PROGRESS_MS = 500;

export interface ImportChoice {
  /** The name of the source; that of what is read, if it is not said. What a source had and has no more is removed. */
  readonly name?: string | undefined;
  readonly signal?: AbortSignal;
  /** Told from time to time what was counted so far. */
  readonly onProgress?: (counts: ImportCounts) => void;
}

/** An import that is under way. */
export interface StartedImport {
  readonly run: ImportRun;
  /** Fulfilled with how it ended, well or not; rejected only by a mistake of this program. */
  readonly done: Promise<ImportRun>;
}

/** Reads sources of rules into the catalog: all of a source or nothing of it, file by file. */
@Injectable()
export class RuleImporter implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor(
    private readonly database: DatabaseService,
    private readonly writer: StagedRulesRepository,
    private readonly imports: ImportsRepository,
    private readonly attack: AttackIndexService,
  ) {}

  /** Ends what a process that is gone has left under way, so that nobody waits for it. */
  async onApplicationBootstrap(): Promise<void> {
    for (const { id, name } of await this.imports.sourcesUnderWay()) {
      const release = await this.#lock(name);
      if (!release) continue;
      try {
        await this.imports.endInterrupted(id);
      } finally {
        await release();
      }
    }
  }

  /**
   * Begins to read a source, and closes it in the end. Throws `IMPORT_RUNNING` where the same source is being read already, by whichever
   * process, and `RESERVED_SOURCE` for a name whose rules have no source.
   */
  async start(source: RuleSource, choice: ImportChoice = {}): Promise<StartedImport> {
    const name = choice.name ?? source.name;
    try {
      if (name === LOCAL.name) {
        throw new CatalogError('RESERVED_SOURCE', `"${name}" has the rules that are sent one by one. Give the source another name.`);
      }
      const release = await this.#lock(name);
      if (!release) throw new CatalogError('IMPORT_RUNNING', `"${name}" is being imported already. Wait until that import has ended.`);
      try {
        const stored = await this.imports.sourceNamed(name, source.kind);
        await this.imports.endInterrupted(stored.id);
        const id = randomUUID();
        await this.imports.begin(id, stored.id, provenanceOf(source));
        const run = await this.imports.find(id);
        if (!run) throw new Error(`The import ${id} is gone as soon as it has begun.`);
        const signal = choice.signal ? AbortSignal.any([choice.signal, this.#stop.signal]) : this.#stop.signal;
        const done = this.#finish(id, stored, source, { ...choice, signal })
          .finally(release)
          .then(async (run) => {
            // Whoever sees that it is done may begin the next one: only now, as this takes a while.
            if (run.state === 'done') await this.writer.vacuumAnalyze();
            return run;
          })
          .finally(async () => {
            this.#running.delete(done);
            await source.close();
          });
        this.#running.add(done);
        // Whoever does not wait for it is not to be ended by it.
        done.catch(() => undefined);
        return { run, done };
      } catch (error) {
        await release();
        throw error;
      }
    } catch (error) {
      await source.close();
      throw error;
    }
  }

  /** Stops what is under way, while there is still a database to write that into. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#running);
  }

  /** Held by the process that imports a source, for as long as it does. */
  #lock(source: string): Promise<(() => Promise<void>) | undefined> {
    return this.database.tryLock(`import of ${source}`);
  }

  async #finish(id: string, stored: StoredSource, source: RuleSource, choice: ImportChoice): Promise<ImportRun> {
    try {
      await this.#read(id, stored, source, choice);
    } catch (error) {
      await this.writer.discard(id);
      if (choice.signal?.aborted) {
        await this.imports.end(id, 'interrupted', {
          code: 'INTERRUPTED',
          message: 'The import was stopped. The catalog is as it was before.',
        });
      } else {
        const told = error instanceof CatalogError || error instanceof RuleSourceError;
        const hint = error instanceof RuleSourceError ? ` ${error.hint}` : '';
        await this.imports.end(id, 'failed', { code: told ? error.code : 'INTERNAL_ERROR', message: `${reasonOf(error)}${hint}` });
        if (!told) throw error;
      }
    }
    const run = await this.imports.find(id);
    if (!run) throw new Error(`The import ${id} is gone.`);
    return run;
  }

  async #read(id: string, stored: StoredSource, source: RuleSource, { signal, onProgress }: ImportChoice): Promise<void> {
    await this.attack.load();
    const session = new ImportSession(stored.name, await this.writer.knownRules(stored.id));
    let said = Date.now();
    const flush = async (): Promise<void> => {
      const { staged, reported } = session.take();
      for (const batch of batches(staged)) await this.writer.stage(id, batch);
      await this.imports.report(id, reported);
      if (Date.now() - said < PROGRESS_MS) return;
      said = Date.now();
      await this.imports.progress(id, session.counts);
      onProgress?.(session.counts);
    };
    for await (const file of source.files(signal)) {
      session.add(file, this.attack);
      if (session.pending >= BATCH || session.pendingLength >= BATCH_LENGTH || Date.now() - said >= PROGRESS_MS) await flush();
    }
    signal?.throwIfAborted();
    await flush();
    if (session.isEmpty) throw new CatalogError('NO_RULES', 'There is no Sigma rule in it. The catalog is as it was before.');
    await this.imports.progress(id, session.counts);
    const removed = session.removed();
    await this.writer.commitStaged({
      id,
      sourceId: stored.id,
      removed,
      after: (transaction, counts) =>
        this.imports.finish(transaction, id, stored, provenanceOf(source), removed, { ...counts, unchanged: session.counts.unchanged }),
    });
  }
}

/** What an import has seen of its source, and what of it is news. */
class ImportSession {
  #filesRead = 0;
  #added = 0;
  #changed = 0;
  #unchanged = 0;
  #rejected = 0;
  readonly #pathById = new Map<string, string>();
  readonly #rejectedPaths = new Set<string>();
  #staged: StagedRule[] = [];
  #stagedLength = 0;
  #reported: ImportedFile[] = [];

  constructor(
    private readonly source: string,
    private readonly known: ReadonlyMap<string, KnownRule>,
  ) {}

  get counts(): ImportCounts {
    return {
      filesRead: this.#filesRead,
      added: this.#added,
      changed: this.#changed,
      unchanged: this.#unchanged,
      removed: 0,
      rejected: this.#rejected,
    };
  }

  /** How much waits to be written. */
  get pending(): number {
    return this.#staged.length + this.#reported.length;
  }

  /** How many characters of rules wait to be written. */
  get pendingLength(): number {
    return this.#stagedLength;
  }

  get isEmpty(): boolean {
    return this.#pathById.size === 0;
  }

  add(file: RuleFile | RejectedFile, attack: AttackIndexService): void {
    this.#filesRead++;
    if ('problem' in file) {
      const { code, message, hint } = file.problem;
      this.#reject(file.path, null, [unlocatedDiagnostic(code, message, hint)]);
      return;
    }
    const content = readFile(this.source, file.path, file.text, attack.index);
    if (content.kind === 'rejected') {
      this.#reject(file.path, content.title, content.problems);
      return;
    }
    const double = content.rules.find(
      ({ id }, index) => this.#pathById.has(id) || content.rules.findIndex((rule) => rule.id === id) < index,
    );
    if (double) {
      const message = `The id ${double.id} is already that of a rule in ${this.#pathById.get(double.id) ?? 'the same file'}.`;
      const hint = 'Give each rule an id of its own.';
      this.#reject(file.path, double.title, [unlocatedDiagnostic('DUPLICATE_ID', message, hint)]);
      return;
    }
    for (const attributes of content.rules) this.#keep(attributes);
  }

  /** What is to be written since the last call. */
  take(): { readonly staged: readonly StagedRule[]; readonly reported: readonly ImportedFile[] } {
    const taken = { staged: this.#staged, reported: this.#reported };
    this.#staged = [];
    this.#stagedLength = 0;
    this.#reported = [];
    return taken;
  }

  /** The rules that the source has no more. One whose file cannot be read any more stays as it was. */
  removed(): readonly string[] {
    return [...this.known].filter(([id, { path }]) => !this.#pathById.has(id) && !this.#rejectedPaths.has(path)).map(([id]) => id);
  }

  #keep(attributes: ExtractedRule): void {
    const { id, path } = attributes;
    // A copy: as a part of the text the id would keep all of it in memory.
    this.#pathById.set(Buffer.from(id).toString(), path);
    const outcome = outcomeOf(attributes, this.known.get(id));
    if (outcome === 'added') this.#added++;
    else if (outcome === 'changed') this.#changed++;
    else this.#unchanged++;
    if (outcome === undefined) return;
    this.#staged.push({ outcome, attributes });
    this.#stagedLength += attributes.yaml.length;
  }

  #reject(path: string, title: string | null, problems: ImportedFile['problems']): void {
    this.#rejected++;
    this.#rejectedPaths.add(path);
    this.#reported.push({ path, outcome: 'rejected', ruleId: null, title, problems });
  }
}

/** The rules in lots that one statement can carry: each rule of a file of many has the whole text. */
function* batches(rules: readonly StagedRule[]): Iterable<readonly StagedRule[]> {
  let batch: StagedRule[] = [];
  let length = 0;
  for (const rule of rules) {
    if (batch.length > 0 && (batch.length >= BATCH || length >= BATCH_LENGTH)) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(rule);
    length += rule.attributes.yaml.length;
  }
  if (batch.length > 0) yield batch;
}

/** What is to be done with a rule; undefined if nothing. */
function outcomeOf(rule: ExtractedRule, known: KnownRule | undefined): StagedOutcome | undefined {
  if (!known) return 'added';
  if (known.contentHash !== rule.contentHash || known.path !== rule.path) return 'changed';
  return known.extractionVersion === EXTRACTION_VERSION ? undefined : 'reread';
}

function provenanceOf({ kind, provenance: { location, repository, commit } }: RuleSource): Provenance {
  return { kind, location, repository: repository ?? null, commit: commit ?? null };
}
