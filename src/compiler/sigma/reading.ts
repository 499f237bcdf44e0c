import { Reporter } from '../diagnostics/reporter.js';
import type { SigmaLimits } from './limits.js';
import type { PlacedText } from './placed-text.js';

/** What every function that reads a part of one document is given: the text, the limits, and where to report. */
export interface Reading {
  readonly text: PlacedText;
  readonly limits: SigmaLimits;
  readonly reporter: Reporter;
  /** Values that have been read, of all tests of the document. */
  readonly count: { values: number };
}

export function startReading(text: PlacedText, limits: SigmaLimits): Reading {
  return { text, limits, reporter: new Reporter(), count: { values: 0 } };
}
