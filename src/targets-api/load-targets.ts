import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMapping, BUILT_IN, renderRemark, type TargetSet } from '../compiler/index.js';
import { ConfigError } from '../config.js';

/** What a server is started with: its targets, and what was said of the files that they are from. */
export interface LoadedTargets {
  readonly set: TargetSet;
  readonly warnings: readonly string[];
}

/**
 * The built-in targets with the mapping files of a folder, in the order of their names. Throws a `ConfigError` that has every
 * mistake of every file with its place: a server that knew half of a mapping would answer with half of it.
 */
export function loadTargets(folder: string | undefined): LoadedTargets {
  if (folder === undefined) return { set: BUILT_IN, warnings: [] };
  let set = BUILT_IN;
  const warnings: string[] = [];
  const wrong: string[] = [];
  for (const path of mappingFiles(folder)) {
    const source = { name: path, text: readFileSync(path, 'utf8') };
    const added = addMapping(source, set);
    set = added.set;
    warnings.push(...added.warnings.map((remark) => renderRemark(remark, source)));
    wrong.push(...added.problems.map((remark) => renderRemark(remark, source)));
  }
  if (wrong.length > 0) throw new ConfigError(`TARGETS_DIR has mappings that cannot be used.\n\n${wrong.join('\n\n')}`);
  return { set, warnings };
}

function mappingFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && /\.ya?ml$/i.test(entry.name))
      .map(({ name }) => join(folder, name))
      .sort();
  } catch (error) {
    throw new ConfigError(`TARGETS_DIR is "${folder}", which cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
