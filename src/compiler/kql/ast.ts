/** The types of Kusto that an expression of ours can have. */
export type KqlType = 'string' | 'int' | 'long' | 'real' | 'decimal' | 'bool' | 'datetime' | 'timespan' | 'guid' | 'dynamic';

/** A tabular query: a table or function, piped through operators. */
export interface KqlQuery {
  readonly tableName: string;
  readonly operators: readonly KqlOperator[];
}

export type KqlOperator =
  | { readonly kind: 'where'; readonly predicate: KqlExpression<'bool'> }
  | { readonly kind: 'extend'; readonly columns: readonly { readonly name: string; readonly value: KqlExpression }[] };

export type TextOperator =
  '=~' | '==' | 'contains' | 'contains_cs' | 'startswith' | 'startswith_cs' | 'endswith' | 'endswith_cs' | 'matches regex';
export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ListOperator = 'in' | 'in~';

/**
 * A scalar expression and its Kusto type. Build it with `kql/build.ts`, whose signatures keep the types
 * together: no string operator on a number, no number in a list of texts.
 */
export type KqlExpression<T extends KqlType = KqlType> = KqlNode & { readonly type: T };

export type KqlNode =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  /** Digits as they are printed, so that a long keeps its precision. */
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'datetime'; readonly value: string }
  /** A number and its unit: `1d`. */
  | { readonly kind: 'timespan'; readonly value: string }
  /** `dynamic(["…", "…"])` */
  | { readonly kind: 'text-array'; readonly values: readonly string[] }
  /** A member of a dynamic value: `EventData.Image`, `EventData["Threat Name"]`. */
  | { readonly kind: 'member'; readonly of: KqlExpression; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly KqlExpression[] }
  | { readonly kind: 'text-test'; readonly op: TextOperator; readonly left: KqlExpression; readonly right: KqlExpression }
  | { readonly kind: 'comparison'; readonly op: ComparisonOperator; readonly left: KqlExpression; readonly right: KqlExpression }
  | { readonly kind: 'list-test'; readonly op: ListOperator; readonly left: KqlExpression; readonly items: readonly KqlExpression[] }
  /** Membership among the SearchKey values of a Sentinel watchlist, each with text before and after it. */
  | {
      readonly kind: 'watchlist-test';
      readonly op: ListOperator;
      readonly left: KqlExpression;
      readonly alias: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly KqlExpression<'bool'>[] }
  | { readonly kind: 'not'; readonly operand: KqlExpression<'bool'> };
