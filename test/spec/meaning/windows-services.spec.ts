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

describe('the data of an event', () => {
  it('stands in members of the event data, under names that may have blanks', () => {
    const rule = windowsRule('service: codeintegrity-operational', 'selection:\n  EventID: 3077\n  FileName: x.dll');
    expect(queryOf(rule, 'Event').split('\n').slice(-2)).toEqual([
      '| extend FileName = extract(@"<Data Name=""File Name"">([^<]*)</Data>", 1, EventData)',
      '| where FileName =~ "x.dll"',
    ]);
    expect(queryOf(rule, 'WindowsEvent')).toContain('tostring(EventData["File Name"])');
  });

  it.each(['wmi', 'applocker', 'printservice-admin', 'terminalservices-localsessionmanager'])(
    'of %s stands in elements of the provider, whether a field is known or not',
    (service) => {
      const rule = windowsRule(`service: ${service}`, 'selection:\n  EventID: 1\n  NobodyKnows: a');
      expect(queryOf(rule, 'Event')).toContain('extract("<NobodyKnows>([^<]*)</NobodyKnows>", 1, EventData)');
      expect(queryOf(rule, 'WindowsEvent')).toContain('tostring(EventData.NobodyKnows)');
      expect(conversion(rule, 'Event').warnings.map(({ code }) => code)).toEqual(['FIELD_ASSUMED']);
    },
  );

  it.each(['msexchange-management', 'capi2'])('of %s has no names, so that a field is refused', (service) => {
    expect(problemsOf(windowsRule(`service: ${service}`, 'selection:\n  NobodyKnows: a'), 'Event')).toEqual(['UNMAPPED_FIELD']);
  });

  it('has a warning that it is found for its markup where the markup is of elements', () => {
    const rule = windowsRule('service: wmi', 'selection:\n  - PossibleCause');
    expect(conversion(rule, 'Event').warnings.map(({ code }) => code)).toEqual(['VALUE_APPROXIMATED']);
  });
});

describe('a channel', () => {
  it('is looked for under the name that Windows registers and under the one that the Event Viewer shows', () => {
    expect(queryOf(windowsRule('service: dns-client', 'selection:\n  EventID: 3008'), 'Event')).toContain(
      'EventLog in~ (\n        "Microsoft-Windows-DNS Client Events/Operational",\n        "Microsoft-Windows-DNS-Client/Operational"\n    )',
    );
  });

  it('is not asked for by a rule that names no log', () => {
    const rule = ['title: a', 'logsource:', '  product: windows', 'detection:', '  k: [mimi]', '  condition: k', ''].join('\n');
    expect(queryOf(rule, 'Event')).not.toContain('EventLog');
    expect(conversion(rule, 'Event').warnings.map(({ code }) => code)).toEqual(['PARTIAL_SUPPORT']);
    expect(conversion(rule, 'WindowsEvent').warnings.map(({ code }) => code)).toEqual(['VALUE_APPROXIMATED']);
  });
});

describe('the words of a message', () => {
  it('have a warning that they are missing where the table does not have it', () => {
    const rule = windowsRule('sysmon_status', 'selection:\n  - Sysmon config state changed');
    expect(conversion(rule, 'Event').warnings).toEqual([]);
    expect(conversion(rule, 'WindowsEvent').warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/the message, .*\. The query matches fewer events than the rule\.$/),
    ]);
  });
});

describe('a path of the kernel', () => {
  const rule = (test: string) => windowsRule('service: codeintegrity-operational', `selection:\n  EventID: 3077\n  ${test}`);

  it.each([
    [String.raw`FileNameBuffer|endswith: '\a.dll'`, 'FileName =~ "a.dll"'],
    [String.raw`FileNameBuffer|contains: '\Temp\'`, String.raw`FolderPath contains @"\Temp\"`],
    [String.raw`FileNameBuffer|re: '\\Temp\\(?:a|b)\.exe$'`, String.raw`FolderPath matches regex @"\\Temp\\(?:a|b)\.exe$"`],
    ['FileNameBuffer: null', 'isempty(FolderPath)'],
  ])('written as %s is compared with the path with the drive', (test, expected) => {
    expect(queryOf(rule(test), 'DeviceEvents').split('\n').at(-1)).toBe(`    and ${expected}`);
    expect(conversion(rule(test), 'DeviceEvents').warnings.map(({ code }) => code)).toEqual(['PARTIAL_SUPPORT']);
  });

  it.each([
    String.raw`FileNameBuffer|startswith: '\Device\HarddiskVolume3\Temp'`,
    String.raw`FileNameBuffer|contains: 'HarddiskVolume3\Temp'`,
    String.raw`FileNameBuffer|contains: ':\Temp'`,
    String.raw`FileNameBuffer: 'system32\drivers\a.sys'`,
    String.raw`FileNameBuffer|re: '^.*Temp'`,
  ])('asked as %s is refused, as the table has the letter of a drive', (test) => {
    expect(problemsOf(rule(test), 'DeviceEvents')).toEqual(['UNMAPPED_VALUE']);
  });
});

describe('a scheduled task', () => {
  const rule = (id: number, field: string) =>
    windowsRule('service: taskscheduler', `selection:\n  EventID: ${id}\n  TaskName: '\\a'\n  ${field}: CONTOSO\\anna`);

  it('has the account under the name that the event has it', () => {
    expect(queryOf(rule(141, 'UserName'), 'DeviceEvents')).toContain('InitiatingProcessAccountDomain');
    expect(queryOf(rule(106, 'UserContext'), 'DeviceEvents')).toContain('InitiatingProcessAccountDomain');
    expect(problemsOf(rule(106, 'UserName'), 'DeviceEvents')).toEqual(['EVENTS_NOT_IN_TABLE']);
  });
});
