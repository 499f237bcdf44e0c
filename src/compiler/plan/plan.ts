import type { ComparisonOperator, DatePart } from '../sigma/ast.js';
import type { ColumnType, HashAlgorithm, Table, UrlPart } from '../targets/target.js';

/** A query without KQL: its searches. The query of a rule is one search. */
export interface Plan {
  readonly searches: readonly [Search];
}

/**
 * One search of a table, in typed columns, with no KQL in it. Nothing of the rule is undecided here: binding has refused what the
 * table cannot answer, or dropped it with a warning.
 */
export interface Search {
  readonly table: Table;
  /** The name by which the query calls the table. */
  readonly tableName: string;
  /** How far back the query looks. */
  readonly since?: { readonly column: string; readonly timespan: string };
  readonly where: Predicate;
}

/** A value of a row as a test sees it. `name` is what the query may call it where it is not a column. */
export type Operand = ColumnOperand | ComputedOperand;

export interface ColumnOperand {
  readonly kind: 'column';
  readonly name: string;
  readonly type: ColumnType;
  /** Set where the product writes lower case, or an only case, on all rows or on some, whatever case the event has. */
  readonly lowerCase?: true;
}

/** Text that is read out of columns, but for the numbers `to-long` and `to-real`. */
export type ComputedOperand = { readonly name: string } & (
  | { readonly kind: 'json'; readonly column: string; readonly path: readonly string[] }
  | { readonly kind: 'member'; readonly column: string; readonly path: readonly string[]; readonly lowerCase?: true }
  | {
      readonly kind: 'xml-data';
      readonly column: string;
      readonly data: string;
      readonly lowerCase?: true;
      /** See `EventData`. */
      readonly controls?: 'octal';
    }
  | { readonly kind: 'xml-element'; readonly column: string; readonly element: string }
  | { readonly kind: 'whole-text'; readonly column: string; readonly format: 'xml' }
  | {
      readonly kind: 'whole-text';
      readonly column: string;
      readonly format: 'json';
      readonly type: JsonType;
      readonly path: readonly string[];
    }
  /** The parts that are not empty; with `none`, the first and those after it that are not that either. */
  | { readonly kind: 'join'; readonly parts: readonly Operand[]; readonly separator: string; readonly none?: string }
  /** The first whose text is not one of `none`. */
  | { readonly kind: 'first-of'; readonly operands: readonly Operand[]; readonly none: readonly string[] }
  /** See `KeyValue`. */
  | {
      readonly kind: 'key-value';
      readonly column: string;
      readonly keys: readonly string[];
      readonly hex: boolean;
      readonly exceptOn?: string;
      readonly separator?: string;
    }
  | { readonly kind: 'word'; readonly of: Operand; readonly index: number }
  | { readonly kind: 'host'; readonly of: Operand }
  | { readonly kind: 'url-part'; readonly of: Operand; readonly part: UrlPart }
  | { readonly kind: 'account-name'; readonly of: Operand }
  | { readonly kind: 'without-prefix'; readonly of: Operand; readonly prefix: string }
  | { readonly kind: 'without-suffix'; readonly of: Operand; readonly suffix: string }
  | { readonly kind: 'digest'; readonly of: Operand; readonly algorithm: HashAlgorithm }
  | { readonly kind: 'as-text'; readonly of: Operand }
  | { readonly kind: 'to-long'; readonly of: Operand }
  | { readonly kind: 'to-real'; readonly of: Operand }
);

/** What a column with JSON can be. */
export type JsonType = 'string' | 'dynamic';

/**
 * Text with wildcards: no placeholders are left. No parts at all is the empty text. `component` is one component of a
 * path, any text without a backslash, which no rule writes: products put the SID of a user into a registry path.
 */
export type Pattern = readonly (string | { readonly wildcard: 'one' | 'many' } | { readonly wildcard: 'component' })[];

export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Predicate[] }
  | { readonly kind: 'not'; readonly operand: Predicate }
  | { readonly kind: 'constant'; readonly value: boolean }
  | Test;

/** A test of one operand. Its operand has the type that the test needs. */
export type Test =
  | { readonly kind: 'text'; readonly operand: Operand; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly kind: 'text-list'; readonly operand: Operand; readonly values: readonly string[]; readonly cased: boolean }
  /** Any of the patterns; the form for hundreds of them. */
  | { readonly kind: 'any-pattern'; readonly operand: Operand; readonly patterns: readonly Pattern[]; readonly cased: boolean }
  | { readonly kind: 'regex'; readonly operand: Operand; readonly pattern: string; readonly flags: string }
  | { readonly kind: 'number'; readonly operand: Operand; readonly op: '==' | ComparisonOperator; readonly digits: string }
  | { readonly kind: 'number-list'; readonly operand: Operand; readonly digits: readonly string[] }
  | { readonly kind: 'truth'; readonly operand: Operand; readonly value: boolean }
  | { readonly kind: 'networks'; readonly operand: Operand; readonly family: 4 | 6; readonly networks: readonly string[] }
  /** Nothing there: the empty text, or null in a column that is not text. */
  | { readonly kind: 'empty'; readonly operand: Operand }
  | {
      readonly kind: 'same';
      readonly operand: Operand;
      readonly other: Operand;
      readonly match: 'equals' | 'contains' | 'startswith' | 'endswith';
      readonly cased: boolean;
    }
  /** Equal to one of the SearchKey values of a Sentinel watchlist, each with text before and after it. */
  | { readonly kind: 'watchlist'; readonly operand: Operand; readonly alias: string; readonly before: string; readonly after: string }
  | { readonly kind: 'date-part'; readonly operand: Operand; readonly part: DatePart; readonly value: number };

/** Whether a part of a pattern is `*`. */
export const isMany = (part: Pattern[number] | undefined): boolean => typeof part === 'object' && part.wildcard === 'many';

/** Whether a pattern is `*`, which matches whatever is there. */
export const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isMany(pattern[0]);

/** The Kusto type of an operand. */
export function typeOf(operand: Operand): ColumnType {
  if (operand.kind === 'column') return operand.type;
  if (operand.kind === 'to-long') return 'long';
  return operand.kind === 'to-real' ? 'real' : 'string';
}

/** The operands that an operand is made of; none where it is read from a column. */
export function partsOf(operand: Operand): readonly Operand[] {
  if ('parts' in operand) return operand.parts;
  if ('operands' in operand) return operand.operands;
  return 'of' in operand ? [operand.of] : [];
}

/** Whether the case of what the event had is lost in an operand, or in a part of it. */
export const isLowerCase = (operand: Operand): boolean =>
  ('lowerCase' in operand && operand.lowerCase) || partsOf(operand).some(isLowerCase);

/** The columns an operand is read from, with the path into those that have members. */
export function columnsOf(operand: Operand): readonly string[] {
  switch (operand.kind) {
    case 'column':
      return [operand.name];
    case 'json':
    case 'member':
      return [[operand.column, ...operand.path].join('.')];
    case 'xml-data':
      return [`${operand.column}.${operand.data}`];
    case 'xml-element':
      return [`${operand.column}.${operand.element}`];
    case 'key-value':
      return operand.keys.map((key) => `${operand.column}.${key}`);
    case 'whole-text':
      return [[operand.column, ...(operand.format === 'json' ? operand.path : [])].join('.')];
    default:
      return partsOf(operand).flatMap(columnsOf);
  }
}
