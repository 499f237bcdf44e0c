import type { SigmaValue } from '../../sigma/ast.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindTextSearch } from '../bind-text-search.js';
import type { BindResult } from '../bind-result.js';
import type { BindContext } from '../bind-context.js';
import { bindAsInTable } from './source-prefix.js';

/** A field without a column of its own, somewhere in the text of others. */
export function bindContainedIn(
  { containedIn, sourcePrefix }: MappingKinds['containedIn'],
  value: SigmaValue,
  context: BindContext,
): BindResult {
  const operands = containedIn.map(context.operand);
  return bindAsInTable(operands[0]!, sourcePrefix, value, context, (inTable) => bindTextSearch(operands, inTable, context));
}
