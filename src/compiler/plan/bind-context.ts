import type { ConvertOptions } from './convert-options.js';
import type { FieldReference } from '../sigma/ast.js';
import type { ColumnExpression, Table } from '../targets/target.js';
import type { BindResult } from './bind-result.js';
import type { Operand } from './plan.js';

/** What the binding of one test knows of its surroundings. */
export interface BindContext {
  readonly table: Table;
  /** The Sigma field; undefined for a keyword. */
  readonly field: string | undefined;
  /** Whether the test stands inside an odd number of negations. */
  readonly negated: boolean;
  readonly options: ConvertOptions;
  /** Whether the product has watchlists. */
  readonly watchlists: boolean;
  /** By what the rows of the log source are told: where a field that is the same on all of them is asked for. */
  readonly rowOperands: readonly Operand[];
  /** Where the field tells the variants of the mapping apart: its values in all variants, in quotes. */
  readonly variantValues: readonly string[] | undefined;
  /** What the text of the event data has beside the values: names of members and, in XML, markup. */
  readonly markup: string;
  /** The operand for a column of the table: the same object each time. */
  readonly operand: (expression: ColumnExpression) => Operand;
  /** Compares the operand with another field of the same event. */
  refer(operand: Operand, reference: FieldReference): BindResult;
}
