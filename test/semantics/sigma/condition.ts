import { ANYTHING, matchesPattern } from './pattern.js';
import { InvalidRule, type Condition, type NamedSelection, type PatternPart, type Detection } from './rule.js';

/**
 * Reads a condition (specification, section "Condition") and follows the names in it:
 *
 *     or         := and ( 'or' and )*
 *     and        := not ( 'and' not )*
 *     not        := 'not' not | '(' or ')' | quantifier | name
 *     quantifier := ( '1' | 'any' | 'all' ) 'of' ( 'them' | pattern )
 *
 * The words may be in upper or lower case.
 */
export function parseCondition(written: string, detections: ReadonlyMap<string, Detection>): Condition {
  const words = written.match(/[()|]|[^\s()|]+/g) ?? [];
  let next = 0;

  const isWord = (word: string): boolean => words[next]?.toLowerCase() === word;
  const take = (): string => words[next++] ?? '';

  function chain(kind: 'or' | 'and', operand: () => Condition): Condition {
    const operands = [operand()];
    while (isWord(kind)) {
      take();
      operands.push(operand());
    }
    return operands.length === 1 ? operands[0]! : { kind, operands };
  }

  const or = (): Condition => chain('or', () => chain('and', not));

  function not(): Condition {
    if (isWord('not')) {
      take();
      return { kind: 'not', operand: not() };
    }
    if (isWord('(')) {
      take();
      const inner = or();
      if (take() !== ')') throw new InvalidRule(`A ")" is missing in "${written}".`);
      return inner;
    }
    const word = take();
    if (!isWord('of')) return named(word);
    take();
    return quantifier(word.toLowerCase(), take());
  }

  function named(name: string): NamedSelection {
    const detection = detections.get(name);
    if (detection === undefined) throw new InvalidRule(`There is no selection "${name}" for "${written}".`);
    return { kind: 'search-identifier', name, detection };
  }

  function quantifier(count: string, pattern: string): Condition {
    if (count !== '1' && count !== 'any' && count !== 'all') throw new InvalidRule(`"${count} of" is not a quantifier.`);
    const names = [...detections.keys()].filter((name) => isMeantBy(pattern, name));
    if (names.length === 0) throw new InvalidRule(`"${pattern}" means no selection.`);
    return { kind: 'quantifier', count: count === 'all' ? 'all' : '1', operands: names.map(named) };
  }

  const condition = or();
  if (next < words.length) throw new InvalidRule(`"${words[next]}" is not expected in "${written}".`);
  return condition;
}

/** `them` is every selection; a selection whose name starts with `_` is never meant. */
function isMeantBy(pattern: string, name: string): boolean {
  if (name.startsWith('_')) return false;
  return pattern.toLowerCase() === 'them' || matchesPattern(parseNamePattern(pattern), true, name);
}

/** In a name, only `*` has a meaning. */
const parseNamePattern = (pattern: string): readonly PatternPart[] =>
  pattern.split('*').flatMap((text, index) => (index === 0 ? [{ text }] : [ANYTHING, { text }]));
