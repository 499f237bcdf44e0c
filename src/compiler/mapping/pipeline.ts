import type { Selection } from '../sigma/ast.js';

/** What a processing pipeline does to a rule, in its order. */
export interface Pipeline {
  readonly name: string;
  readonly priority: number;
  readonly transformations: readonly Transformation[];
}

export interface Transformation {
  /** The log sources that it is for; none: all. A part that is left out may be anything. */
  readonly logsources: readonly LogsourcePart[];
  /** Whether the rule has to be of all of them or of one. */
  readonly match: 'all' | 'any';
  readonly negated: boolean;
  readonly does:
    | { readonly kind: 'rename-fields'; readonly names: ReadonlyMap<string, readonly string[]> }
    | { readonly kind: 'add-condition'; readonly selection: Selection; readonly negated: boolean }
    | { readonly kind: 'change-logsource'; readonly logsource: LogsourcePart };
}

export interface LogsourcePart {
  readonly category?: string;
  readonly product?: string;
  readonly service?: string;
}
