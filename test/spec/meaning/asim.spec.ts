import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

/** The warnings about a detection item on a table: the first sentence of each warning about it. */
const saidOf = (field: string, rule: string, table: string): readonly string[] =>
  conversion(rule, table)
    .warnings.filter((warning) => warning.field === field)
    .map(({ message }) => message);

const fidelityOf = (field: string, rule: string, table: string): string => {
  const { fidelity, matchesMore, matchesLess } = conversion(rule, table).fields.find((report) => report.field === field)!;
  return [fidelity, ...(matchesMore ? ['more'] : []), ...(matchesLess ? ['less'] : [])].join(' ');
};

const lastLineOf = (rule: string, table: string): string => queryOf(rule, table).split('\n').at(-1)!.trim();

describe('a sign-in through ASIM', () => {
  const signIn = (tests: string): string => windowsRule('service: security', `selection:\n  EventID: 4624\n${tests}`);

  it.each([4634, 4647])('has the sign-out %s of audit events alone', (id) => {
    expect(lastLineOf(windowsRule('service: security', `selection:\n  EventID: ${id}`), 'imAuthentication')).toBe(
      `| where EventOriginalType == "${id}"`,
    );
  });

  it.each([
    { type: 3, word: 'Network' },
    { type: 4, word: 'Batch' },
    { type: 7, word: 'Unlock' },
    { type: 8, word: 'NetworkCleartext' },
    { type: 9, word: 'NewCredentials' },
    { type: 11, word: 'CachedInteractive' },
  ])('has the type $type of a logon in the word of Windows, $word, each source in a column of its own', ({ type, word }) => {
    const rule = signIn(`  LogonType: ${type}`);
    expect(queryOf(rule, 'imAuthentication')).toContain(`EventOriginalType == "4624" and EventSubType =~ "${word}"`);
    expect(queryOf(rule, 'imAuthentication')).toContain(`EventOriginalType =~ "${word}"`);
    expect(fidelityOf('LogonType', rule, 'imAuthentication')).toBe('exact');
  });

  it('has the name of the status of a failure, where the table of the parser has one', () => {
    const rule = windowsRule('service: security', "selection:\n  EventID: 4625\n  SubStatus: '0xC0000064'");
    expect(lastLineOf(rule, 'imAuthentication')).toBe('and EventOriginalResultDetails =~ "STATUS_NO_SUCH_USER"');
    expect(fidelityOf('SubStatus', rule, 'imAuthentication')).not.toBe('exact');
  });

  it('is not asked for a status that always has a more exact one behind it', () => {
    expect(problemsOf(windowsRule('service: security', "selection:\n  EventID: 4625\n  Status: '0xC000006D'"), 'imAuthentication')).toEqual(
      ['UNMAPPED_VALUE'],
    );
  });

  it('has the port of the other end in either of two columns, and not through SecurityEvent', () => {
    const rule = signIn('  IpPort: 4444');
    expect(lastLineOf(rule, 'imAuthentication')).toBe('and (SrcPortNumber == 4444 or TargetPortNumber == 4444)');
    expect(fidelityOf('IpPort', rule, 'imAuthentication')).toBe('approximate less');
  });

  it('has the address of nowhere as a dash or as nothing', () => {
    expect(queryOf(signIn("  IpAddress: '-'"), 'imAuthentication')).toContain('(isempty(SrcIpAddr) or SrcIpAddr =~ "-")');
  });

  it('has the process that asks for it but for SecurityEvent', () => {
    const rule = signIn("  ProcessName|endswith: '\\lsass.exe'");
    expect(lastLineOf(rule, 'imAuthentication')).toBe(String.raw`and ActingProcessName endswith @"\lsass.exe"`);
    expect(fidelityOf('ProcessName', rule, 'imAuthentication')).toBe('approximate less');
  });

  it('is on the computer that is signed in to, not on the one it comes from', () => {
    expect(lastLineOf(signIn('  Computer: dc01.example.org'), 'imAuthentication')).toBe('and LogonTarget =~ "dc01.example.org"');
  });
});

