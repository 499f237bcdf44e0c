import { describe, expect, it } from '@jest/globals';
import { firewallSessionOf, normalizedAction } from './firewall-session.js';

const sessionOf = (fields: Readonly<Record<string, string>>) => firewallSessionOf({ logsource: { category: 'firewall' }, fields });

describe('the session of a firewall', () => {
  it('uses the word of the product, or one that goes with whether it blocked', () => {
    expect(sessionOf({ action: 'accept', blocked: 'false' })?.action).toBe('accept');
    expect(sessionOf({ blocked: 'true' })?.action).toBe('dropped');
  });

  it('is none where what was done and whether it blocked are two things', () => {
    expect(sessionOf({ action: 'accept', blocked: 'true' })).toBeUndefined();
  });

  it('has a word of the ASIM schema where the parsers know one', () => {
    expect(['accept', 'Deny', 'close', 'other', undefined].map(normalizedAction)).toEqual([
      'Allow',
      'Deny',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
