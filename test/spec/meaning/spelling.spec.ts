import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, warningsOf, windowsRule } from '../../support/convert-rule.js';

describe('the hive of the current user', () => {
  it('stands for one component of the path where a product writes the SID of the user', () => {
    const query = queryOf(windowsRule('registry_set', "selection:\n  TargetObject|startswith: 'HKCU\\Software\\'"), 'Event');
    expect(query).toContain(String.raw`matches regex @"(?is)^HKU\\S-1-[^\\]*\\Software\\"`);
  });
});

describe("Windows' `-` for nothing", () => {
  const rule = windowsRule('service: security', "selection:\n  EventID: 4624\n  IpAddress: '-'");
  it.each([
    { table: 'DeviceLogonEvents', test: 'isempty(RemoteIP)' },
    { table: 'imAuthentication', test: 'isempty(SrcIpAddr)' },
    { table: 'SecurityEvent', test: 'IpAddress =~ "-"' },
  ])('is an empty column of $table, unless the table has it as Windows writes it', ({ table, test }) => {
    expect(queryOf(rule, table)).toContain(test);
  });
});

describe('an IPv4 address that is written as one of IPv6', () => {
  const query = (value: string): string => queryOf(windowsRule('network_connection', `selection:\n  ${value}`), 'DeviceNetworkEvents');
  it('is found by a test for the address', () => {
    expect(query('DestinationIp: 10.0.0.1')).toContain('RemoteIP in~ ("10.0.0.1", "::ffff:10.0.0.1")');
  });
  it('is in the network of the address', () => {
    expect(query('DestinationIp|cidr: 10.0.0.0/8')).toContain('ipv4_is_in_range(DestinationIp, "10.0.0.0/8")');
    expect(query('DestinationIp|cidr: 10.0.0.0/8')).toContain('DestinationIp = replace_regex(RemoteIP, "(?i)^::ffff:", "")');
  });
  it('is none of IPv6', () => {
    expect(query("DestinationIsIpv6: 'true'")).toContain('replace_regex(RemoteIP, "(?i)^::ffff:", "")');
  });
});

describe('a path that begins with the device of its volume', () => {
  const rule = (test: string): string => windowsRule('network_connection', `selection: { Image${test} }`);
  const where = (test: string): string => queryOf(rule(test), 'SecurityEvent').split('| where ').at(-1)!;

  it.each([
    {
      test: "|startswith: 'C:\\Users\\'",
      condition: String.raw`Application matches regex @"(?is)^\\device\\harddiskvolume[^\\]*\\Users\\"`,
    },
    { test: "|contains: ':\\Users\\'", condition: String.raw`Application matches regex @"(?is)^\\device\\harddiskvolume[^\\]*\\Users\\"` },
    { test: ": '?:\\a.exe'", condition: String.raw`Application matches regex @"(?is)^\\device\\harddiskvolume[^\\]*\\a\.exe$"` },
    { test: "|endswith: '\\a.exe'", condition: String.raw`Application endswith @"\a.exe"` },
    { test: "|startswith: '\\device\\mup\\'", condition: String.raw`Application startswith @"\device\mup\"` },
  ])('has it where the rule has the letter of a drive: $test', ({ test, condition }) => {
    expect(where(test)).toBe(condition);
  });

  it.each([
    { test: "|startswith: 'C:\\Users\\'", effects: ['more'] },
    { test: "|contains: ':\\Users\\'", effects: ['exact'] },
    { test: "|startswith: '\\\\server\\'", effects: ['less'] },
  ])('has a warning where the two differ: $test', ({ test, effects }) => {
    expect(
      conversion(rule(test), 'SecurityEvent').fields.map(({ matchesMore, matchesLess }) =>
        matchesMore ? 'more' : matchesLess ? 'less' : 'exact',
      ),
    ).toEqual(effects);
  });

  it('is not asked by an expression for a drive', () => {
    expect(problemsOf(rule("|re: '^C:\\\\Users'"), 'SecurityEvent')).toContain('UNMAPPED_VALUE');
    expect(problemsOf(rule("|re: 'Users.*exe$'"), 'SecurityEvent')).toEqual([]);
  });
});

describe('a truth value that is decided by the text of a column', () => {
  const where = (test: string): string =>
    queryOf(windowsRule('network_connection', `selection: { Initiated: 'true', DestinationIsIpv6${test} }`), 'imNetworkSession')
      .split('\n')
      .at(-1)!;
  it.each([
    { test: ": 'true'", condition: 'DstIpAddr contains ":"' },
    { test: ': false', condition: 'not(DstIpAddr contains ":")' },
    { test: ": 't*'", condition: 'DstIpAddr contains ":"' },
    { test: ": '*'", condition: 'isnotempty(DstIpAddr)' },
    { test: "|endswith: 'e'", condition: 'isnotempty(DstIpAddr)' },
    { test: '|exists: true', condition: 'isnotempty(DstIpAddr)' },
    { test: ': null', condition: 'isempty(DstIpAddr)' },
  ])('is asked for whatever a value matches: $test', ({ test, condition }) => {
    expect(where(test)).toContain(condition);
  });
});

describe('the account that a process runs as', () => {
  it('is the one of the subject where Windows names no other, its domain and its name alike', () => {
    const query = queryOf(windowsRule('process_creation', "selection:\n  User: 'A\\b'"), 'SecurityEvent');
    expect(query).toContain('User = iff(\n    TargetUserName in ("", "-"),');
    expect(query.match(/TargetUserName in/g)).toHaveLength(1);
  });
});

describe('what cannot be asked', () => {
  it('names the column that the value is read from', () => {
    const { problems } = conversion(windowsRule('process_access', "selection:\n  GrantedAccess|endswith: '10'"), 'DeviceEvents');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('AdditionalFields.DesiredAccess holds values of type long'),
    ]);
  });
});

describe('a number that YAML reads otherwise than it is written', () => {
  it.each([
    { value: ': 0x1410', codes: ['NUMBER_AS_DECIMAL'] },
    { value: ': 1.0', codes: ['NUMBER_AS_DECIMAL'] },
    { value: ": '0x1410'", codes: [] },
    { value: ': 5136', codes: [] },
    { value: '|endswith: 0x1410', codes: [] },
  ])('has a warning where it is compared as its digits: GrantedAccess$value', ({ value, codes }) => {
    expect(warningsOf(windowsRule('process_access', `selection:\n  GrantedAccess${value}`))).toEqual(codes);
  });
});

describe('`expand` with no placeholder in the value', () => {
  it('has a warning', () => {
    const rule = windowsRule('process_creation', "selection:\n  User|expand: 'administrators'");
    expect(warningsOf(rule)).toEqual(['PLACEHOLDER_MISSING']);
    expect(problemsOf(rule, 'Event')).toEqual([]);
  });
});
