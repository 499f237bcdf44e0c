/** Where a rule of the catalog is from. */
export interface RuleOrigin {
  /** The name under which the source was imported; `local` for rules that were sent one by one. */
  readonly source: string;
  /** The path in the source. */
  readonly path: string;
  readonly repository: string | null;
  readonly commit: string | null;
}

/** A rule of the catalog as it is now. */
export interface CatalogRule {
  /** Inside the catalog; another rule after the rule was removed and came back. */
  readonly key: number;
  /** The id of the rule in lower case. Unique in its source. */
  readonly id: string;
  /** Whether the rule says the id itself. If not, it is made of the rule's source and path, and stays while they do. */
  readonly ownId: boolean;
  readonly kind: RuleKind;
  readonly origin: RuleOrigin;
  /** The text exactly as it came: the whole file. */
  readonly yaml: string;
  /** Which of the documents of the text it is, from 0. */
  readonly document: number;
  /** SHA-256 of the text and the place of the document in it, in hexadecimal. */
  readonly contentHash: string;
  /** Counts the texts that the rule has had, from 1. */
  readonly version: number;
  readonly title: string;
  readonly description: string | null;
  readonly status: string | null;
  readonly level: string | null;
  readonly author: string | null;
  readonly license: string | null;
  /** `2024-02-29` */
  readonly date: string | null;
  readonly modified: string | null;
  /** Correlations and filters have none. */
  readonly logsource: { readonly category: string | null; readonly product: string | null; readonly service: string | null };
  readonly tags: readonly string[];
  /** The techniques that the tags name, as tagged: `T1562.001`. */
  readonly techniques: readonly string[];
  /** The tactics that the tags name, under the names of today. */
  readonly tactics: readonly string[];
  readonly cves: readonly string[];
  readonly references: readonly string[];
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly RelatedRule[];
  /** When the rule came into the catalog, and when its present text did. */
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type RuleKind = 'rule' | 'correlation' | 'filter';

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
