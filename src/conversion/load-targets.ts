import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addMapping, BUILT_IN_TARGETS, renderDiagnostic, type TargetRegistry } from '../compiler/index.js';
import { ConfigError } from '../config.js';

/** The targets of a server, and the warnings about their files. */
export interface LoadedTargets {
  readonly registry: TargetRegistry;
  readonly warnings: readonly string[];
}

/**
 * The built-in targets with the mapping files of a folder, in the order of their names. Throws a `ConfigError` that has every
 * mistake of every file with its place: a server that knew half of a mapping would answer with half of it.
 */
export function loadTargets(folder: string | undefined): LoadedTargets {
  if (folder === undefined) return { registry: BUILT_IN_TARGETS, warnings: [] };
  let registry = BUILT_IN_TARGETS;
  const warnings: string[] = [];
  const wrong: string[] = [];
  for (const path of mappingFiles(folder)) {
    const source = { name: path, text: readFileSync(path, 'utf8') };
    const added = addMapping(source, registry);
    registry = added.registry;
    warnings.push(...added.warnings.map((diagnostic) => renderDiagnostic(diagnostic, source)));
    wrong.push(...added.problems.map((diagnostic) => renderDiagnostic(diagnostic, source)));
  }
  if (wrong.length > 0) throw new ConfigError(`TARGETS_DIR has mappings that cannot be used.\n\n${wrong.join('\n\n')}`);
  return { registry, warnings };
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
