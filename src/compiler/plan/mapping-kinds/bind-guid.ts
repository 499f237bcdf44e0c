import type { PatternPart, SigmaValue } from '../../sigma/ast.js';
import { isMany } from '../../sigma/pattern.js';
import type { MappingKinds } from '../../targets/target.js';
import { bindValue, unsupportedValue } from '../bind-value.js';
import type { BindResult } from '../bind-result.js';
import type { BindContext } from '../bind-context.js';

/** A GUID as the table has it. Braces are its ends, so `*` before or behind one stands for nothing. */
export function bindGuid({ guid }: MappingKinds['guid'], value: SigmaValue, context: BindContext): BindResult {
  const operand = context.operand(guid);
  if (value.kind === 'regex' && /[{}]/.test(value.pattern)) {
    return unsupportedValue(operand, 'the braces around a GUID, for which an expression may ask, are not there', value, context);
  }
  if (value.kind !== 'pattern') return bindValue(operand, value, context);
  const parts = withoutBraces(value.parts);
  return parts.some((part) => typeof part === 'string' && /[{}]/.test(part))
    ? unsupportedValue(operand, 'a GUID has braces around it and nowhere else', value, context)
    : bindValue(operand, { ...value, parts }, context);
}

function withoutBraces(parts: readonly PatternPart[]): readonly PatternPart[] {
  const start = isMany(parts[0]) ? 1 : 0;
  const opened = opensWithBrace(parts[start]) ? trimmed(parts.slice(start), 0, /^\{/) : parts;
  const end = opened.length - (isMany(opened.at(-1)) ? 2 : 1);
  return closesWithBrace(opened[end]) ? trimmed(opened.slice(0, end + 1), end, /\}$/) : opened;
}

const opensWithBrace = (part: PatternPart | undefined): boolean => typeof part === 'string' && part.startsWith('{');
const closesWithBrace = (part: PatternPart | undefined): boolean => typeof part === 'string' && part.endsWith('}');

/** The parts with one of them shortened, and left out where that is all of it. */
const trimmed = (parts: readonly PatternPart[], index: number, brace: RegExp): readonly PatternPart[] =>
  parts.flatMap((part, at) => (at === index && typeof part === 'string' ? part.replace(brace, '') || [] : [part]));
