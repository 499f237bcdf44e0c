import type { DiagnosticCode } from './codes.js';
import { isError, type Diagnostic } from './diagnostic.js';

/** Collects what one phase has to say, so that a phase can go on after a mistake. */
export class Reporter {
  readonly #diagnostics: Diagnostic[] = [];

  report(code: DiagnosticCode, message: string, about: Omit<Diagnostic, 'code' | 'message'> = {}): void {
    this.#diagnostics.push({ code, message, ...about });
  }

  get failed(): boolean {
    return this.#diagnostics.some(isError);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }
}
