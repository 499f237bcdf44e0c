import { tokenize } from '../condition/lexer.js';
import { fitsPattern } from '../condition/name-pattern.js';

/** Which selections a condition speaks of. */
export interface ConditionNames {
  mentions(name: string): boolean;
  /** `1 of them` speaks of selections without saying their names. */
  readonly them: boolean;
}

/** Reads the names in a condition that may not even be well-formed. */
export function namesIn(condition: string): ConditionNames {
  const tokens = tokenize(condition.replace(/\s#.*$/gm, '').replace(/^(['"])(.*)\1$/, '$2'));
  const patterns: string[] = [];
  let them = false;
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'word' || /^(?:and|or|not|of)$/i.test(text)) continue;
    const afterOf = tokens[index - 1]?.text.toLowerCase() === 'of';
    const beforeOf = tokens[index + 1]?.text.toLowerCase() === 'of';
    if (afterOf && /^them$/i.test(text)) them = true;
    else if (!beforeOf) patterns.push(text);
  }
  return { them, mentions: (name) => patterns.some((pattern) => fitsPattern(name, pattern)) };
}
