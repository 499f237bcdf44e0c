import { describe, expect, it } from '@jest/globals';
import { parseCve } from './cve.js';

describe('parseCve', () => {
  it.each(['cve.2023-23397', 'cve.2023.23397', 'cve-2023-23397', 'CVE-2023-23397', '2023-23397', ' CVE-2023-23397 '])(
    'parses %j',
    (text) => {
      expect(parseCve(text)).toBe('CVE-2023-23397');
    },
  );

  it.each(['', 'cve', 'cve.2023', 'CVE-2023-123', 'CVE-23-23397', 'CVE-2023-23397a', 'cve.2023-23397.1', 'car.2013-05-004', '2013-05-004'])(
    'rejects %j',
    (text) => {
      expect(parseCve(text)).toBeUndefined();
    },
  );
});
