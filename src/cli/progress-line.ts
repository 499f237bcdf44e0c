import type { Terminal } from './terminal.js';

/** How often a line is said where it cannot be written over. */
const SPARSE_MS = 10_000;

/** How far something is, on standard error: one line that is written over in a terminal, a line now and then elsewhere. */
export class ProgressLine {
  #said = Date.now();
  #shown = false;

  constructor(private readonly terminal: Terminal) {}

  update(text: string): void {
    const columns = this.terminal.errorColumns;
    if (columns !== undefined) {
      this.#shown = true;
      this.terminal.err(`\r\u001b[K${text.slice(0, columns - 1)}`);
    } else if (Date.now() - this.#said >= SPARSE_MS) {
      this.#said = Date.now();
      this.terminal.err(`${text}\n`);
    }
  }

  /** Leaves the line empty for what is said next. */
  end(): void {
    if (this.#shown) this.terminal.err('\r\u001b[K');
    this.#shown = false;
  }
}
