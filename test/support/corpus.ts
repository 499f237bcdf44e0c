import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Source } from '../../src/compiler/index.js';

/**
 * A folder of real Sigma rules, for tests that are worth running over thousands of them. SigmaHQ's own repository
 * does; it is not part of this one. Tests that need it say so and are skipped where it is absent.
 */
export const CORPUS_FOLDER = resolve(process.env['SIGMA_CORPUS'] ?? resolve(import.meta.dirname, '../../../shared/corpus/sigma/rules'));

export const hasCorpus = existsSync(CORPUS_FOLDER);

/** Every rule file of the corpus, by its path, in a fixed order. */
export function corpusSources(): readonly Source[] {
  if (!hasCorpus) return [];
  return filesUnder(CORPUS_FOLDER).map((path) => ({ name: relative(CORPUS_FOLDER, path), text: readFileSync(path, 'utf8') }));
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return entry.name.endsWith('.yml') ? [path] : [];
    });
}
