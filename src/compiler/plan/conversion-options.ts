/** What a caller may set. */
export interface ConversionOptions {
  /** Names of ASIM parsers: `workspace` is `imProcessCreate`, `built-in` is `_Im_ProcessCreate`. Default: workspace. */
  readonly parsers?: 'workspace' | 'built-in';
  /** Values for the placeholders of `|expand`, by name without the percent signs. */
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** Sentinel watchlists for placeholders, by name without the percent signs: the alias. Its SearchKey column is compared. */
  readonly watchlists?: Readonly<Record<string, string>>;
}
