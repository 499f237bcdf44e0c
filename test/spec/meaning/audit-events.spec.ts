import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

describe('the event id of an audit event', () => {
  it.each([
    { id: 4624, xdr: 'ActionType == "LogonSuccess"', result: 'Success' },
    { id: 4625, xdr: 'ActionType == "LogonFailed"', result: 'Failure' },
  ])('$id is asked for in every table of sign-ins', ({ id, xdr, result }) => {
    const rule = windowsRule('service: security', `selection:\n  EventID: ${id}\n  TargetUserSid: S-1-5-7`);
    expect(queryOf(rule, 'DeviceLogonEvents')).toBe(['DeviceLogonEvents', `| where ${xdr}`, '    and AccountSid =~ "S-1-5-7"'].join('\n'));
    expect(queryOf(rule, 'imAuthentication')).toBe(
      [
        'imAuthentication',
        '| where (',
        `        EventOriginalType == "${id}"`,
        `        or (EventProduct == "M365 Defender for EndPoint" and EventResult == "${result}")`,
        '    )',
        '    and TargetUserId =~ "S-1-5-7"',
      ].join('\n'),
    );
    expect(queryOf(rule, 'SecurityEvent')).toBe(
      ['SecurityEvent', `| where EventID == ${id}`, '    and TargetUserSid =~ "S-1-5-7"'].join('\n'),
    );
  });

  it('is a whole rule by itself', () => {
    expect(queryOf(windowsRule('service: security', 'selection:\n  EventID: 4800'), 'SecurityEvent')).toBe(
      ['SecurityEvent', '| where EventID == 4800'].join('\n'),
    );
  });

  it.each(['DeviceLogonEvents', 'imAuthentication', 'DeviceEvents'])('that %s does not have is an error, not an empty query', (table) => {
    expect(problemsOf(windowsRule('service: security', 'selection:\n  EventID: 4800'), table)).toEqual(['EVENTS_NOT_IN_TABLE']);
  });

  it.each(['DeviceLogonEvents', 'imAuthentication', 'DeviceEvents'])(
    'that is missing from the rule is not taken for those that %s has',
    (table) => {
      expect(problemsOf(windowsRule('service: security', 'selection:\n  SubjectUserSid: S-1-5-18'), table)).toEqual([
        'EVENTS_NOT_IN_TABLE',
      ]);
    },
  );

  it('that is one of several of which the table has others is left out with a warning', () => {
    const { query, warnings } = conversion(
      windowsRule('service: security', 'selection:\n  EventID:\n    - 4625\n    - 4768'),
      'DeviceLogonEvents',
    );
    expect(query).toBe(['DeviceLogonEvents', '| where ActionType == "LogonFailed"'].join('\n'));
    expect(warnings).toMatchObject([
      { code: 'PARTIAL_SUPPORT' },
      { code: 'ALTERNATIVE_DROPPED', field: 'EventID', locations: [{ line: 9, column: 9 }] },
    ]);
  });

  it('of a category is implied by the events of the table', () => {
    expect(queryOf(windowsRule('network_connection', 'selection:\n  EventID: 3\n  DestinationPort: 25'), 'imNetworkSession')).toBe(
      ['imNetworkSession', '| where DstPortNumber == 25'].join('\n'),
    );
  });

  it('of another category cannot match', () => {
    expect(problemsOf(windowsRule('network_connection', 'selection:\n  EventID: 5\n  DestinationPort: 25'), 'imNetworkSession')).toEqual([
      'RULE_CANNOT_MATCH',
    ]);
  });
});

