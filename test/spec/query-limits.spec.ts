import { describe, expect, it } from '@jest/globals';
import { convert } from '../../src/compiler/index.js';
import { windowsRule } from '../support/convert-rule.js';

const images = Array.from({ length: 1000 }, (_, index) => `    - 'C:\\folder\\program-${index}.exe'`).join('\n');
const conversions = convert(
  { name: 'rule.yml', text: windowsRule('process_creation', `selection:\n  Image:\n${images}`) },
  { tables: ['DeviceProcessEvents', 'imProcessCreate'] },
).rules[0]!.conversions;

describe('the length of a query', () => {
  it('is compared with the limit of its target', () => {
    const warned = conversions.filter(({ warnings }) => warnings.some(({ code }) => code === 'QUERY_TOO_LONG')).map(({ target }) => target);
    expect(conversions.map(({ target }) => target).toSorted()).toEqual(['defender-xdr', 'sentinel', 'sentinel-asim']);
    expect(warned.toSorted()).toEqual(['sentinel', 'sentinel-asim']);
  });

  it('is given in the warning, with the limit and its source', () => {
    const { query, warnings } = conversions.find(({ target }) => target === 'sentinel')!;
    const [warning] = warnings.filter(({ code }) => code === 'QUERY_TOO_LONG');
    expect(warning!.message).toBe(
      `The query has ${query!.length} characters. Microsoft Sentinel accepts at most 10000 in a scheduled analytics rule.`,
    );
    expect(warning!.hint).toContain('https://learn.microsoft.com/azure/sentinel/sentinel-service-limits');
  });
});
