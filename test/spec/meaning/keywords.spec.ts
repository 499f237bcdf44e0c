import { describe, expect, it } from '@jest/globals';
import { conversion, queryOf, windowsRule } from '../../support/convert-rule.js';

const keyword = (logsource: string, word: string): string => windowsRule(logsource, `selection:\n  - '${word}'`);
const NO_MESSAGE =
  'The text of WindowsEvent is not all of an event: it does not have the message, whose words Windows puts around the data. The query matches fewer events than the rule.';
const warningsFor = (rule: string, table: string): readonly string[] =>
  conversion(rule, table).warnings.flatMap(({ message }) => (message === NO_MESSAGE ? [] : [message]));

describe('a value without a field', () => {
  it('has a warning that it misses the events whose data SecurityEvent has in columns alone', () => {
    expect(warningsFor(keyword('service: security', 'mimikatz'), 'SecurityEvent')).toEqual([
      expect.stringMatching(/4624, 4625 and 4688.* The query matches fewer events than the rule\.$/),
    ]);
  });

  it('has a warning that it keeps those events where it is negated', () => {
    const rule = windowsRule('service: security', 'selection:\n  EventID: 4688\nfilter:\n  - mimikatz', 'selection and not filter');
    expect(warningsFor(rule, 'SecurityEvent')).toEqual([expect.stringMatching(/The query matches more events than the rule\.$/)]);
  });

  it.each([
    { word: 'ImagePath', why: 'the name of a member' },
    { word: 'schemas.microsoft.com', why: 'the markup around the members' },
    { word: 'data name=', why: 'the markup of a member' },
  ])('that is in $why has a warning that it is found there as well', ({ word }) => {
    expect(warningsFor(keyword('service: system', word), 'Event')).toEqual([
      expect.stringMatching(/names or the markup.* The query matches more events than the rule\.$/),
    ]);
  });

  it('has that warning for the names alone where there is no markup', () => {
    expect(warningsFor(keyword('service: system', 'ImagePath'), 'WindowsEvent')).toHaveLength(1);
    expect(warningsFor(keyword('service: system', 'schemas.microsoft.com'), 'WindowsEvent')).toEqual([]);
  });

  it.each(['{', '}', '{"', '","'])(
    'that is part of the JSON of the data, such as %s, has a warning that it is found in each event',
    (word) => {
      expect(warningsFor(keyword('service: system', word), 'WindowsEvent')).toContainEqual(
        expect.stringMatching(/names or the markup.* The query matches more events than the rule\.$/),
      );
    },
  );

  it.each(['4688', 'Z', 'cafe', '09:26'])('that may be part of the time or the GUID around the data, such as %s, has a warning', (word) => {
    expect(warningsFor(keyword('service: system', word), 'Event')).toContainEqual(
      expect.stringMatching(/names or the markup.* The query matches more events than the rule\.$/),
    );
  });

  it.each(['Event', 'WindowsEvent'])('that is in neither is found in the values of %s only', (table) => {
    expect(warningsFor(keyword('service: system', 'mimikatz'), table)).toEqual([]);
  });

  it.each(['security', 'system', 'application', 'windefend', 'sysmon'])(
    'is looked for in all that WindowsEvent has of the text of an event: %s',
    (service) => {
      const query = queryOf(keyword(`service: ${service}`, 'mimikatz'), 'WindowsEvent');
      for (const text of ['EventDataText', 'DataText', 'RawEventData']) expect(query).toContain(`${text} contains "mimikatz"`);
    },
  );

  it.each(['service: application', 'service: system', 'service: security', 'category: process_creation'])(
    'may be a word of the message, which Event has and WindowsEvent has a warning that it lacks: %s',
    (logsource) => {
      const rule = keyword(logsource, 'Process Create');
      expect(conversion(rule, 'WindowsEvent').warnings.map(({ message, code }) => [code, message])).toContainEqual([
        'VALUE_APPROXIMATED',
        NO_MESSAGE,
      ]);
      if (logsource !== 'service: security') expect(queryOf(rule, 'Event')).toContain('RenderedDescription contains "Process Create"');
    },
  );

  it('is looked for where data without a name is', () => {
    const query = queryOf(windowsRule('service: application', 'selection:\n  Data|contains: mimikatz'), 'WindowsEvent');
    for (const text of ['EventDataText', 'DataText', 'RawEventData']) expect(query).toContain(`${text} contains "mimikatz"`);
  });
});
