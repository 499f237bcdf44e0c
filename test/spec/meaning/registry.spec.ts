import { describe, expect, it } from '@jest/globals';
import { problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

/** The path of a value is put together where a table keeps the key and the name apart. */
const XDR_PATH = String.raw`| extend TargetObject = strcat(
    RegistryKey,
    iff(isempty(RegistryKey) or isempty(RegistryValueName), "", @"\"),
    RegistryValueName
)`;
const ASIM_PATH = XDR_PATH.replaceAll('RegistryValueName', 'RegistryValue');

describe('the path of a registry value', () => {
  it.each([
    { table: 'DeviceRegistryEvents', selector: 'ActionType == "RegistryValueSet"', path: XDR_PATH },
    { table: 'imRegistry', selector: 'EventType == "RegistryValueSet"', path: ASIM_PATH },
  ])('ends in the name of the value, which $table has in a column of its own', ({ table, selector, path }) => {
    expect(queryOf(windowsRule('registry_set', "selection:\n  TargetObject|endswith: '\\fDenyTSConnections'"), table)).toBe(
      [table, `| where ${selector}`, path, String.raw`| where TargetObject endswith @"\fDenyTSConnections"`].join('\n'),
    );
  });

  it('keeps the backslash at the end of a part of it', () => {
    expect(
      queryOf(windowsRule('registry_set', "selection:\n  TargetObject|contains: '\\Run\\'"), 'DeviceRegistryEvents').split('\n').at(-1),
    ).toBe(String.raw`| where TargetObject contains @"\Run\"`);
  });

  it('begins with the name of the hive that the product writes', () => {
    const rule = windowsRule('registry_add', "selection:\n  TargetObject|startswith: 'HKLM\\SOFTWARE\\Example\\'");
    expect(queryOf(rule, 'DeviceRegistryEvents').split('\n').at(-1)).toBe(
      String.raw`    and RegistryKey startswith @"HKEY_LOCAL_MACHINE\SOFTWARE\Example\"`,
    );
    expect(queryOf(rule, 'imRegistry').split('\n').at(-1)).toBe(
      String.raw`    and RegistryKey startswith @"HKEY_LOCAL_MACHINE\SOFTWARE\Example\"`,
    );
    expect(queryOf(rule, 'Event').split('\n').at(-1)).toMatch(/TargetObject startswith @"HKLM\\SOFTWARE\\Example\\"$/);
  });

  it('keeps a hive that is not at its beginning', () => {
    const rule = windowsRule('registry_add', "selection:\n  TargetObject|contains: 'Example HKLM\\'");
    expect(queryOf(rule, 'DeviceRegistryEvents').split('\n').at(-1)).toBe(String.raw`    and RegistryKey contains @"Example HKLM\"`);
  });

  it.each(["TargetObject: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa'", "TargetObject|contains: '\\CurrentControlSet\\Control\\Lsa'"])(
    'of the running control set is found under the name of the link and of what it stands for: %s',
    (test) => {
      const query = queryOf(windowsRule('registry_add', `selection:\n  ${test}`), 'DeviceRegistryEvents');
      expect(query).toContain('CurrentControlSet\\Control\\Lsa"');
      expect(query).toContain('\\ControlSet001\\Control\\Lsa"');
      expect(query).not.toContain('CurrentControlSet001');
    },
  );
});

describe('the value of a key that has no name', () => {
  const linesOf = (test: string, condition?: string): readonly string[] =>
    queryOf(windowsRule('registry_set', `selection:\n  ${test}`, condition), 'SecurityEvent')
      .split('\n')
      .slice(3);

  it('is (Default) to Sysmon and has a dash for its name, or nothing, in the audit', () => {
    expect(linesOf("TargetObject|endswith: '\\Command\\(Default)'")).toEqual([
      String.raw`    and ObjectName endswith @"\Command"`,
      '    and ObjectValueName in~ ("", "-")',
    ]);
  });

  it('is asked for in the hive that the rule names', () => {
    expect(linesOf("TargetObject: 'HKLM\\SOFTWARE\\Example\\(default)'")).toEqual([
      String.raw`    and ObjectName =~ @"\REGISTRY\MACHINE\SOFTWARE\Example"`,
      '    and ObjectValueName in~ ("", "-")',
    ]);
  });

  it.each(["TargetObject|endswith: '\\(Default)'", "TargetObject|endswith: '(Default)'", "TargetObject|contains: '\\(Default)'"])(
    'may be that of any key: %s',
    (test) => {
      expect(linesOf(test)).toEqual(['    and ObjectValueName in~ ("", "-")']);
    },
  );

  it('is one alternative of several', () => {
    const query = linesOf("TargetObject|endswith: ['\\(Default)', '\\Path']");
    expect(query.slice(-2)).toEqual(['| where ObjectValueName in~ ("", "-")', String.raw`    or TargetObject endswith @"\Path"`]);
  });

  it.each(["TargetObject|contains: '(Default'", "TargetObject|re: 'Command.\\(Default\\)$'"])(
    'is refused where it can only be asked for under that name: %s',
    (test) => {
      expect(problemsOf(windowsRule('registry_set', `selection:\n  ${test}`), 'SecurityEvent')).toEqual(['UNMAPPED_VALUE']);
    },
  );

  it('has its name where Sysmon wrote it', () => {
    expect(queryOf(windowsRule('registry_set', "selection:\n  TargetObject|endswith: '\\Command\\(Default)'"), 'WindowsEvent')).toContain(
      String.raw`TargetObject endswith @"\Command\(Default)"`,
    );
  });
});

describe('the kind of a registry event', () => {
  it.each([
    { category: 'registry_set', kinds: 'RegistryValueSet' },
    { category: 'registry_add', kinds: 'RegistryKeyCreated' },
    { category: 'registry_rename', kinds: 'RegistryKeyRenamed' },
  ])('of $category is $kinds on either product', ({ category, kinds }) => {
    const rule = windowsRule(category, "selection:\n  Image: 'C:\\a.exe'");
    expect(queryOf(rule, 'DeviceRegistryEvents').split('\n')[1]).toBe(`| where ActionType == "${kinds}"`);
    expect(queryOf(rule, 'imRegistry').split('\n')[1]).toBe(`| where EventType == "${kinds}"`);
  });

  it('of registry_delete is that of keys and of values', () => {
    const rule = windowsRule('registry_delete', "selection:\n  Image: 'C:\\a.exe'");
    expect(queryOf(rule, 'DeviceRegistryEvents').split('\n')[1]).toBe(
      '| where ActionType in ("RegistryKeyDeleted", "RegistryValueDeleted")',
    );
    expect(queryOf(rule, 'imRegistry').split('\n')[1]).toBe('| where EventType in ("RegistryKeyDeleted", "RegistryValueDeleted")');
  });

  it.each([
    { word: 'DeleteValue', category: 'registry_delete', kind: 'RegistryValueDeleted' },
    { word: 'DeleteKey', category: 'registry_delete', kind: 'RegistryKeyDeleted' },
    { word: 'CreateKey', category: 'registry_event', kind: 'RegistryKeyCreated' },
    { word: 'SetValue', category: 'registry_event', kind: 'RegistryValueSet' },
    { word: 'RenameKey', category: 'registry_event', kind: 'RegistryKeyRenamed' },
  ])('written $word is $kind', ({ word, category, kind }) => {
    const rule = windowsRule(category, `selection:\n  EventType: ${word}\n  Image: 'C:\\a.exe'`);
    expect(queryOf(rule, 'DeviceRegistryEvents')).toContain(`ActionType == "${kind}"`);
    expect(queryOf(rule, 'imRegistry')).toContain(`EventType == "${kind}"`);
    expect(queryOf(rule, 'DeviceRegistryEvents')).not.toContain(word === 'DeleteValue' || word === 'DeleteKey' ? `"${word}"` : word);
  });

  it('that the log source excludes cannot match', () => {
    expect(problemsOf(windowsRule('registry_set', 'selection:\n  EventType: DeleteValue'), 'DeviceRegistryEvents')).toEqual([
      'RULE_CANNOT_MATCH',
    ]);
  });

  it('of a deletion is looked for where the table keeps what was there before', () => {
    const query = queryOf(
      windowsRule('registry_delete', "selection:\n  EventType: DeleteKey\n  TargetObject|endswith: '\\AMSI'"),
      'DeviceRegistryEvents',
    );
    expect(query.split('\n').slice(1)).toEqual([
      '| where ActionType == "RegistryKeyDeleted"',
      String.raw`    and (PreviousRegistryKey endswith @"\AMSI" or RegistryKey endswith @"\AMSI")`,
    ]);
  });
});

describe('the data of a registry value', () => {
  it('is the number and its type where the product does not write it as Sysmon does', () => {
    const query = queryOf(windowsRule('registry_set', 'selection:\n  Details: DWORD (0x0000001f)'), 'DeviceRegistryEvents');
    expect(query.split('\n').slice(1)).toEqual([
      '| where ActionType == "RegistryValueSet"',
      '    and RegistryValueType =~ "Dword"',
      '    and RegistryValueData =~ "31"',
    ]);
  });

  it('is either where rows of both stand together', () => {
    const query = queryOf(windowsRule('registry_set', 'selection:\n  Details: DWORD (0x00000001)'), 'imRegistry');
    expect(query.split('\n').slice(1)).toEqual([
      '| where EventType == "RegistryValueSet"',
      '    and (',
      '        (RegistryValueType =~ "Reg_DWord" and RegistryValueData =~ "1")',
      '        or RegistryValueData =~ "DWORD (0x00000001)"',
      '    )',
    ]);
  });

  it('stays as it is where Sysmon wrote it', () => {
    expect(queryOf(windowsRule('registry_set', 'selection:\n  Details: DWORD (0x00000001)'), 'WindowsEvent').split('\n').at(-1)).toBe(
      '| where Details =~ "DWORD (0x00000001)"',
    );
  });

  it.each([
    { test: "contains: 'Binary Data'", type: 'Binary', data: '', text: 'contains "Binary Data"' },
    { test: "endswith: 'binary data'", type: 'Binary', data: '', text: 'endswith "binary data"' },
    { test: "startswith: 'DWORD (0x0000000a)'", type: 'Dword', data: '10', text: 'startswith "DWORD (0x0000000a)"' },
  ])('is what stands for all of it, or text, for $test', ({ test, type, data, text }) => {
    const query = queryOf(windowsRule('registry_set', `selection:\n  Details|${test}`), 'DeviceRegistryEvents');
    const typed = `RegistryValueType =~ "${type}"`;
    const native = data === '' ? typed : `(${typed} and RegistryValueData =~ "${data}")`;
    expect(query.replace(/\s+/g, ' ')).toContain(`${native} or RegistryValueData ${text}`);
  });

  it.each(['DeviceRegistryEvents', 'imRegistry', 'SecurityEvent'])('is each value of a placeholder on %s', (table) => {
    const rule = windowsRule('registry_set', "selection:\n  Details|expand: '%name%'");
    const query = queryOf(rule, table, { placeholders: { name: ['alpha', 'DWORD (0x0000000a)'] } });
    expect(query).toMatch(/(?:RegistryValueData|NewValue) (?:=~|in~) \(?"alpha"/);
    expect(query).toMatch(/(?:RegistryValueData|NewValue) =~ "10"/);
    expect(problemsOf(rule, 'DeviceRegistryEvents')).toEqual(['UNRESOLVED_PLACEHOLDER']);
  });

  it('is refused where only a part of the way Sysmon writes a number is asked for', () => {
    expect(problemsOf(windowsRule('registry_set', "selection:\n  Details|contains: '(0x0000'"), 'DeviceRegistryEvents')).toEqual([
      'UNMAPPED_VALUE',
    ]);
  });
});
