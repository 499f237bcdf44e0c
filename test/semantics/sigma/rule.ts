import type { LogSource } from '../log-event.js';

/**
 * What a Sigma rule says, as plain data: the fields it looks at, the values it wants there, and how they are linked.
 * Every modifier has been applied, every name in a condition is followed.
 */
export interface ParsedRule {
  readonly title: string;
  readonly logsource: LogSource;
  readonly detections: ReadonlyMap<string, Detection>;
  /** Each of them alone makes the rule match. */
  readonly conditions: readonly Condition[];
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] }
  | { readonly kind: 'not'; readonly operand: Condition }
  | NamedSelection
  /** `1 of …` and `all of …`, with the selections that the pattern means. */
  | { readonly kind: 'quantifier'; readonly count: '1' | 'all'; readonly operands: readonly NamedSelection[] };

export interface NamedSelection {
  readonly kind: 'search-identifier';
  readonly name: string;
  readonly detection: Detection;
}

/** A map is all of its tests, a list is any of its items. */
export type Detection = { readonly kind: 'all-of' | 'any-of'; readonly detections: readonly Detection[] } | DetectionItem;

export interface DetectionItem {
  readonly kind: 'detection-item';
  /** undefined for a keyword, which may be anywhere in the event. */
  readonly field: string | undefined;
  readonly values: readonly Value[];
  /** Whether one of the values is enough, or all of them have to match (`|all`). */
  readonly matches: 'any' | 'all';
  /** `|neq`: the test holds when the values do not match. */
  readonly negated: boolean;
}

export type Value =
  | PatternValue
  /** Compared by its decimal digits: `0x1F` is `31`. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** The field is missing or empty. */
  | { readonly kind: 'null' }
  | RegexValue
  | CidrValue
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly number: number }
  | { readonly kind: 'exists'; readonly value: boolean }
  | FieldReference
  | { readonly kind: 'date-part'; readonly part: DatePart; readonly number: number };

/** Text with wildcards; without any parts, the empty text. Upper and lower case are the same unless `cased`. */
export interface PatternValue {
  readonly kind: 'pattern';
  readonly parts: readonly PatternPart[];
  readonly cased: boolean;
}

/** `*` is any number of characters, `?` is one. No text is empty, and no two texts stand side by side. */
export type PatternPart = { readonly text: string } | { readonly wildcard: '*' | '?' } | { readonly placeholder: string };

/** Found anywhere in the field. The syntax is that of RE2. */
export interface RegexValue {
  readonly kind: 'regex';
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

/** `network` is the first address. */
export interface CidrValue {
  readonly kind: 'cidr';
  readonly family: 4 | 6;
  readonly network: string;
  readonly prefix: number;
}

/** The value of another field of the same event. */
export interface FieldReference {
  readonly kind: 'fieldref';
  readonly field: string;
  readonly match: 'equals' | 'contains' | 'startswith' | 'endswith';
  readonly cased: boolean;
}

export type ComparisonOperator = 'lt' | 'lte' | 'gt' | 'gte';
export type DatePart = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** The text is not a rule that has a meaning. */
export class InvalidRule extends Error {
  override readonly name = 'InvalidRule';
}
