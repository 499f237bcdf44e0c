import { describe, expect, it } from '@jest/globals';
import { convert, type ConvertedRule } from '../../src/compiler/index.js';

const rule = (name: string, logsource = '{ category: process_creation, product: windows }') => `title: ${name}
id: 00000000-0000-4000-8000-00000000000${name.length}
name: ${name}
logsource: ${logsource}
detection: { selection: { Image: a }, condition: selection }
`;

const filter = (rules: string, logsource = '{ product: windows }') => `title: Known good
logsource: ${logsource}
filter:
  ${rules}
  selection: { User: a }
  condition: not selection
`;

const convertAll = (...documents: readonly string[]): readonly ConvertedRule[] =>
  convert({ name: 'rules.yml', text: documents.join('---\n') }, { tables: ['DeviceProcessEvents'] }).rules;

const isConverted = ({ conversions }: ConvertedRule): boolean => conversions.some(({ query }) => query !== null);

describe('a rule that a filter of the same text applies to', () => {
  it.each([
    { by: 'its name', rules: 'rules: [one]' },
    { by: 'a name alone', rules: 'rules: one' },
    { by: 'its id', rules: 'rules: [00000000-0000-4000-8000-000000000003]' },
    { by: 'any', rules: 'rules: any' },
    { by: 'no rules, which means any', rules: 'fields: []' },
  ])('is not converted without the filter: $by', ({ rules }) => {
    const [one] = convertAll(rule('one'), filter(rules));
    expect(one!.conversions).toEqual([]);
    expect(one!.problems).toMatchObject([
      { code: 'FILTER_NOT_APPLIED', message: expect.stringContaining('"Known good"'), locations: [{ line: 9, column: 1 }] },
    ]);
  });

  it('is not converted where the filter stands first, or is invalid itself', () => {
    expect(convertAll(filter('rules: [one]'), rule('one')).map(isConverted)).toEqual([false, false]);
    const untitled = filter('rules: [one]').replace('title: Known good\n', '');
    expect(convertAll(rule('one'), untitled).map(isConverted)).toEqual([false, false]);
  });

  it('leaves other rules alone', () => {
    const rules = convertAll(rule('one'), rule('other'), filter('rules: [one]'));
    expect(rules.map(isConverted)).toEqual([false, true, false]);
    expect(rules[2]!.problems).toMatchObject([{ code: 'UNSUPPORTED_DOCUMENT' }]);
  });

  it('is one of the log source of the filter, where the filter names no rules', () => {
    const rules = (logsource: string) => convertAll(rule('one'), filter('rules: any', logsource)).map(isConverted)[0];
    expect(rules('{ product: linux }')).toBe(true);
    expect(rules('{ product: Windows, category: process_creation }')).toBe(false);
    expect(rules('{ product: windows, service: security }')).toBe(true);
  });
});
