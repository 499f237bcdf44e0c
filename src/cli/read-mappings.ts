import { addMapping, BUILT_IN_TARGETS, renderDiagnostic, type TargetRegistry } from '../compiler/index.js';
import { readSource } from './read-source.js';
import type { Terminal } from './terminal.js';

/** The targets with those of mapping files; undefined where a file has mistakes, which are told with their places. */
export async function readMappings(paths: readonly string[], terminal: Terminal, quiet: boolean): Promise<TargetRegistry | undefined> {
  let registry = BUILT_IN_TARGETS;
  let failed = false;
  for (const source of await Promise.all(paths.map(readSource))) {
    const added = addMapping(source, registry);
    registry = added.registry;
    failed ||= added.problems.length > 0;
    for (const diagnostic of [...added.problems, ...(quiet ? [] : added.warnings)])
      terminal.err(`${renderDiagnostic(diagnostic, source)}\n\n`);
  }
  return failed ? undefined : registry;
}
