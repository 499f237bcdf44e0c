import { describe, expect, it } from '@jest/globals';
import { contradicts } from './contradicts.js';
import type { Operand, Pattern, Predicate } from './plan.js';
import { anyOf, complement } from './predicate.js';

const image: Operand = { kind: 'column', name: 'Image', type: 'string' };
const port: Operand = { kind: 'column', name: 'Port', type: 'int' };
const many = { wildcard: 'many' } as const;
const member = (name: string, of: string): Operand => ({ kind: 'member', name, column: 'Raw', path: [of] });
const text = (...pattern: Pattern): Predicate => ({ kind: 'text', operand: image, pattern, cased: false });
const cased = (...pattern: Pattern): Predicate => ({ kind: 'text', operand: image, pattern, cased: true });
const textIn = (operand: Operand, ...pattern: Pattern): Predicate => ({ kind: 'text', operand, pattern, cased: false });
const number = (op: '==' | '<' | '<=' | '>' | '>=', digits: string): Predicate => ({ kind: 'number', operand: port, op, digits });
const truth = (value: boolean): Predicate => ({ kind: 'truth', operand: port, value });
const empty: Predicate = { kind: 'empty', operand: image };

describe('two conditions on one operand', () => {
  it.each<{ says: string; one: Predicate; other: Predicate }>([
    { says: 'two whole texts', one: text('a'), other: text('b') },
    { says: 'two whole texts that differ in case, both compared with case', one: cased('a'), other: cased('A') },
    { says: 'lists that share nothing', one: anyOf([text('a'), text('b')]), other: anyOf([text('c'), text('d')]) },
    { says: 'a text and a beginning that it does not have', one: text('abc'), other: text('b', many) },
    { says: 'a text and another that it does not have in it', one: text(many, 'x', many), other: text('abc') },
    { says: 'two beginnings', one: text('C:\\', many), other: text('D:\\', many) },
    { says: 'two ends', one: text(many, '\\a.exe'), other: text(many, '\\b.exe') },
    { says: 'a text and nothing', one: text('a'), other: empty },
    { says: 'a beginning and nothing', one: empty, other: text('a', many) },
    { says: 'what is asked for and left out', one: text('a'), other: complement(text('a')) },
    { says: 'a list of which all is left out', one: anyOf([text('a'), text('ab')]), other: complement(text('a', many)) },
    { says: 'two numbers', one: number('==', '1'), other: number('==', '2') },
    { says: 'a number and a limit below it', one: number('==', '5'), other: number('<', '5') },
    { says: 'two limits', one: number('>', '5'), other: number('<=', '5') },
    { says: 'a number and nothing', one: number('==', '0'), other: { kind: 'empty', operand: port } },
    { says: 'true and false', one: truth(true), other: truth(false) },
    { says: 'texts of one member, whatever it is called', one: textIn(member('A', 'm'), 'a'), other: textIn(member('B', 'm'), 'b') },
  ])('contradict each other: $says', ({ one, other }) => {
    expect(contradicts(one, other)).toBe(true);
    expect(contradicts(other, one)).toBe(true);
  });

  it.each<{ says: string; one: Predicate; other: Predicate }>([
    { says: 'a text in another case', one: text('a'), other: text('A') },
    { says: 'one of the two compared with case', one: text('a'), other: cased('A') },
    { says: 'lists that share one', one: anyOf([text('a'), text('b')]), other: anyOf([text('b'), text('c')]) },
    { says: 'a beginning within another', one: text('C:\\', many), other: text('c:\\windows', many) },
    { says: 'a beginning and an end', one: text('a', many), other: text(many, 'b') },
    { says: 'two that may both be within a text', one: text(many, 'a', many), other: text(many, 'b', many) },
    { says: 'a component of a path that may be anything', one: text('a\\', { wildcard: 'component' }, '\\b'), other: text('a\\x\\b') },
    { says: 'a component that is left out', one: text('a\\x\\b'), other: complement(text('a\\', { wildcard: 'component' }, '\\b')) },
    { says: 'a text of which only the one with its case is left out', one: text('a'), other: complement(cased('a')) },
    { says: 'a list of which some is left out', one: anyOf([text('a'), text('b')]), other: complement(text('a')) },
    { says: 'two that are left out', one: complement(text('a')), other: complement(text('b')) },
    { says: 'anything and nothing', one: complement(empty), other: text('a') },
    { says: 'two limits with numbers between', one: number('>=', '5'), other: number('<=', '5') },
    { says: 'two members', one: textIn(member('A', 'm'), 'a'), other: textIn(member('A', 'n'), 'b') },
    { says: 'a column and another', one: text('a'), other: textIn({ kind: 'column', name: 'Other', type: 'string' }, 'b') },
    { says: 'alternatives of which one is about another column', one: anyOf([text('a'), number('==', '1')]), other: text('b') },
  ])('do not contradict each other: $says', ({ one, other }) => {
    expect(contradicts(one, other)).toBe(false);
    expect(contradicts(other, one)).toBe(false);
  });
});
