import { matchesPattern } from './match-text.js';
import type { Operand, Pattern, Predicate } from './plan.js';

/**
 * Whether two conditions can never hold of one row: they ask one value of it to be two things at once. False where that cannot be
 * told.
 */
export function contradicts(one: Predicate, other: Predicate): boolean {
  const first = claimOf(one);
  const second = claimOf(other);
  if (first === undefined || second === undefined || first.operand !== second.operand) return false;
  if (first.values.length * second.values.length > MAX_PAIRS || (first.denied && second.denied)) return false;
  if (!first.denied && !second.denied) return first.values.every((value) => second.values.every((another) => excludes(value, another)));
  const [required, excluded] = first.denied ? [second, first] : [first, second];
  return required.values.every((value) => excluded.values.some((pattern) => implies(value, pattern)));
}

/** Lists that are longer are indicators, which nobody asks for twice. */
const MAX_PAIRS = 10_000;

/** A condition on one operand: that its value is one of these, or none of them. */
interface Claim {
  readonly operand: string;
  readonly denied: boolean;
  readonly values: readonly Value[];
}

type Value = Extract<Predicate, { kind: 'text' | 'number' | 'truth' | 'empty' }>;

const claims = new WeakMap<Predicate, Claim | 'none'>();

function claimOf(predicate: Predicate): Claim | undefined {
  const known = claims.get(predicate) ?? newClaimOf(predicate) ?? 'none';
  claims.set(predicate, known);
  return known === 'none' ? undefined : known;
}

function newClaimOf(predicate: Predicate): Claim | undefined {
  switch (predicate.kind) {
    case 'text':
    case 'number':
    case 'truth':
    case 'empty':
      return { operand: keyWithoutNames(predicate.operand), denied: false, values: [predicate] };
    case 'not': {
      const claim = claimOf(predicate.operand);
      return claim && { ...claim, denied: !claim.denied };
    }
    case 'or': {
      const [first, ...others] = predicate.operands.map(claimOf);
      if (first === undefined || first.denied || others.some((claim) => claim?.operand !== first.operand || claim.denied)) return undefined;
      return { ...first, values: [first, ...others].flatMap((claim) => claim?.values ?? []) };
    }
    default:
      return undefined;
  }
}

/** The same for operands that are read in the same way, whatever a query calls them. */
function keyWithoutNames(operand: Operand): string {
  const known = keys.get(operand);
  if (known !== undefined) return known;
  const key = JSON.stringify(operand, (_, part: Operand) => (isComputed(part) ? { ...part, name: undefined } : part));
  keys.set(operand, key);
  return key;
}

const keys = new WeakMap<Operand, string>();

const isComputed = (part: unknown): boolean => typeof part === 'object' && part !== null && 'kind' in part && part.kind !== 'column';

/** Whether no value is both. */
function excludes(one: Value, other: Value): boolean {
  if (one.kind === 'empty' || other.kind === 'empty') {
    const there = one.kind === 'empty' ? other : one;
    return there.kind === 'text' ? needsText(there.pattern) : there.kind !== 'empty';
  }
  if (one.kind === 'text' && other.kind === 'text') return excludesText(one, other);
  if (one.kind === 'number' && other.kind === 'number') return excludesNumber(one, other);
  return one.kind === 'truth' && other.kind === 'truth' && one.value !== other.value;
}

type Text = Extract<Value, { kind: 'text' }>;
type Comparison = Extract<Value, { kind: 'number' }>;

const needsText = (pattern: Pattern): boolean => pattern.some((part) => typeof part === 'string' || part.wildcard === 'one');

/** Only where both tests tell case does it tell two texts apart. */
function excludesText(one: Text, other: Text): boolean {
  const cased = one.cased && other.cased;
  const [literal, literalBeside] = [literalOf(one.pattern), literalOf(other.pattern)];
  if (literal !== undefined) return !mayMatch(other.pattern, literal, cased);
  if (literalBeside !== undefined) return !mayMatch(one.pattern, literalBeside, cased);
  const [start, startBeside] = [one, other].map(({ pattern }) => textAt(pattern, 0, cased)) as [string, string];
  const [end, endBeside] = [one, other].map(({ pattern }) => textAt(pattern, -1, cased)) as [string, string];
  return (!start.startsWith(startBeside) && !startBeside.startsWith(start)) || (!end.endsWith(endBeside) && !endBeside.endsWith(end));
}

/** What a text begins or ends with that matches a pattern. */
function textAt(pattern: Pattern, index: 0 | -1, cased: boolean): string {
  const part = pattern.at(index);
  if (typeof part !== 'string') return '';
  return cased ? part : part.toLowerCase();
}

const literalOf = (pattern: Pattern): string | undefined =>
  pattern.length === 1 && typeof pattern[0] === 'string' ? pattern[0] : undefined;

/** A component of a path can be no more than `*` can. */
const mayMatch = (pattern: Pattern, text: string, cased: boolean): boolean =>
  matchesPattern(
    pattern.map((part) => (isComponent(part) ? { wildcard: 'many' } : part)),
    text,
    cased,
  );

/** Whether whatever is the one is the other. */
function implies(one: Value, other: Value): boolean {
  if (one.kind === 'text' && other.kind === 'text') {
    const literal = literalOf(one.pattern);
    const telling = one.cased || !other.cased;
    return literal !== undefined && telling && !other.pattern.some(isComponent) && mayMatch(other.pattern, literal, other.cased);
  }
  if (one.kind === 'number' && other.kind === 'number') return one.op === '==' && other.op === '==' && one.digits === other.digits;
  if (one.kind === 'truth' && other.kind === 'truth') return one.value === other.value;
  return one.kind === 'empty' && other.kind === 'empty';
}

const isComponent = (part: Pattern[number]): part is { readonly wildcard: 'component' } =>
  typeof part === 'object' && part.wildcard === 'component';

function excludesNumber(one: Comparison, other: Comparison): boolean {
  const [least, most] = [rangeOf(one), rangeOf(other)].reduce(([from, to], [start, end]) => [
    start.at > from.at || (start.at === from.at && start.open) ? start : from,
    end.at < to.at || (end.at === to.at && end.open) ? end : to,
  ]);
  return least.at > most.at || (least.at === most.at && (least.open || most.open));
}

interface End {
  readonly at: number;
  /** Whether the number itself is outside. */
  readonly open: boolean;
}

function rangeOf({ op, digits }: Comparison): readonly [End, End] {
  const number = Number(digits);
  const [least, most] = [
    { at: -Infinity, open: false },
    { at: Infinity, open: false },
  ];
  switch (op) {
    case '==':
      return [
        { at: number, open: false },
        { at: number, open: false },
      ];
    case '<':
    case '<=':
      return [least, { at: number, open: op === '<' }];
    case '>':
    case '>=':
      return [{ at: number, open: op === '>' }, most];
  }
}