describe('a connection through ASIM', () => {
  const connection = (tests: string): string => windowsRule('network_connection', `selection:\n${tests}`);

  it('that a process accepts is known by its direction, or, of Sysmon, by the side that the process is put on', () => {
    expect(queryOf(connection('  Initiated: false\n  DestinationPort: 25'), 'imNetworkSession')).toBe(
      [
        'imNetworkSession',
        '| where (',
        '        NetworkDirection == "Inbound"',
        '        or (EventProduct == "Sysmon" and isempty(NetworkDirection) and SrcAppType == "Process")',
        '    )',
        '    and DstPortNumber == 25',
      ].join('\n'),
    );
  });

  it('has no process where the Windows firewall reports it', () => {
    expect(fidelityOf('Image', connection("  Image|endswith: '\\a.exe'"), 'imNetworkSession')).toBe('approximate less');
    expect(
      fidelityOf(
        'Image',
        windowsRule(
          'network_connection',
          "selection:\n  DestinationPort: 25\nfilter:\n  Image|endswith: '\\a.exe'",
          'selection and not filter',
        ),
        'imNetworkSession',
      ),
    ).toBe('approximate more');
  });

  it('is not found by the first label of the name of its destination', () => {
    const query = queryOf(connection('  DestinationHostname: a'), 'imNetworkSession');
    expect(query).toContain('DestinationHostname = iff(DstFQDN in ("", "-"), DstHostname, DstFQDN)');
    expect(query).toContain('DestinationHostname =~ "a"');
  });

  it.each(['DestinationHostname: a', 'SourceHostname: a', 'User: a'])(
    'is not found by what the firewall of Windows or another source leaves out, with a warning: %s',
    (test) => {
      expect(saidOf(test.split(':')[0]!, connection(`  ${test}`), 'imNetworkSession').join(' ')).toMatch(/Filtering.*matches fewer events/);
    },
  );

  it('may be found by the other end in place of the device', () => {
    expect(saidOf('Computer', connection('  Computer: dc01'), 'imNetworkSession').join(' ')).toMatch(/Sysmon .*other end/);
  });
});

describe('a process through ASIM', () => {
  const started = (tests: string): string => windowsRule('process_creation', `selection:\n${tests}`);

  it('has the original name of its file, which the parsers for Sysmon put in the place of the name', () => {
    const rule = started('  OriginalFileName: a.exe');
    expect(queryOf(rule, 'imProcessCreate').split('\n').slice(1)).toEqual([
      '| extend OriginalFileName = iff(',
      '    TargetProcessFileOriginalName in ("", "-"),',
      '    TargetProcessFilename,',
      '    TargetProcessFileOriginalName',
      ')',
      '| where OriginalFileName =~ "a.exe"',
    ]);
    expect(saidOf('OriginalFileName', rule, 'imProcessCreate')).toMatchObject([
      expect.stringContaining('matches fewer events'),
      expect.stringContaining('matches more events'),
    ]);
  });

  it.each([
    'Company: a',
    'CurrentDirectory: C:\\',
    'Description: a',
    'FileVersion: a',
    'GrandParentImage|endswith: \\a.exe',
    'Hashes: MD5=0123456789abcdef0123456789abcdef',
    'Imphash: 0123456789abcdef0123456789abcdef',
    'IntegrityLevel: High',
    'LogonGuid: a',
    'md5: 0123456789abcdef0123456789abcdef',
    'ParentCommandLine: a',
    'ParentProcessGuid: a',
    'ProcessGuid: a',
    'Product: a',
    'User: a',
  ])('is not found by what some of its sources do not have, with a warning: %s', (test) => {
    expect(saidOf(test.split(/[|:]/)[0]!, started(`  ${test}`), 'imProcessCreate').join(' ')).toContain('matches fewer events');
  });

  it('has the id of its session in hex or in decimal digits', () => {
    for (const id of ["'0x3e7'", '999']) {
      expect(lastLineOf(started(`  LogonId: ${id}`), 'imProcessCreate')).toBe('| where TargetUserSessionId in~ ("0x3e7", "999")');
    }
  });

  it('has of the parent of its parent no folder', () => {
    expect(problemsOf(started("  GrandParentImage|startswith: 'C:\\Temp\\'"), 'imProcessCreate')).toEqual(['UNMAPPED_VALUE']);
  });
});

