import { Injectable, Logger } from '@nestjs/common';
import { fileURLToPath } from 'node:url';
import { CatalogError } from '../database/catalog-error.js';
import { RuleImporter } from './rule-importer.js';
import { openFolder } from './sources/folder-source.js';
import type { RuleSource } from './sources/rule-source.js';
import { sourceLimits } from './sources/source-limits.js';
import { contentHashOf, EXTRACTION_VERSION } from '../rules/rule.record.js';
import { ImportsRepository } from './imports.repository.js';
import { StagedRulesRepository, type KnownRule } from '../rules/staged-rules.repository.js';

/** Where the rules are that come with the program. */
const FOLDER = fileURLToPath(new URL('../../starter-rules', import.meta.url));

/** The name of their source, and the place it says to be read from: not that of this machine, so that it is the same for all. */
export const STARTER = { name: 'starter', location: 'starter-rules' } as const;

/** Gives a new catalog something to begin with: the rules that come with the program. */
@Injectable()
export class StarterRules {
  readonly #log = new Logger(StarterRules.name);

  constructor(
    private readonly importer: RuleImporter,
    private readonly imports: ImportsRepository,
    private readonly writer: StagedRulesRepository,
  ) {}

  /**
   * Imports the rules into a catalog that never had any, and brings those of an older program up to date. A catalog that somebody
   * has emptied stays empty, and a source of the same name that somebody has imported stays as it is. What goes wrong is logged: a
   * server works without them.
   */
  async bringUpToDate(folder: string = FOLDER): Promise<void> {
    const source = starterSource(folder);
    try {
      if (!(await this.#isWanted(source))) return;
      const { done } = await this.importer.start(source, { name: STARTER.name });
      const { state, problem, counts } = await done;
      // A server that stops during this import repeats it at its next start.
      if (state === 'interrupted') return;
      if (problem) this.#log.error(`The starter rules could not be imported. ${problem.message}`);
      else if (counts.rejected > 0) this.#log.warn(`${counts.rejected} of the starter rules were rejected.`);
    } catch (error) {
      // Another server on the same database does it.
      if (error instanceof CatalogError && error.code === 'IMPORT_RUNNING') return;
      this.#log.error(error);
    }
  }

  async #isWanted(source: RuleSource): Promise<boolean> {
    const stored = await this.imports.findSource(STARTER.name);
    if (await this.imports.isCatalogUntouched(STARTER.name)) return true;
    if (stored?.location !== STARTER.location) return false;
    const known = [...(await this.writer.knownRules(stored.id)).values()];
    return known.length > 0 && !(await isCurrent(source, known));
  }
}

function starterSource(folder: string): RuleSource {
  const source = openFolder(folder, sourceLimits());
  return { ...source, name: STARTER.name, provenance: { location: STARTER.location } };
}

/** Whether the catalog has the files as they are. Their texts say so: a start with nothing new need not read what the rules mean. */
async function isCurrent(source: RuleSource, known: readonly KnownRule[]): Promise<boolean> {
  const byPath = new Map(known.map((rule) => [rule.path, rule]));
  const seen = new Set<string>();
  for await (const file of source.files()) {
    const rule = byPath.get(file.path);
    if (!rule || !('text' in file) || rule.contentHash !== contentHashOf(file.text, rule.document)) return false;
    if (rule.extractionVersion !== EXTRACTION_VERSION) return false;
    seen.add(file.path);
  }
  return seen.size === byPath.size;
}
