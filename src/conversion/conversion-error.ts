import type { DiagnosticCode, Remark } from '../compiler/index.js';

/** A request that cannot be answered at all: its text is not YAML, or it names what does not exist. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError';

  constructor(
    readonly code: DiagnosticCode,
    readonly remarks: readonly Remark[],
  ) {
    super(remarks.map(({ message }) => message).join(' '));
  }
}
