import type { ReadColumns } from './rule.record.js';

/** Where a rule of the catalog is from. */
export interface RuleOrigin {
  /** The name under which the source was imported; `local` for rules that were sent one by one. */
  readonly source: string;
  /** The path in the source. */
  readonly path: string;
  readonly repository: string | null;
  readonly commit: string | null;
}

/** A rule of the catalog as it is now: the columns that are read, and what the store adds. */
export interface CatalogRule extends ReadColumns {
  /** The key inside the catalog. A rule that was removed and came back has another one. */
  readonly key: number;
  readonly origin: RuleOrigin;
  /** The log source. Correlations and filters have none: all is null. */
  readonly logsource: { readonly category: string | null; readonly product: string | null; readonly service: string | null };
  /** Counts the texts that the rule has had, from 1. */
  readonly version: number;
  /** When the rule came into the catalog, and when its present text did. */
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A rule that another one says it is related to. */
export interface RelatedRule {
  readonly id: string;
  /** `derived`, `obsolete`, `merged`, `renamed`, `similar` */
  readonly type: string;
}

/** A text that a rule had, or has. */
export interface RuleVersion {
  readonly version: number;
  readonly yaml: string;
  readonly document: number;
  readonly path: string;
  readonly contentHash: string;
  /** When this text came into the catalog. */
  readonly importedAt: Date;
  /** When another took its place, or the rule was removed; null for the present one. */
  readonly replacedAt: Date | null;
}
