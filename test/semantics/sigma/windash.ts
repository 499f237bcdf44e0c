import { joinTexts } from './pattern.js';
import type { PatternPart } from './rule.js';

const DASHES = ['-', '/', '–', '—', '―'];
const DASH_BEFORE_WORD = /(?<![\p{L}\p{N}_])[-/–—―](?=[\p{L}\p{N}_])/u;

/** Every dash at the start of a word, in all combinations (modifier appendix, section "String Modifiers"). */
export function dashVariants(parts: readonly PatternPart[]): readonly (readonly PatternPart[])[] {
  let variants: readonly (readonly PatternPart[])[] = [[]];
  const append = (choices: readonly PatternPart[]): void => {
    variants = variants.flatMap((variant) => choices.map((choice) => [...variant, choice]));
  };
  for (const part of parts) {
    if (!('text' in part)) append([part]);
    else
      part.text.split(DASH_BEFORE_WORD).forEach((text, index) => {
        if (index > 0) append(DASHES.map((dash) => ({ text: dash })));
        append([{ text }]);
      });
  }
  return variants.map(joinTexts);
}
