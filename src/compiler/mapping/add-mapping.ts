import { isError } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';
import { locateDiagnostics, type LocatedDiagnostic } from '../diagnostics/located-diagnostic.js';
import { parseMapping } from './parse-mapping.js';
import type { TargetRegistry } from './target-registry.js';

/** Targets with what a mapping file adds to them. */
export interface AddedMapping {
  /** The given registry, where there are problems. */
  readonly registry: TargetRegistry;
  readonly problems: readonly LocatedDiagnostic[];
  readonly warnings: readonly LocatedDiagnostic[];
}

/** Reads a mapping file, or a processing pipeline, beside the targets there are. Never throws at bad input. */
export function addMapping(source: Source, base: TargetRegistry): AddedMapping {
  const { registry, diagnostics } = parseMapping(source, base);
  const locate = locateDiagnostics(source);
  return { registry, problems: locate(diagnostics.filter(isError)), warnings: locate(diagnostics.filter((one) => !isError(one))) };
}
