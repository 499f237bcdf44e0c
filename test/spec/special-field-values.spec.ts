import { describe, expect, it } from '@jest/globals';
import { parseField, valuesOf } from './parse-rule.js';

describe('specification, sections "Special Field Values" and "Field Existence"', () => {
  it.each([
    { title: 'null', entry: 'F: null', values: ['null'] },
    { title: 'a missing value', entry: 'F:', values: ['null'] },
    { title: 'the empty string', entry: `F: ''`, values: ['empty'] },
    { title: 'null among others', entry: `F: [null, '', x]`, values: ['null', 'empty', '"x"'] },
    { title: 'an empty list as the reference implementation does, as null', entry: 'F: []', values: ['null'] },
    { title: 'existence', entry: 'F|exists: true', values: ['exists true'] },
    { title: 'existence with the word of YAML 1.1', entry: 'F|exists: no', values: ['exists false'] },
    { title: 'existence in quotes', entry: `F|exists: 'False'`, values: ['exists false'] },
  ])('reads $title', ({ entry, values }) => {
    expect(valuesOf(entry)).toEqual(values);
  });

  it.each([
    { entry: 'F|exists: maybe', report: 'INVALID_VALUE maybe' },
    { entry: `'|exists': true`, report: 'UNSUPPORTED_MODIFIER exists' },
    { entry: 'F|contains: null', report: 'INVALID_VALUE null' },
    { entry: 'F|contains: []', report: 'INVALID_SIGMA []' },
  ])('refuses $entry', ({ entry, report }) => {
    expect(parseField(entry).reports).toEqual([report]);
  });
});

describe('scalars', () => {
  it.each([
    { written: '0x1F', value: 'number 31' },
    { written: '0123', value: 'number 83' },
    { written: '1e3', value: '"1e3"' },
    { written: '1.0e+3', value: 'number 1000' },
    { written: '1_000', value: 'number 1000' },
    { written: '18446744073709551615', value: 'number 18446744073709551615' },
    { written: '1.5', value: 'number 1.5' },
    { written: 'yes', value: 'boolean true' },
    { written: 'y', value: '"y"' },
    { written: `'25'`, value: '"25"' },
    { written: '2022-01-07', value: '"2022-01-07"' },
    { written: '.inf', value: '".inf"' },
    { written: '!!str 25', value: '"25"' },
  ])('reads $written as PyYAML does: $value', ({ written, value }) => {
    expect(valuesOf(`F: ${written}`)).toEqual([value]);
  });

  it.each([
    { entry: 'F|contains: 4', value: '*"4"*' },
    { entry: 'F|startswith: 10.10', value: '"10.10"*' },
    { entry: 'F|endswith: 0x1F', value: '*"0x1F"' },
    { entry: 'F|endswith: .inf', value: '*".inf"' },
    { entry: 'F|contains: yes', value: '*"yes"*' },
    { entry: 'F|re: 12', value: '/12/' },
    { entry: 'F|all: 12', value: 'number 12' },
  ])('takes a number for the text it is written as where a modifier needs text: $entry', ({ entry, value }) => {
    expect(valuesOf(entry)).toEqual([value]);
  });
});
