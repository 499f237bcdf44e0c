/** What a command reads from and writes to. */
export interface Terminal {
  /** All of standard input. */
  readInput(): Promise<string>;
  out(text: string): void;
  err(text: string): void;
}
