import type { PatternValue, SigmaValue } from '../../sigma/ast.js';
import { anythingAfter, anythingBefore } from '../../sigma/pattern.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue } from '../bind-value.js';
import { approximated, type BindResult } from '../bind-result.js';
import { columnsOf } from '../plan.js';
import type { BindContext } from '../bind-context.js';

/** A name, or a piece of JSON such as `"displayName":"UserType"`, which is looked for in the text of the JSON in another column. */
export function bindNameOrJson({ nameOrJson, jsonIn }: MappingKinds['nameOrJson'], value: SigmaValue, context: BindContext): BindResult {
  if (!isPieceOfJson(value)) return bindValue(context.operand(nameOrJson), value, context);
  const json = context.operand(jsonIn);
  const column = columnsOf(json).join(', ');
  const found = bindValue(json, { ...value, parts: anythingAfter(anythingBefore(value.parts)) }, context);
  const anywhere = approximated(found, 'matchesMore', `The value is JSON, which is looked for anywhere in ${column}.`, value, context);
  return approximated(anywhere, 'matchesLess', `It is found where ${column} has the members in this order.`, value, context);
}

/** Whether a value has the name of a member in it. */
const isPieceOfJson = (value: SigmaValue): value is PatternValue =>
  value.kind === 'pattern' && value.parts.some((part) => typeof part === 'string' && /"\s*:/.test(part));
