import type { SigmaValue } from '../../sigma/ast.js';
import { isMany, joinParts } from '../../sigma/pattern.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue, unsupportedValue } from '../bind-value.js';
import { approximated, type BindResult } from '../bind-result.js';
import { literalOf } from '../match-text.js';
import { operandOf } from '../operand.js';
import type { BindContext } from '../bind-context.js';

const START = '<Data>';
const END = '</Data>';

/**
 * A value that is one of the members without a name: it is looked for with the tags around it. What stands between wildcards may
 * be of several members.
 */
export function bindUnnamedMember(_: MappingKinds['unnamedMember'], value: SigmaValue, context: BindContext): BindResult {
  const { column } = context.table.eventData!;
  const data = operandOf(column, context.table, column);
  const literal = literalOf(value);
  const parts = value.kind === 'pattern' ? value.parts : literal === undefined ? undefined : [literal];
  if (parts === undefined) return unsupportedValue(data, 'a member without a name can only be looked for as text', value, context);
  const many = { wildcard: 'many' } as const;
  const texts = parts.map((part) => (typeof part === 'string' ? escaped(part) : part));
  const pattern = joinParts([...(isMany(parts[0]) ? [] : [many, START]), ...texts, ...(isMany(parts.at(-1)) ? [] : [END, many])]);
  const cased = value.kind === 'pattern' && value.cased;
  const found = bindValue(data, { kind: 'pattern', parts: pattern, cased, span: value.span }, context);
  if (parts.length === 1 && typeof parts[0] === 'string') return found;
  const message = `In ${column} the value may also match across several members, or their names.`;
  return approximated(found, 'matchesMore', message, value, context);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
