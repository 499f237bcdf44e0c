import type { Detection } from '../sigma/ast.js';

/** What a processing pipeline does to a rule, in its order. */
export interface Pipeline {
  readonly name: string;
  readonly priority: number;
  readonly transformations: readonly Transformation[];
}

export interface Transformation {
  /** The rules that it is for; left out: all. */
  readonly when?: RuleCondition;
  readonly does:
    | { readonly kind: 'rename-fields'; readonly names: ReadonlyMap<string, readonly string[]> }
    | { readonly kind: 'add-condition'; readonly detection: Detection; readonly negated: boolean }
    | { readonly kind: 'change-logsource'; readonly logsource: LogsourcePart };
}

/** A condition on the rule, as it is when the transformation comes to it. */
export type RuleCondition =
  /** A key that is left out may be anything. */
  | { readonly kind: 'logsource'; readonly logsource: LogsourcePart }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly RuleCondition[] }
  | { readonly kind: 'not'; readonly condition: RuleCondition };

export interface LogsourcePart {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}
