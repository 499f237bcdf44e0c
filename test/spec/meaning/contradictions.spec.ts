import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

const diagnosticsOf = (rule: string, table: string) => {
  const { problems, warnings } = conversion(rule, table);
  return [...problems, ...warnings]
    .filter(({ code }) => code !== 'PARTIAL_SUPPORT')
    .map(({ code, field, locations: [first] }) => ({ code, field, line: first?.line }));
};

/** SecurityEvent has the computer under one name only. */
const security = (detection: string, condition?: string): string => windowsRule('service: security', detection, condition);

describe('two fields that a table has in one column', () => {
  it('cannot be asked for values that exclude each other', () => {
    const rule = security('selection: { EventID: 4624, Computer: a, ComputerName: b }');
    expect(diagnosticsOf(rule, 'SecurityEvent')).toEqual([{ code: 'UNMAPPED_VALUE', field: 'ComputerName', line: 6 }]);
  });

  it('can be asked for values that go together', () => {
    const rule = security("selection: { EventID: 4624, Computer|startswith: a, ComputerName|endswith: '.b' }");
    expect(problemsOf(rule, 'SecurityEvent')).toEqual([]);
  });

  it('are left out where they are an alternative', () => {
    const rule = security('one: { Computer: a }\nother: { Computer: c, ComputerName: b }', 'one or other');
    expect(diagnosticsOf(rule, 'SecurityEvent')).toEqual([{ code: 'ALTERNATIVE_DROPPED', field: 'ComputerName', line: 7 }]);
    expect(conversion(rule, 'SecurityEvent').warnings[0]!.message).toMatch(/matches fewer events than the rule\.$/);
  });

  it('are not left out of a filter in silence', () => {
    const filters = 'selection: { EventID: 4624 }\none: { Computer: a }\nother: { Computer: c, ComputerName: b }';
    const rule = security(filters, 'selection and not 1 of o*');
    expect(diagnosticsOf(rule, 'SecurityEvent')).toEqual([{ code: 'ALTERNATIVE_DROPPED', field: 'ComputerName', line: 8 }]);
    expect(conversion(rule, 'SecurityEvent').warnings[0]!.message).toMatch(/matches more events than the rule\.$/);
    const alone = security(filters, 'selection and not other');
    expect(diagnosticsOf(alone, 'SecurityEvent')).toEqual([{ code: 'UNMAPPED_VALUE', field: 'ComputerName', line: 8 }]);
  });

  it('are seen in different selections, and where one of them is left out', () => {
    const rule = security('selection: { Computer: a }\nfilter: { ComputerName|startswith: a }', 'selection and not filter');
    expect(diagnosticsOf(rule, 'SecurityEvent')).toEqual([{ code: 'UNMAPPED_VALUE', field: 'ComputerName', line: 7 }]);
  });
});

describe('one field that would have to be two things at once', () => {
  it.each([
    { says: 'in one list', detection: "selection: { TargetUserName|all: ['a', 'b'] }", condition: 'selection' },
    { says: 'in two selections', detection: 'one: { TargetUserName: a }\nother: { TargetUserName: b }', condition: 'all of them' },
    {
      says: 'in a filter',
      detection: 'one: { TargetUserName: ab }\nother: { TargetUserName|startswith: a }',
      condition: 'one and not other',
    },
  ])('is of no event: $says', ({ detection, condition }) => {
    expect(problemsOf(security(detection, condition), 'SecurityEvent')).toEqual(['RULE_CANNOT_MATCH']);
  });

  it('excludes nothing', () => {
    const rule = security('selection: { EventID: 4624 }\nfilter: { TargetUserName|all: [a, b] }', 'selection and not filter');
    expect(queryOf(rule, 'SecurityEvent')).toBe('SecurityEvent\n| where EventID == 4624');
  });
});

describe('a value that the rows of the log source never have', () => {
  const application = (detection: string, condition?: string): string => windowsRule('service: application', detection, condition);

  it('is of no event', () => {
    const rule = application('selection: { Channel: Security, EventID: 1 }');
    expect(diagnosticsOf(rule, 'Event')).toEqual([{ code: 'RULE_CANNOT_MATCH', field: 'Channel', line: 6 }]);
  });

  it('has a warning where it is an alternative', () => {
    const rule = application('selection: { Channel: [Security, Application], EventID: 1 }');
    expect(diagnosticsOf(rule, 'Event')).toEqual([{ code: 'ALTERNATIVE_DROPPED', field: 'Channel', line: 6 }]);
  });

  it('excludes nothing', () => {
    const rule = application('selection: { EventID: 1 }\nfilter: { Channel: Security }', 'selection and not filter');
    expect(queryOf(rule, 'Event')).toBe('Event\n| where EventLog =~ "Application"\n    and EventID == 1');
  });
});