describe('a registry event through ASIM', () => {
  it('has the classes of the machine where they are, and where the parsers for Sysmon put them', () => {
    const query = queryOf(windowsRule('registry_add', "selection:\n  TargetObject|startswith: 'HKCR\\.txt'"), 'imRegistry');
    for (const hive of ['HKEY_LOCAL_MACHINE\\Classes', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes', 'HKEY_CLASSES_ROOT']) {
      expect(query).toContain(`@"${hive}\\.txt"`);
    }
  });

  it.each([
    { category: 'registry_set', test: 'Details: a' },
    { category: 'registry_rename', test: "NewName|endswith: '\\a'" },
    { category: 'registry_add', test: 'User: a' },
    { category: 'registry_set', test: "ParentImage|endswith: '\\a.exe'" },
  ])('of $category is not found by $test on the rows of every source, with a warning', ({ category, test }) => {
    const field = test.split(/[|:]/)[0]!;
    expect(saidOf(field, windowsRule(category, `selection:\n  ${test}`), 'imRegistry').join(' ')).toContain('matches fewer events');
  });

  it.each(['ParentCommandLine: a', "ParentImage: 'C:\\a.exe'"])('is not asked for what no source has: %s', (test) => {
    expect(problemsOf(windowsRule('registry_set', `selection:\n  ${test}`), 'imRegistry')).toHaveLength(1);
  });
});

describe('a DNS query through ASIM', () => {
  const withStatus = (status: string): string => windowsRule('dns_query', `selection:\n  QueryName: a.example\n  QueryStatus: ${status}`);

  it('has the response code of DNS in place of the error of Windows', () => {
    expect(lastLineOf(withStatus("'9003'"), 'imDns')).toBe('and DnsResponseCode == 3');
    expect(lastLineOf(withStatus('0'), 'imDns')).toBe('and DnsResponseCode == 0');
    expect(lastLineOf(withStatus('1460'), 'imDns')).toBe('and DnsResponseCode == 1460');
  });

  it('is not asked for a response code that Sysmon does not write', () => {
    expect(problemsOf(withStatus('3'), 'imDns')).toEqual(['UNMAPPED_VALUE']);
  });
});

describe('the path of a file whose name the parser for Microsoft Defender XDR may have put after it once more', () => {
  const created = (test: string): string => windowsRule('file_event', `selection:\n  ${test}`);

  it.each([
    "TargetFilename|endswith: '.exe'",
    "TargetFilename|endswith: '\\a.exe'",
    "TargetFilename|contains: '\\Temp\\'",
    "TargetFilename: '*\\Temp\\*.exe'",
  ])('is found as it is by a test that its end does not change: %s', (test) => {
    expect(lastLineOf(created(test), 'imFileEvent')).toMatch(/^and TargetFilePath \w+ @?"[^"]*"$/);
    expect(conversion(created(test), 'imFileEvent').warnings).toEqual([]);
  });

  it.each([
    { test: "TargetFilename|endswith: '\\Temp\\a.exe'", paths: [String.raw`\Temp\a.exe`, String.raw`\Temp\a.exe\a.exe`] },
    { test: "TargetFilename: 'C:\\a.exe'", paths: [String.raw`C:\a.exe`, String.raw`C:\a.exe\a.exe`] },
  ])('is asked for in both ways where its end matters: $test', ({ test, paths }) => {
    for (const path of paths) expect(queryOf(created(test), 'imFileEvent')).toContain(`@"${path}"`);
    expect(conversion(created(test), 'imFileEvent').warnings).toEqual([]);
  });

  it.each(["TargetFilename|endswith: '\\Temp\\a?.exe'", "TargetFilename|re: '\\\\Temp\\\\a\\.exe$'"])(
    'is missed where it cannot be asked for in both ways, with a warning: %s',
    (test) => {
      expect(conversion(created(test), 'imFileEvent').warnings).toMatchObject([{ code: 'VALUE_APPROXIMATED', field: 'TargetFilename' }]);
    },
  );

  it('is not there where it is nothing but the separator', () => {
    expect(queryOf(windowsRule('file_rename', 'selection:\n  SourceFilename: null'), 'imFileEvent')).toContain(
      String.raw`(isempty(SrcFilePath) or SrcFilePath =~ @"\")`,
    );
  });

  it.each(['CommandLine: a', "CreationUtcTime: '2024-05-08'", 'ProcessGuid: a'])(
    'stands beside what only one source has, with a warning: %s',
    (test) => {
      expect(saidOf(test.split(':')[0]!, created(test), 'imFileEvent').join(' ')).toContain('matches fewer events');
    },
  );
});

describe('text of Sysmon that an ASIM parser leaves in the escapes of XML', () => {
  it('is asked for with them and without', () => {
    const query = queryOf(windowsRule('process_creation', "selection:\n  CommandLine|contains: 'a & b'"), 'imProcessCreate');
    expect(query.split('\n').slice(1)).toEqual([
      '| where TargetProcessCommandLine contains "a & b"',
      '    or TargetProcessCommandLine contains "a &amp; b"',
    ]);
    expect(lastLineOf(windowsRule('process_creation', "selection:\n  CommandLine: ['<a>', 'b']"), 'imProcessCreate')).toBe(
      '| where TargetProcessCommandLine in~ ("<a>", "&lt;a&gt;", "b")',
    );
  });

  it('does not change what has none of the characters', () => {
    expect(lastLineOf(windowsRule('process_creation', "selection:\n  CommandLine|contains: 'a\"b'"), 'imProcessCreate')).not.toContain('&');
  });

  it.each([
    { source: 'a & b', codes: ['VALUE_APPROXIMATED'] },
    { source: '(?P<name>a) b', codes: [] },
  ])('is not put into the expression $source', ({ source, codes }) => {
    const { warnings } = conversion(windowsRule('process_creation', `selection:\n  CommandLine|re: '${source}'`), 'imProcessCreate');
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('does not affect other tables', () => {
    expect(lastLineOf(windowsRule('process_creation', "selection:\n  CommandLine|contains: 'a & b'"), 'DeviceProcessEvents')).not.toContain(
      '&amp;',
    );
  });
});

describe('a column of which one of the sources of a parser loses the case', () => {
  it.each([
    { logsource: 'registry_set', test: "Image|cased: 'C:\\Cmd.exe'", table: 'imRegistry' },
    { logsource: 'process_creation', test: "ParentImage|re: '^C:.*Temp'", table: 'imProcessCreate' },
    { logsource: 'file_event', test: "Image|startswith|cased: 'C:\\Users'", table: 'imFileEvent' },
    { logsource: 'network_connection', test: 'Protocol|cased: tcp', table: 'imNetworkSession' },
  ])('is asked without case for $test on $table, and the warning says so', ({ logsource, test, table }) => {
    const rule = windowsRule(logsource, `selection:\n  ${test}`);
    const { query, warnings } = conversion(rule, table);
    expect(query).toMatch(/ =~ | startswith | matches regex "\(\?i\)/);
    expect(warnings.map(({ message }) => message).join()).toMatch(
      /does not keep the case of .* on all rows .* matches more events than the rule/,
    );
  });
});
