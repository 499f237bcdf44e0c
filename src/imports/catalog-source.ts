/** Where rules of the catalog come from. */
export interface CatalogSource {
  /** `local` has the rules that were sent one by one. */
  readonly name: string;
  /** `folder`, `file`, `archive`, `git` or `local` */
  readonly kind: string;
  /** What was read the last time. */
  readonly location: string | null;
  readonly repository: string | null;
  readonly commit: string | null;
  /** When it was read the last time and the catalog changed. */
  readonly importedAt: Date | null;
  readonly ruleCount: number;
}