describe('an audit event about an object', () => {
  const rule = windowsRule(
    'service: security',
    "selection:\n  EventID: [4656, 4663]\n  ObjectType: File\n  ProcessName|endswith: '\\outlook.exe'",
  );

  it('keeps the type of the object, and the process is the one of that event', () => {
    expect(queryOf(rule.replace('[4656, 4663]', '4663'), 'SecurityEvent')).toBe(
      [
        'SecurityEvent',
        '| where EventID == 4663',
        '    and ObjectType =~ "File"',
        String.raw`    and ProcessName endswith @"\outlook.exe"`,
      ].join('\n'),
    );
  });

  it('of a kind whose members are in no columns is read from its data where the columns are empty', () => {
    expect(queryOf(rule, 'SecurityEvent')).toBe(
      [
        'SecurityEvent',
        '| where EventID in (4656, 4663)',
        '| extend',
        '    ObjectTypeValue = iff(',
        '        ObjectType in ("", "-"),',
        '        extract(@"<Data Name=""ObjectType"">([^<]*)</Data>", 1, EventData),',
        '        ObjectType',
        '    ),',
        '    ProcessNameValue = iff(',
        '        ProcessName in ("", "-"),',
        '        extract(@"<Data Name=""ProcessName"">([^<]*)</Data>", 1, EventData),',
        '        ProcessName',
        '    )',
        '| where ObjectTypeValue =~ "File"',
        String.raw`    and ProcessNameValue endswith @"\outlook.exe"`,
      ].join('\n'),
    );
  });

  it('keeps its numbers and identifiers comparable there', () => {
    const query = queryOf(
      windowsRule('service: security', 'selection:\n  EventID: 4627\n  LogonType: 3\n  ProcessId: 500'),
      'SecurityEvent',
    );
    expect(query).toContain('tostring(LogonType) in ("", "-"),');
    expect(query.split('\n').slice(-2)).toEqual(['| where LogonTypeValue =~ "3"', '    and ProcessIdValue =~ "0x1f4"']);
  });

  it.each(['DeviceRegistryEvents', 'imRegistry'])('is not looked for in %s, which has registry events', (table) => {
    expect(problemsOf(rule, table)).toEqual(['UNSUPPORTED_LOGSOURCE']);
  });
});

describe('the process of a port that was bound', () => {
  it('is a decimal number in the data, where other audit events have hex text', () => {
    const query = queryOf(windowsRule('service: security', 'selection:\n  EventID: 5158\n  ProcessId: 500'), 'SecurityEvent');
    expect(query.split('\n').at(-1)).toBe('| where ProcessIdValue =~ "500"');
  });
});

describe('the account that cleared the audit log', () => {
  it('is in an element of the data, and in no column', () => {
    const query = queryOf(windowsRule('service: security', 'selection:\n  EventID: 1102\n  SubjectUserName: mallory'), 'SecurityEvent');
    expect(query).toBe(
      [
        'SecurityEvent',
        '| where EventID == 1102',
        '| extend SubjectUserNameValue = iff(',
        '    SubjectUserName in ("", "-"),',
        '    extract("<SubjectUserName>([^<]*)</SubjectUserName>", 1, EventData),',
        '    SubjectUserName',
        ')',
        '| where SubjectUserNameValue =~ "mallory"',
      ].join('\n'),
    );
  });
});

describe('a table of Windows events', () => {
  it.each(['SecurityEvent', 'Event', 'DeviceRegistryEvents'])('%s is not asked for the processes of Linux', (table) => {
    const rule = windowsRule('process_creation', 'selection:\n  CommandLine: a').replace('product: windows', 'product: linux');
    expect(problemsOf(rule, table)).toEqual(['UNSUPPORTED_LOGSOURCE']);
  });

  it('is not asked for the files of another product', () => {
    const rule = windowsRule('file_event', 'selection:\n  TargetFilename: a').replace('product: windows', 'product: paloalto');
    expect(problemsOf(rule, 'DeviceFileEvents')).toEqual(['UNSUPPORTED_LOGSOURCE']);
  });

  it('has the ports of a connection in the data of the event where it has no column for them', () => {
    expect(queryOf(windowsRule('network_connection', 'selection:\n  Initiated: true\n  DestinationPort: 9100'), 'SecurityEvent')).toBe(
      [
        'SecurityEvent',
        '| where EventID == 5156',
        '| extend',
        '    Direction = extract(@"<Data Name=""Direction"">([^<]*)</Data>", 1, EventData),',
        '    DestPort = extract(@"<Data Name=""DestPort"">([^<]*)</Data>", 1, EventData)',
        '| where Direction == "%%14593"',
        '    and DestPort =~ "9100"',
      ].join('\n'),
    );
  });

  it('has the local side first in the firewall event, so that the sides of an incoming connection are swapped', () => {
    const query = queryOf(windowsRule('network_connection', 'selection:\n  Initiated: false\n  DestinationPort: 3389'), 'SecurityEvent');
    expect(query.split('\n').slice(-2)).toEqual(['| where Direction == "%%14592"', '    and SourcePort =~ "3389"']);
  });
});
