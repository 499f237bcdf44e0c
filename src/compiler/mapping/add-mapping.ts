import { isError } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';
import { remarksOn, type Remark } from '../diagnostics/remark.js';
import { readMapping } from './read-mapping.js';
import type { TargetSet } from './target-set.js';

/** Targets with what a mapping file adds to them. */
export interface AddedMapping {
  /** The set that was given, where there are problems. */
  readonly set: TargetSet;
  readonly problems: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** Reads a mapping file, or a processing pipeline, beside the targets there are. Never throws at bad input. */
export function addMapping(source: Source, base: TargetSet): AddedMapping {
  const { set, diagnostics } = readMapping(source, base);
  const say = remarksOn(source);
  return { set, problems: say(diagnostics.filter(isError)), warnings: say(diagnostics.filter((one) => !isError(one))) };
}
