import type { Operand, Pattern, Predicate, Test } from './plan.js';

export const TRUE: Predicate = { kind: 'constant', value: true };
export const FALSE: Predicate = { kind: 'constant', value: false };

export const isConstant = (predicate: Predicate, value: boolean): boolean => predicate.kind === 'constant' && predicate.value === value;

/** All of the operands: flat, without `true`, and `false` as soon as one of them is. */
export const allOf = (operands: readonly Predicate[]): Predicate => junction('and', operands);

/** Any of the operands: flat, without `false`, and `true` as soon as one of them is. */
export const anyOf = (operands: readonly Predicate[]): Predicate => junction('or', operands);

function junction(kind: 'and' | 'or', operands: readonly Predicate[]): Predicate {
  const neutral = kind === 'and';
  const kept: Predicate[] = [];
  for (const operand of operands) {
    if (operand.kind === 'constant') {
      if (operand.value !== neutral) return operand;
    } else if (operand.kind === kind) kept.push(...operand.operands);
    else kept.push(operand);
  }
  if (kept.length === 0) return neutral ? TRUE : FALSE;
  return kept.length === 1 ? kept[0]! : { kind, operands: kept };
}

export function complement(operand: Predicate): Predicate {
  if (operand.kind === 'constant') return operand.value ? FALSE : TRUE;
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

/** A text that two predicates, or two operands, share exactly when they are the same test of the same operands. */
export function keyOf(node: Predicate | Operand): string {
  // What nearly all tests are, many to a list, has a short key.
  if (node.kind === 'column') return `[${node.name}]`;
  if (node.kind === 'text') return node.pattern.reduce<string>((key, part) => key + keyOfPart(part), `${keyOf(node.operand)}${node.cased}`);
  let key = keys.get(node);
  if (key === undefined) {
    key = node.kind === 'and' || node.kind === 'or' ? `${node.kind}(${node.operands.map(keyOf).join()})` : JSON.stringify(node);
    keys.set(node, key);
  }
  return key;
}

const keys = new WeakMap<object, string>();

/** With its length before it, a text can hold whatever it likes. */
const keyOfPart = (part: Pattern[number]): string => (typeof part === 'string' ? `${part.length}:${part}` : part.wildcard);

/** The predicate with every junction's operands replaced, innermost first. What does not change stays the same object. */
export function mapJunctions(
  predicate: Predicate,
  replace: (kind: 'and' | 'or', operands: readonly Predicate[]) => readonly Predicate[],
): Predicate {
  switch (predicate.kind) {
    case 'and':
    case 'or': {
      const before = predicate.operands;
      const inner = mapSame(before, (operand) => mapJunctions(operand, replace));
      const operands = replace(predicate.kind, inner);
      return operands === before ? predicate : junction(predicate.kind, operands);
    }
    case 'not': {
      const operand = mapJunctions(predicate.operand, replace);
      return operand === predicate.operand ? predicate : complement(operand);
    }
    default:
      return predicate;
  }
}

/** The list with every element replaced; the same list where none of them changes. */
function mapSame<T>(list: readonly T[], replace: (element: T) => T): readonly T[] {
  let changed: T[] | undefined;
  list.forEach((element, index) => {
    const replaced = replace(element);
    if (replaced !== element) changed ??= [...list];
    if (changed) changed[index] = replaced;
  });
  return changed ?? list;
}

/** Every test, in the order in which it stands. */
export function* testsOf(predicate: Predicate): Generator<Test> {
  switch (predicate.kind) {
    case 'and':
    case 'or':
      for (const operand of predicate.operands) yield* testsOf(operand);
      return;
    case 'not':
      yield* testsOf(predicate.operand);
      return;
    case 'constant':
      return;
    default:
      yield predicate;
  }
}

/** That the operand has nothing, or the text that stands for nothing. */
export const emptyOr = (operand: Operand, text: string): Predicate =>
  anyOf([
    { kind: 'empty', operand },
    { kind: 'text', operand, pattern: [text], cased: false },
  ]);
