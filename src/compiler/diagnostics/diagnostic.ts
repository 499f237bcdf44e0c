import { DIAGNOSTICS, type DiagnosticCode } from './codes.js';
import type { Span } from './source.js';

/** One thing the compiler has to say: what is (message), where (span, field) and what to do (hint). */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly span?: Span;
  /** The Sigma field it is about. */
  readonly field?: string;
  readonly hint?: string;
}

export const isError = ({ code }: Diagnostic): boolean => DIAGNOSTICS[code].severity === 'error';
