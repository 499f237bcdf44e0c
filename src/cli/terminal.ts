/** What a command reads from and writes to. */
export interface Terminal {
  /** All of standard input. */
  readInput(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
  /** How many characters a line has, where a person looks at standard output. */
  readonly columns?: number | undefined;
  /** The same of standard error, on which a line can then be written over. */
  readonly errorColumns?: number | undefined;
  /** The variables that say where the catalog is kept. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Aborted when a person presses Ctrl-C, which from then on does not end the program by itself. */
  interruption?(): AbortSignal;
}
