import { describe, expect, it } from '@jest/globals';
import type { PatternPart, SigmaValue } from '../sigma/ast.js';
import { matchesText } from './match-text.js';

const span = { start: 0, end: 0 };
const many = { wildcard: 'many' } as const;
const one = { wildcard: 'one' } as const;
const pattern = (...parts: readonly PatternPart[]): SigmaValue => ({ kind: 'pattern', parts, cased: false, span });
const number = (text: string): SigmaValue => ({ kind: 'number', value: Number(text), text, span });

describe('a value against a text that is known', () => {
  it.each<{ value: SigmaValue; text: string; matches: boolean | undefined; says: string }>([
    { value: pattern('SetValue'), text: 'setvalue', matches: true, says: 'equality does not look at case' },
    { value: { kind: 'pattern', parts: ['SetValue'], cased: true, span }, text: 'setvalue', matches: false, says: 'a cased value does' },
    { value: pattern(many, 'Value'), text: 'SetValue', matches: true, says: 'a leading * is an ending' },
    { value: pattern('Set', many), text: 'DeleteValue', matches: false, says: 'a trailing * is a beginning' },
    { value: pattern('a', many, 'b', many, 'c'), text: 'a-b-b-c', matches: true, says: 'several * may have to go back' },
    { value: pattern('a', many, 'b', many, 'c'), text: 'a-c-b', matches: false, says: 'parts come in order' },
    { value: pattern('1', one), text: '13', matches: true, says: '? is one character' },
    { value: pattern('1', one), text: '1', matches: false, says: '? is not none' },
    { value: pattern(many), text: '', matches: true, says: '* is anything' },
    { value: pattern(), text: '', matches: true, says: 'the empty text is the empty text' },
    { value: number('13'), text: '13', matches: true, says: 'a number is its digits' },
    { value: number('13'), text: '1', matches: false, says: 'a number is all of its digits' },
    { value: { kind: 'null', span }, text: 'x', matches: false, says: 'null is nothing' },
    { value: { kind: 'exists', value: true, span }, text: 'x', matches: true, says: 'what is there exists' },
    {
      value: { kind: 'regex', pattern: '^1[23]$', ignoreCase: false, multiline: false, dotAll: false, span },
      text: '13',
      matches: true,
      says: 'a regex is run',
    },
    { value: { kind: 'comparison', op: '>=', value: 13, span }, text: '13', matches: true, says: 'numbers are compared' },
    { value: { kind: 'comparison', op: '<', value: 13, span }, text: 'x', matches: false, says: 'what is no number is in no order' },
    {
      value: { kind: 'cidr', family: 4, network: '10.0.0.0', prefix: 8, span },
      text: '10.0.0.1',
      matches: undefined,
      says: 'a network is left to the query',
    },
  ])('$says', ({ value, text, matches }) => {
    expect(matchesText(value, text)).toBe(matches);
  });
});
