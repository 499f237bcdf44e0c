import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

describe('the channel of an event in the System log', () => {
  const cleared = windowsRule('service: system', "selection:\n  EventID: 104\n  Channel: ['Security', 'Windows PowerShell']");

  it('is, where a log was cleared, that log, which Event has in an element of its own', () => {
    expect(queryOf(cleared, 'Event')).toBe(
      [
        'Event',
        '| where EventLog =~ "System"',
        '    and EventID == 104',
        '| extend Channel = iff(',
        '    extract("<Channel>([^<]*)</Channel>", 1, EventData) in ("", "-"),',
        '    EventLog,',
        '    extract("<Channel>([^<]*)</Channel>", 1, EventData)',
        ')',
        '| where Channel in~ ("Security", "Windows PowerShell")',
      ].join('\n'),
    );
  });

  it('is, where a log was cleared, that log, which WindowsEvent has among the data', () => {
    expect(queryOf(cleared, 'WindowsEvent')).toBe(
      [
        'WindowsEvent',
        '| where Channel =~ "System"',
        '    and EventID == 104',
        '| extend ChannelValue = iff(',
        '    tostring(EventData.Channel) in ("", "-"),',
        '    Channel,',
        '    tostring(EventData.Channel)',
        ')',
        '| where ChannelValue in~ ("Security", "Windows PowerShell")',
      ].join('\n'),
    );
  });

  it('is the log itself for every other event', () => {
    expect(queryOf(windowsRule('service: system', 'selection:\n  EventID: 7036\n  Channel: System'), 'Event').split('\n').at(-1)).toBe(
      '    and EventID == 7036',
    );
  });

  it.each(['SubjectUserName', 'SubjectDomainName'])('stands beside %s in an element of its own', (field) => {
    const query = queryOf(windowsRule('service: system', `selection:\n  EventID: 104\n  ${field}: a`), 'Event');
    expect(query).toContain(`extract("<${field}>([^<]*)</${field}>", 1, EventData)`);
    expect(query).not.toContain('<Data Name=');
  });
});

describe('the process of a service that was installed', () => {
  const rule = windowsRule('service: system', 'selection:\n  Provider_Name: Service Control Manager\n  EventID: 7045\n  ProcessId: 0');

  it('is the one that wrote the event, as there is none in its data', () => {
    expect(queryOf(rule, 'WindowsEvent').split('\n').at(-1)).toBe('    and SystemProcessId == 0');
  });

  it('is refused where the table does not keep who wrote the event', () => {
    expect(problemsOf(rule, 'Event')).toEqual(['UNMAPPED_FIELD']);
  });

  it('is not refused for events that have one in their data', () => {
    const other = windowsRule('service: system', 'selection:\n  Provider_Name: a\n  EventID: 1\n  ProcessId: 4');
    expect(queryOf(other, 'Event')).toContain('<Data Name=""ProcessId"">');
    expect(conversion(other, 'Event').warnings).toEqual([]);
  });
});
