import type { Span } from '../diagnostics/source.js';

/** What one YAML document of a Sigma file says. Correlations and filters are recognised, not yet read. */
export type SigmaDocument = SigmaRule | SigmaCorrelation | SigmaFilter;

export interface SigmaRule extends SigmaMetadata {
  readonly kind: 'rule';
  readonly logsource: Logsource;
  readonly detections: ReadonlyMap<string, Detection>;
  /** Fields that a processing pipeline has named. Where the table has a column of the name, that is what is meant. */
  readonly renamedFields?: ReadonlySet<string>;
  /** The conditions of the rule; several mean that each of them alone fires. */
  readonly conditions: readonly Condition[];
}

export interface SigmaCorrelation extends SigmaMetadata {
  readonly kind: 'correlation';
}

export interface SigmaFilter extends SigmaMetadata {
  readonly kind: 'filter';
}

/** The attributes that say what a rule is for, not what it matches. Unknown keys are kept out, not refused. */
export interface SigmaMetadata {
  /** The whole document. */
  readonly span: Span;
  readonly id?: string;
  readonly name?: string;
  readonly title: string;
  readonly description?: string;
  readonly status?: string;
  readonly level?: string;
  readonly author?: string;
  readonly license?: string;
  /** As written, for example `2022-01-07` or `2022/01/07`. */
  readonly date?: string;
  readonly modified?: string;
  readonly references: readonly string[];
  readonly tags: readonly string[];
  readonly falsepositives: readonly string[];
  readonly fields: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
}

export interface Logsource {
  readonly span: Span;
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}

/** A map is all of its tests; a list is any of its items. */
export type Detection =
  | { readonly kind: 'all-of'; readonly span: Span; readonly detections: readonly Detection[] }
  | { readonly kind: 'any-of'; readonly span: Span; readonly detections: readonly Detection[] }
  | DetectionItem;

export interface DetectionItem {
  readonly kind: 'detection-item';
  /** The key, modifiers included. */
  readonly span: Span;
  /** undefined for a keyword: the value may be in any field. */
  readonly field: string | undefined;
  readonly values: readonly SigmaValue[];
  /** Whether one value is enough (a list) or every value must match (`|all`). */
  readonly matches: 'any' | 'all';
  /** `|neq`: the test holds when the values do not match. */
  readonly negated: boolean;
}

/**
 * A value as it is compared, after its modifiers. `span` is the place of the scalar in the text.
 * `null` is Sigma's "the field is empty or not there".
 */
export type SigmaValue =
  | PatternValue
  | NumberValue
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'null'; readonly span: Span }
  | RegexValue
  | { readonly kind: 'cidr'; readonly family: 4 | 6; readonly network: string; readonly prefix: number; readonly span: Span }
  | { readonly kind: 'comparison'; readonly op: ComparisonOperator; readonly value: number; readonly span: Span }
  | { readonly kind: 'exists'; readonly value: boolean; readonly span: Span }
  | FieldReference
  | { readonly kind: 'date-part'; readonly part: DatePart; readonly value: number; readonly span: Span };

/** Text with wildcards. Compared without regard to case unless `cased`. */
export interface PatternValue {
  readonly kind: 'pattern';
  readonly parts: readonly PatternPart[];
  readonly cased: boolean;
  readonly span: Span;
}

/**
 * Literal text, already unescaped; or a wildcard: `*` is `many`, `?` is `one`; or a placeholder of `|expand`.
 * Two literals never stand side by side, and there are no empty ones: the empty string is no parts at all.
 */
export type PatternPart = string | { readonly wildcard: 'one' | 'many' } | { readonly placeholder: string };

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  /** Decimal digits as Sigma's reference implementation prints the number: `0x1F` is `31`. Exact beyond 2^53. */
  readonly text: string;
  readonly span: Span;
}

export interface RegexValue {
  readonly kind: 'regex';
  /** In the syntax that RE2 and Kusto share; it may match anywhere in the field. */
  readonly pattern: string;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly span: Span;
}

export interface FieldReference {
  readonly kind: 'field-reference';
  readonly field: string;
  readonly match: 'equals' | 'contains' | 'startswith' | 'endswith';
  readonly cased: boolean;
  readonly span: Span;
}

export type ComparisonOperator = '<' | '<=' | '>' | '>=';
export type DatePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Names are resolved when the condition is parsed: a quantifier lists the selections it stands for. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly span: Span; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly span: Span; readonly operand: Condition }
  | { readonly kind: 'search-identifier'; readonly span: Span; readonly name: string }
  | { readonly kind: 'quantifier'; readonly span: Span; readonly count: 'any' | 'all'; readonly names: readonly string[] };
