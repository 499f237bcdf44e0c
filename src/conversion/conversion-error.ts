import type { DiagnosticCode, LocatedDiagnostic } from '../compiler/index.js';

/** A request that cannot be answered at all: its text is not YAML, or it names what does not exist. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';

  constructor(
    readonly code: DiagnosticCode,
    readonly diagnostics: readonly LocatedDiagnostic[],
  ) {
    super(diagnostics.map(({ message }) => message).join(' '));
  }
}
