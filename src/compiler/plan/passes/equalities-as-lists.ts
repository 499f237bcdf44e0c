import type { Operand, Predicate } from '../plan.js';
import { keyOf, mapJunctions } from '../predicate.js';

/** Alternatives that compare one operand with whole values become one list, where the first of them stood. */
export const equalitiesAsLists = (predicate: Predicate): Predicate =>
  mapJunctions(predicate, (kind, operands) => (kind === 'or' ? withLists(operands) : operands));

function withLists(operands: readonly Predicate[]): readonly Predicate[] {
  const keys = operands.map(listKey);
  const lists = new Map<string, Predicate[]>();
  let keyed = 0;
  operands.forEach((operand, index) => {
    const key = keys[index];
    if (key === undefined) return;
    keyed++;
    const list = lists.get(key);
    if (list) list.push(operand);
    else lists.set(key, [operand]);
  });
  if (lists.size === keyed) return operands;
  return operands.flatMap((operand, index) => {
    const members = lists.get(keys[index] ?? '');
    if (!members || members.length === 1) return [operand];
    return members[0] === operand ? [listOf(members)] : [];
  });
}

/** The same for all tests that can stand in one list. */
function listKey(test: Predicate): string | undefined {
  switch (test.kind) {
    case 'text':
      return test.pattern.length === 1 && typeof test.pattern[0] === 'string' ? `text ${test.cased} ${keyOfOperand(test)}` : undefined;
    case 'text-list':
      return `text ${test.cased} ${keyOfOperand(test)}`;
    case 'number':
      return test.op === '==' ? `number ${keyOfOperand(test)}` : undefined;
    case 'number-list':
      return `number ${keyOfOperand(test)}`;
    case 'networks':
      return `networks ${test.family} ${keyOfOperand(test)}`;
    default:
      return undefined;
  }
}

const keyOfOperand = ({ operand }: { readonly operand: Operand }): string => keyOf(operand);

function listOf(members: readonly Predicate[]): Predicate {
  const [first] = members;
  switch (first?.kind) {
    case 'text':
    case 'text-list':
      return {
        kind: 'text-list',
        operand: first.operand,
        cased: first.cased,
        values: distinctTexts(members.flatMap(textsOf), first.cased),
      };
    case 'number':
    case 'number-list':
      return { kind: 'number-list', operand: first.operand, digits: [...new Set(members.flatMap(digitsOf))] };
    case 'networks':
      return { ...first, networks: [...new Set(members.flatMap((member) => (member.kind === 'networks' ? member.networks : [])))] };
    default:
      throw new Error(`A test without a list form got into a list: ${first === undefined ? 'nothing' : keyOf(first)}.`);
  }
}

const textsOf = (test: Predicate): readonly string[] =>
  test.kind === 'text-list' ? test.values : test.kind === 'text' ? test.pattern.filter((part) => typeof part === 'string') : [];

const digitsOf = (test: Predicate): readonly string[] =>
  test.kind === 'number-list' ? test.digits : test.kind === 'number' ? [test.digits] : [];

/** Texts that differ in case only are one text to a comparison without case. */
function distinctTexts(texts: readonly string[], cased: boolean): readonly string[] {
  return cased ? [...new Set(texts)] : [...new Map([...texts].reverse().map((text) => [text.toLowerCase(), text])).values()].reverse();
}
