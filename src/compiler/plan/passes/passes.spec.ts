import { describe, expect, it } from '@jest/globals';
import type { Operand, Pattern, Predicate } from '../plan.js';
import { alternationsAsOne } from './alternations-as-one.js';
import { equalitiesAsLists } from './equalities-as-lists.js';
import { listsIntersected } from './lists-intersected.js';
import { sharedConditions } from './shared-conditions.js';
import { withoutRepetition } from './without-repetition.js';

const image: Operand = { kind: 'column', name: 'Image', type: 'string' };
const port: Operand = { kind: 'column', name: 'Port', type: 'int' };
const many = { wildcard: 'many' } as const;
const text = (pattern: Pattern, operand: Operand = image, cased = false): Predicate => ({ kind: 'text', operand, pattern, cased });
const is = (digits: string): Predicate => ({ kind: 'number', operand: port, op: '==', digits });
const or = (...operands: readonly Predicate[]): Predicate => ({ kind: 'or', operands });
const and = (...operands: readonly Predicate[]): Predicate => ({ kind: 'and', operands });

describe('equalities as lists', () => {
  it.each<{ says: string; from: Predicate; to: Predicate }>([
    {
      says: 'joins whole texts of one column',
      from: or(text(['a']), text(['b'])),
      to: { kind: 'text-list', operand: image, values: ['a', 'b'], cased: false },
    },
    { says: 'joins numbers', from: or(is('1'), is('2')), to: { kind: 'number-list', operand: port, digits: ['1', '2'] } },
    {
      says: 'names a text once, whatever its case',
      from: or(text(['a']), text(['A']), text(['b'])),
      to: { kind: 'text-list', operand: image, values: ['a', 'b'], cased: false },
    },
    {
      says: 'leaves what is no equality where it stands',
      from: or(text(['a']), text([many, 'x']), text(['b'])),
      to: or({ kind: 'text-list', operand: image, values: ['a', 'b'], cased: false }, text([many, 'x'])),
    },
    {
      says: 'keeps cased apart from uncased',
      from: or(text(['a']), text(['b'], image, true)),
      to: or(text(['a']), text(['b'], image, true)),
    },
    {
      says: 'leaves an and alone: two whole texts at once are never true',
      from: and(text(['a']), text(['b'])),
      to: and(text(['a']), text(['b'])),
    },
    { says: 'never takes the empty text into a list', from: or(text(['a']), text([])), to: or(text(['a']), text([])) },
  ])('$says', ({ from, to }) => {
    expect(equalitiesAsLists(from)).toEqual(to);
  });
});

describe('without repetition', () => {
  it('keeps one of two equal operands', () => {
    expect(withoutRepetition(or(text(['a']), text(['a'])))).toEqual(text(['a']));
  });
  it('does so inside negations', () => {
    expect(withoutRepetition({ kind: 'not', operand: and(is('1'), is('1')) })).toEqual({ kind: 'not', operand: is('1') });
  });
});

describe('alternations as one', () => {
  const words = Array.from({ length: 120 }, (_, index) => text([many, `w${index}`, many]));
  it('turns a hundred patterns of one column into one test', () => {
    const joined = alternationsAsOne(or(...words, is('1')));
    expect(joined).toMatchObject({ kind: 'or', operands: [{ kind: 'any-pattern', operand: image, cased: false }, is('1')] });
    expect(joined.kind === 'or' && joined.operands[0]?.kind === 'any-pattern' && joined.operands[0].patterns).toHaveLength(120);
  });
  it('leaves a list that can be read as it is', () => {
    const short = or(...words.slice(0, 10));
    expect(alternationsAsOne(short)).toEqual(short);
  });
  it('leaves conditions that must all hold alone', () => {
    expect(alternationsAsOne(and(...words))).toEqual(and(...words));
  });
});

describe('shared conditions', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((word) => text([many, word, many])) as [Predicate, Predicate, Predicate, Predicate];
  it.each<{ says: string; from: Predicate; to: Predicate }>([
    { says: 'come before the alternatives', from: or(and(a, b), and(c, a)), to: and(a, or(b, c)) },
    { says: 'are all that is left where an alternative asks for no more', from: or(and(a, b), and(b, a, c)), to: and(a, b) },
    { says: 'leave the rest of each alternative together', from: or(and(a, b, c), and(a, d)), to: and(a, or(and(b, c), d)) },
    { says: 'are shared by all alternatives or stay where they are', from: or(and(a, b), and(a, c), d), to: or(and(a, b), and(a, c), d) },
    { says: 'are those of alternatives alone', from: and(or(a, b), or(a, c)), to: and(or(a, b), or(a, c)) },
  ])('$says', ({ from, to }) => {
    expect(sharedConditions(from)).toEqual(to);
  });

  it('leave alternatives that may be a list', () => {
    const [one, two] = [text(['1'], image), text(['2'], image)] as const;
    expect(equalitiesAsLists(sharedConditions(or(and(is('1'), one), and(is('1'), two))))).toEqual(
      and(is('1'), { kind: 'text-list', operand: image, values: ['1', '2'], cased: false }),
    );
  });
});

describe('lists intersected', () => {
  const list = (...values: readonly string[]): Predicate => ({ kind: 'text-list', operand: image, values, cased: true });
  it.each<{ says: string; from: Predicate; to: Predicate }>([
    { says: 'keeps what two lists of one column share', from: and(list('a', 'b', 'c'), list('b', 'c', 'd')), to: list('b', 'c') },
    { says: 'is one text where they share one', from: and(list('a', 'b'), text(['b'], image, true)), to: text(['b'], image, true) },
    { says: 'is never true where they share none', from: and(list('a'), list('b')), to: { kind: 'constant', value: false } },
    { says: 'leaves comparisons without case alone', from: and(text(['a']), text(['A'])), to: and(text(['a']), text(['A'])) },
    { says: 'leaves alternatives alone', from: or(list('a', 'b'), list('c', 'd')), to: or(list('a', 'b'), list('c', 'd')) },
  ])('$says', ({ from, to }) => {
    expect(listsIntersected(from)).toEqual(to);
  });
});
