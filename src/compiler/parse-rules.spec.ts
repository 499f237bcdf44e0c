import { describe, expect, it } from '@jest/globals';
import { parseRules } from './parse-rules.js';

const read = (text: string) => parseRules({ name: 'rule.yml', text });

const RULE = `title: Mail from a script host
id: 4f1d6f27-5a0b-4e4e-9d8b-0b8a7a2f2a11
related:
  - id: 0f3f4f0e-1111-4222-8333-444455556666
    type: derived
status: test
description: Says what it is for.
references:
  - https://attack.mitre.org/techniques/T1048/003/
author: Somebody
date: 2024/02/29
modified: 2024-03-01
tags:
  - attack.exfiltration
  - attack.t1048.003
logsource:
  category: network_connection
  product: windows
detection:
  selection:
    Image|endswith: ['\\wscript.exe', '\\cscript.exe']
    DestinationPort: [25, 587]
    DestinationIp|cidr: 10.0.0.0/8
  filter:
    Image|endswith: '\\wscript.exe'
    User: null
  condition: selection and not filter
falsepositives:
  - Unknown
level: high
`;

describe('what a rule says about itself', () => {
  it('is all of its attributes, with dates in one spelling', () => {
    expect(read(RULE).rules[0]?.rule).toEqual({
      kind: 'rule',
      id: '4f1d6f27-5a0b-4e4e-9d8b-0b8a7a2f2a11',
      name: null,
      title: 'Mail from a script host',
      description: 'Says what it is for.',
      status: 'test',
      level: 'high',
      author: 'Somebody',
      license: null,
      date: '2024-02-29',
      modified: '2024-03-01',
      logsource: { category: 'network_connection', product: 'windows', service: null },
      references: ['https://attack.mitre.org/techniques/T1048/003/'],
      tags: ['attack.exfiltration', 'attack.t1048.003'],
      falsepositives: ['Unknown'],
      fields: [],
      related: [{ id: '0f3f4f0e-1111-4222-8333-444455556666', type: 'derived' }],
      detectionValues: ['\\wscript.exe', '\\cscript.exe', '25', '587', '10.0.0.0/8'],
      detectionFields: ['Image', 'DestinationPort', 'DestinationIp', 'User'],
    });
  });

  it.each(['2023-02-29', 'soon', '2023-13-01'])('has no date where %s stands, which is no day', (date) => {
    expect(read(RULE.replace('2024/02/29', date)).rules[0]?.rule?.date).toBeNull();
  });

  it('says why there is none, with the place, and goes on with the next document', () => {
    const { rules, problems } = read(`title: No detection\nlogsource:\n  product: windows\n---\n${RULE}`);
    expect(problems).toEqual([]);
    expect(rules[0]).toMatchObject({
      rule: null,
      title: 'No detection',
      problems: [{ code: 'INVALID_SIGMA', locations: [{ line: 1, column: 1 }] }],
    });
    expect(rules[1]?.rule?.title).toBe('Mail from a script host');
  });

  it('says of a text that is not YAML where it stops being YAML', () => {
    const { rules, problems } = read('title: [unclosed\n');
    expect(rules).toEqual([]);
    expect(problems).toMatchObject([{ code: 'INVALID_YAML' }]);
    expect(problems[0]?.locations[0]?.line).toBeGreaterThan(0);
  });
});
