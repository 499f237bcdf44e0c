import type { PatternValue } from '../ast.js';
import { literalOf } from '../pattern.js';
import { base64Of, bytesOf } from './encoding.js';
import { valueModifier, type EncodedText, type ModifierContext } from './modifier.js';

export const base64 = valueModifier('base64', ['pattern', 'encoded-text'], (value, use) => {
  const bytes = bytesToEncode('base64', value, use);
  return bytes === undefined ? [] : [{ kind: 'pattern', parts: [base64Of(bytes)], cased: value.cased, span: value.span }];
});

/** The bytes of a value, or a report: a wildcard or a placeholder has no bytes, and nothing at all encodes to nothing. */
export function bytesToEncode(
  name: string,
  value: PatternValue | EncodedText,
  { reporter }: ModifierContext,
): readonly number[] | undefined {
  const text = literalOf(value.parts);
  if (text === undefined || text === '') {
    reporter.report('INVALID_VALUE', `"${name}" takes text without wildcards.`, {
      span: value.span,
      hint: 'a "*" that is meant is written "\\*"',
    });
    return undefined;
  }
  return bytesOf(text, value.kind === 'encoded-text' ? value.encoding : 'utf8');
}
