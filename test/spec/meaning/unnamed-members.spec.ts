import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf } from '../../support/convert-rule.js';

/** A rule on events whose data have no names, on Event. */
const rpcRule = (test: string): string =>
  [
    'title: t',
    'logsource:',
    '  category: application',
    '  product: rpc_firewall',
    'detection:',
    '  selection:',
    `    ${test}`,
    '  condition: selection',
  ].join('\n');

describe('a member of event data without a name', () => {
  it('is looked for with the tags around it', () => {
    const { query, warnings } = conversion(rpcRule('InterfaceUuid: 367abb81-9844-35f1-ad32-98f038001003'), 'Event');
    expect(query).toContain('EventData contains "<Data>367abb81-9844-35f1-ad32-98f038001003</Data>"');
    expect(warnings.map(({ code }) => code)).toEqual(['PARTIAL_SUPPORT']);
  });

  it('may be any of the members where the value is a number, with a warning', () => {
    const { query, warnings } = conversion(rpcRule('OpNum: 12'), 'Event');
    expect(query).toContain('EventData contains "<Data>12</Data>"');
    expect(warnings.map(({ code }) => code)).toContain('FIELD_APPROXIMATED');
  });

  it('is looked for as it is escaped in XML', () => {
    expect(conversion(rpcRule("InterfaceUuid: 'a<b&c'"), 'Event').query).toContain('EventData contains "<Data>a&lt;b&amp;c</Data>"');
  });

  it('is looked for without the tag at an end that is open, with a warning', () => {
    const { query, warnings } = conversion(rpcRule('InterfaceUuid|startswith: 367abb81'), 'Event');
    expect(query).toContain('EventData contains "<Data>367abb81"');
    expect(warnings.map(({ code }) => code)).toContain('VALUE_APPROXIMATED');
  });

  it('cannot be tested for anything but text', () => {
    expect(problemsOf(rpcRule('InterfaceUuid: null'), 'Event')).toContain('UNMAPPED_VALUE');
    expect(problemsOf(rpcRule("InterfaceUuid|re: '^a'"), 'Event')).toContain('UNMAPPED_VALUE');
  });
});
