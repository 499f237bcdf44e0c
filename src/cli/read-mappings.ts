import { addMapping, BUILT_IN, renderRemark, type TargetSet } from '../compiler/index.js';
import { readSource } from './read-source.js';
import type { Terminal } from './terminal.js';

/** The targets with those of mapping files; undefined where a file has mistakes, which are told with their places. */
export async function readMappings(paths: readonly string[], terminal: Terminal, quiet: boolean): Promise<TargetSet | undefined> {
  let set = BUILT_IN;
  let failed = false;
  for (const source of await Promise.all(paths.map(readSource))) {
    const added = addMapping(source, set);
    set = added.set;
    failed ||= added.problems.length > 0;
    for (const remark of [...added.problems, ...(quiet ? [] : added.warnings)]) terminal.err(`${renderRemark(remark, source)}\n\n`);
  }
  return failed ? undefined : set;
}
