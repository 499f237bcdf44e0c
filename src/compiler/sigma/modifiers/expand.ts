import type { PatternPart } from '../ast.js';
import { joinParts } from '../pattern.js';
import { valueModifier } from './modifier.js';

/** `%name%`, unless the first percent sign has a backslash before it (specification, section "Placeholders"). */
const PLACEHOLDER = /(?<!\\)%([\p{L}\p{N}_]+)%/gu;

export const expand = valueModifier('expand', ['pattern'], (value, { reporter }) => {
  const parts = joinParts(value.parts.flatMap((part) => (typeof part === 'string' ? parsePlaceholders(part) : [part])));
  if (!parts.some((part) => typeof part !== 'string' && 'placeholder' in part)) {
    reporter.report('PLACEHOLDER_MISSING', '"expand" finds no placeholder in this value, which is compared as it is.', {
      span: value.span,
      hint: 'a placeholder is a name between percent signs, %name%, without a backslash before it',
    });
  }
  return [{ ...value, parts }];
});

function parsePlaceholders(text: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    parts.push(unescape(text.slice(from, match.index)), { placeholder: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  return [...parts, unescape(text.slice(from))];
}

const unescape = (text: string): string => text.replaceAll('\\%', '%');
