import { describe, expect, it } from '@jest/globals';
import type { FieldReport } from '../../../src/compiler/index.js';
import { conversion, queryOf, windowsRule } from '../../support/convert-rule.js';

const ofStatus = (test: string, condition?: string): string => windowsRule('dns_query', `selection: { QueryStatus${test} }`, condition);

const fidelityOf = ({ fidelity, matchesMore, matchesLess }: FieldReport): string =>
  [fidelity, ...(matchesMore ? ['more'] : []), ...(matchesLess ? ['less'] : [])].join(' ');

const reportOf = (rule: string) => {
  const { warnings, fields } = conversion(rule, 'imDns');
  return { warnings: warnings.map(({ code, message }) => `${code} ${message}`), fidelity: fidelityOf(fields[0]!) };
};

describe('a field whose values are translated word by word', () => {
  it.each([
    { test: '|lt: 100', words: '0, 87' },
    { test: ": '12*'", words: '123, 1214' },
    { test: "|re: '^12'", words: '123, 1214' },
  ])('is asked for the listed words that a test matches, and says so: $test', ({ test, words }) => {
    expect(reportOf(ofStatus(test))).toEqual({
      warnings: [
        `VALUE_APPROXIMATED Of the values of "QueryStatus" that this matches, those are asked for that imDns is known to have a word for: ${words}. The query matches fewer events than the rule.`,
      ],
      fidelity: 'approximate less',
    });
  });

  it('matches more events where such a test is left out', () => {
    const { warnings, fidelity } = reportOf(ofStatus('|lt: 100', 'not selection'));
    expect(warnings).toEqual([expect.stringMatching(/matches more events than the rule\.$/)]);
    expect(fidelity).toBe('approximate more');
  });

  it('is exact for a whole word', () => {
    expect(reportOf(ofStatus(": '87'"))).toEqual({ warnings: [], fidelity: 'exact' });
    expect(reportOf(ofStatus(': [0, 87]'))).toEqual({ warnings: [], fidelity: 'exact' });
  });

  it('is whatever is there for *', () => {
    expect(queryOf(ofStatus(": '*'"), 'imDns')).toMatch(/isnotnull\(DnsResponseCode\)$/);
    expect(reportOf(ofStatus(": '*'"))).toEqual({ warnings: [], fidelity: 'exact' });
  });
});
