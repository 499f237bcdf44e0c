import { Reporter } from '../diagnostics/reporter.js';
import type { SigmaLimits } from './limits.js';
import type { SourceMappedText } from './source-mapped-text.js';

/** What every function that reads a part of one document is given: the text, the limits, and where to report. */
export interface ParseContext {
  readonly text: SourceMappedText;
  readonly limits: SigmaLimits;
  readonly reporter: Reporter;
  /** Values that have been read, of all tests of the document. */
  readonly count: { values: number };
}

export function createParseContext(text: SourceMappedText, limits: SigmaLimits): ParseContext {
  return { text, limits, reporter: new Reporter(), count: { values: 0 } };
}
