import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

describe('a number', () => {
  it.each(['25', "'25'"])('written as %s is a number to a column of numbers', (value) => {
    expect(queryOf(windowsRule('network_connection', `selection:\n  DestinationPort: ${value}`), 'imNetworkSession')).toBe(
      ['imNetworkSession', '| where DstPortNumber == 25'].join('\n'),
    );
  });

  it('makes one list with quoted numbers on a column of numbers', () => {
    expect(queryOf(windowsRule('service: security', "selection:\n  EventID: [4624, '4625']"), 'SecurityEvent')).toBe(
      ['SecurityEvent', '| where EventID in (4624, 4625)'].join('\n'),
    );
  });

  it('is text to a column of text', () => {
    expect(queryOf(windowsRule('process_creation', 'selection:\n  CommandLine: 0'), 'DeviceProcessEvents')).toBe(
      ['DeviceProcessEvents', '| where ActionType == "ProcessCreated"', '    and ProcessCommandLine =~ "0"'].join('\n'),
    );
  });

  it('is text to registry data, which is text', () => {
    expect(queryOf(windowsRule('registry_set', 'selection:\n  Details: 0'), 'imRegistry')).toBe(
      ['imRegistry', '| where EventType == "RegistryValueSet"', '    and RegistryValueData =~ "0"'].join('\n'),
    );
  });

  it('is refused with its place where the value can be no number of the column', () => {
    const { problems } = conversion(windowsRule('process_creation', 'selection:\n  ProcessId: abc'), 'DeviceProcessEvents');
    expect(problems).toMatchObject([{ code: 'UNMAPPED_VALUE', field: 'ProcessId', locations: [{ line: 7, column: 16 }] }]);
  });

  it('is refused where text is compared as one', () => {
    expect(problemsOf(windowsRule('process_creation', 'selection:\n  CommandLine|gt: abc'), 'DeviceProcessEvents')).toEqual([
      'INVALID_VALUE',
    ]);
  });

  it('is compared with a column of text as a number', () => {
    const query = queryOf(windowsRule('network_connection', 'selection:\n  DestinationPort|gte: 40000'), 'Event');
    expect(query).toContain('DestinationPortNumber = todouble(');
    expect(query.split('\n').at(-1)).toBe('| where DestinationPortNumber >= 40000.0');
  });

  it('in an order inside a negation keeps the rows that have none', () => {
    const query = queryOf(
      windowsRule('network_connection', 'selection:\n  SourcePort: 1\nfilter:\n  DestinationPort|lt: 5', 'selection and not filter'),
      'imNetworkSession',
    );
    expect(query).toBe(['imNetworkSession', '| where SrcPortNumber == 1', '    and not(coalesce(DstPortNumber < 5, false))'].join('\n'));
  });
});

describe('a network', () => {
  it('is asked for by the function of its family', () => {
    const rule = windowsRule('network_connection', "selection:\n  DestinationIp|cidr:\n    - '10.0.0.0/8'\n    - 'fe80::/10'");
    expect(queryOf(rule, 'imNetworkSession')).toBe(
      ['imNetworkSession', '| where ipv4_is_in_range(DstIpAddr, "10.0.0.0/8")', '    or ipv6_is_in_range(DstIpAddr, "fe80::/10")'].join(
        '\n',
      ),
    );
  });

  it('of one family in a filter does not drop the addresses of the other', () => {
    const rule = windowsRule(
      'network_connection',
      "selection:\n  SourcePort: 1\nfilter:\n  DestinationIp|cidr:\n    - '10.0.0.0/8'\n    - 'fe80::/10'",
      'selection and not filter',
    );
    expect(queryOf(rule, 'imNetworkSession')).toBe(
      [
        'imNetworkSession',
        '| where SrcPortNumber == 1',
        '    and not(',
        '        coalesce(ipv4_is_in_range(DstIpAddr, "10.0.0.0/8"), false)',
        '        or coalesce(ipv6_is_in_range(DstIpAddr, "fe80::/10"), false)',
        '    )',
      ].join('\n'),
    );
  });
});

/** The lines from the last test of the kind of the event on. */
const fromLastActionType = (query: string): readonly string[] => query.slice(query.lastIndexOf('ActionType')).split('\n');

describe('the direction of a connection', () => {
  const outgoing = windowsRule('network_connection', "selection:\n  Image|endswith: '\\a.exe'\n  Initiated: 'true'\n  DestinationPort: 25");

  it('is a word of the schema, not true or false', () => {
    expect(queryOf(outgoing, 'imNetworkSession')).toBe(
      [
        'imNetworkSession',
        '| where (',
        '        NetworkDirection == "Outbound"',
        '        or (EventProduct == "Sysmon" and isempty(NetworkDirection) and DstAppType == "Process")',
        '    )',
        '    and DstPortNumber == 25',
        '| extend Image = iff(SrcProcessName in ("", "-"), DstProcessName, SrcProcessName)',
        '| where Image =~ "a.exe"',
        String.raw`    or Image endswith @"\a.exe"`,
      ].join('\n'),
    );
  });

  it('is in the kind of the event where the table has no column for it', () => {
    expect(fromLastActionType(queryOf(outgoing, 'DeviceNetworkEvents'))).toEqual([
      'ActionType in (',
      '        "ConnectionSuccess",',
      '        "ConnectionFailed",',
      '        "ConnectionRequest",',
      '        "ConnectionAttempt"',
      '    )',
      '    and InitiatingProcessFileName =~ "a.exe"',
      '    and RemotePort == 25',
    ]);
  });

  it('swaps the sides of an incoming connection', () => {
    const query = queryOf(
      windowsRule('network_connection', "selection:\n  Initiated: 'false'\n  DestinationPort: 3389\n  SourceIp: '192.0.2.7'"),
      'DeviceNetworkEvents',
    );
    expect(fromLastActionType(query)).toEqual([
      'ActionType == "InboundConnectionAccepted"',
      '    and LocalPort == 3389',
      '    and RemoteIP in~ ("192.0.2.7", "::ffff:192.0.2.7")',
    ]);
  });

  it('is not invented where the rule does not test it', () => {
    expect(queryOf(windowsRule('network_connection', 'selection:\n  DestinationPort: 25'), 'imNetworkSession')).toBe(
      ['imNetworkSession', '| where DstPortNumber == 25'].join('\n'),
    );
  });
});
