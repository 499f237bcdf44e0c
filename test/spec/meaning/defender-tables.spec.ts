import { describe, expect, it } from '@jest/globals';
import { conversion, problemsOf, queryOf, windowsRule } from '../../support/convert-rule.js';

/** The codes of the warnings about the one rule in a text on one table. */
const codes = (rule: string, table: string): readonly string[] => conversion(rule, table).warnings.map(({ code }) => code);

describe('a column that the product writes in lower case', () => {
  it.each([
    { test: "Image|startswith|cased: 'C:\\Users\\'", asked: String.raw`InitiatingProcessFolderPath startswith @"C:\Users\"` },
    { test: "Image|re: '^C:.*Temp'", asked: 'InitiatingProcessFolderPath matches regex "(?i)^C:.*Temp"' },
    { test: "User|contains|cased: 'AUTHORI'", asked: 'User contains "AUTHORI"' },
  ])('is asked without case for $test, and the warning says so', ({ test, asked }) => {
    const rule = windowsRule('file_event', `selection:\n  ${test}`);
    const { query, fields, warnings } = conversion(rule, 'DeviceFileEvents');
    expect(query).toContain(asked);
    expect(warnings).toMatchObject([{ code: 'VALUE_APPROXIMATED' }]);
    expect(warnings[0]?.message).toContain('matches more events than the rule');
    expect(fields).toMatchObject([{ matchesMore: true, matchesLess: false }]);
  });

  it('in a filter makes the query find less', () => {
    const rule = windowsRule('file_event', "selection:\n  TargetFilename: a\nfilter:\n  Image|cased: 'C:\\A'", 'selection and not filter');
    expect(conversion(rule, 'DeviceFileEvents').fields).toContainEqual({
      field: 'Image',
      columns: ['InitiatingProcessFolderPath'],
      fidelity: 'approximate',
      matchesMore: false,
      matchesLess: true,
    });
  });

  it('is asked as ever where no letter or no case is asked for', () => {
    for (const test of ["Image|re|i: '^C:'", "Image|re: '(?i)^C:'", String.raw`Image|re: '^\d+$'`, "Image|cased: '1'"]) {
      expect(codes(windowsRule('file_event', `selection:\n  ${test}`), 'DeviceFileEvents')).toEqual([]);
    }
  });

  it('cannot be asked to exclude letters by their case', () => {
    expect(problemsOf(windowsRule('file_event', "selection:\n  Image|re: '[^a-z]exe'"), 'DeviceFileEvents')).toEqual(['UNMAPPED_VALUE']);
  });

  it('is not the name of the file, nor the path of the file that an event is about', () => {
    const rule = windowsRule('file_event', "selection:\n  Image|endswith|cased: '\\Cmd.exe'\n  TargetFilename|re: 'Temp'");
    const query = queryOf(rule, 'DeviceFileEvents');
    expect(query).toContain('InitiatingProcessFileName == "Cmd.exe"');
    expect(query).toContain('FolderPath matches regex "Temp"');
    expect(codes(rule, 'DeviceFileEvents')).toEqual([]);
  });

  it('is compared without case with the field that a rule refers to', () => {
    const rule = windowsRule('process_creation', 'selection:\n  Image|fieldref|cased: ParentImage');
    expect(codes(rule, 'DeviceProcessEvents')).toEqual(['VALUE_APPROXIMATED']);
  });
});

describe('a change of the members of a group', () => {
  it('has the group as the account or in AdditionalFields, and the warning says so', () => {
    const rule = windowsRule('service: security', "selection:\n  EventID: 4732\n  TargetUserName|startswith: 'Admin'");
    const { query, warnings } = conversion(rule, 'DeviceEvents');
    expect(query).toContain('TargetUserName = tostring(parse_json(AdditionalFields).GroupName)');
    expect(query).toContain('AccountName startswith "Admin"\n    or TargetUserName startswith "Admin"');
    expect(warnings).toMatchObject([{ code: 'PARTIAL_SUPPORT' }, { code: 'FIELD_APPROXIMATED', field: 'TargetUserName' }]);
  });

  it('has the SID of the group and that of the member in either place', () => {
    const query = queryOf(windowsRule('service: security', 'selection:\n  EventID: 4733\n  TargetSid: S-1-5-32-544'), 'DeviceEvents');
    expect(query).toContain('AccountSid =~ "S-1-5-32-544"\n    or TargetSid =~ "S-1-5-32-544"');
    const member = queryOf(windowsRule('service: security', 'selection:\n  EventID: 4733\n  MemberSid: S-1-1-0'), 'DeviceEvents');
    expect(member).toContain('MemberSid = tostring(parse_json(AdditionalFields).MemberSid)');
  });

  it('is the only event with a member, so that a member alone does not say which event is meant', () => {
    expect(problemsOf(windowsRule('service: security', 'selection:\n  MemberSid: S-1-1-0'), 'DeviceEvents')).toEqual([
      'EVENTS_NOT_IN_TABLE',
    ]);
    expect(problemsOf(windowsRule('service: security', 'selection:\n  EventID: 4720\n  MemberSid: S-1-1-0'), 'DeviceEvents')).toEqual([
      'UNMAPPED_FIELD',
    ]);
  });

  it('does not have the distinguished name of the member', () => {
    expect(problemsOf(windowsRule('service: security', "selection:\n  EventID: 4732\n  MemberName: '-'"), 'DeviceEvents')).toEqual([
      'UNMAPPED_FIELD',
    ]);
  });
});

describe('the creation of a group', () => {
  it.each([4731, 4734])('of event %i may be that of other groups, which the warning says', (id) => {
    const { fields, warnings } = conversion(windowsRule('service: security', `selection:\n  EventID: ${id}`), 'DeviceEvents');
    expect(warnings).toMatchObject([{ code: 'PARTIAL_SUPPORT' }, { code: 'FIELD_APPROXIMATED', field: 'EventID' }]);
    expect(fields).toEqual([{ field: 'EventID', columns: ['ActionType'], fidelity: 'approximate', matchesMore: true, matchesLess: false }]);
  });

  it('has a warning only where the query asks for it', () => {
    expect(codes(windowsRule('service: security', 'selection:\n  EventID: 4720'), 'DeviceEvents')).toEqual(['PARTIAL_SUPPORT']);
  });
});

describe("Windows' `-` for the account of a new process", () => {
  it('is another account in the table and cannot be asked for', () => {
    const rule = windowsRule('service: security', "selection:\n  EventID: 4688\n  TargetUserName: '-'");
    expect(problemsOf(rule, 'DeviceProcessEvents')).toEqual(['UNMAPPED_VALUE']);
  });

  it('makes a test for the account find more, which the warning says', () => {
    const rule = windowsRule('service: security', 'selection:\n  EventID: 4688\n  TargetUserName: svc');
    const { query, warnings } = conversion(rule, 'DeviceProcessEvents');
    expect(query).toContain('AccountName =~ "svc"');
    expect(warnings.map(({ code }) => code)).toEqual(['PARTIAL_SUPPORT', 'FIELD_APPROXIMATED']);
  });
});

describe("Windows' `-` in a sign-in", () => {
  it.each([
    { field: 'ProcessName', test: 'isempty(InitiatingProcessFolderPath)' },
    { field: 'SubjectUserName', test: 'isempty(InitiatingProcessAccountName)' },
    { field: 'SubjectDomainName', test: 'isempty(InitiatingProcessAccountDomain)' },
    { field: 'TargetUserName', test: 'isempty(AccountName)' },
    { field: 'TargetDomainName', test: 'isempty(AccountDomain)' },
    { field: 'AuthenticationPackageName', test: 'isempty(Protocol)' },
    { field: 'IpPort', test: 'isnull(RemotePort)' },
  ])('is nothing in the column of $field', ({ field, test }) => {
    expect(queryOf(windowsRule('service: security', `selection:\n  EventID: 4625\n  ${field}: '-'`), 'DeviceLogonEvents')).toContain(test);
  });
});

describe('an installed service', () => {
  it.each([
    { word: 'demand start', test: 'StartType =~ "3"' },
    { word: 'Auto Start', test: 'StartType =~ "2"' },
    { word: '*start', test: 'StartType in~ ("2", "0", "3", "1")' },
  ])('has a number for "$word"', ({ word, test }) => {
    expect(queryOf(windowsRule('service: system', `selection:\n  EventID: 7045\n  StartType: '${word}'`), 'DeviceEvents')).toContain(test);
  });

  it('has numbers for the types of services, whether the rule has words or hex digits', () => {
    const system = windowsRule('service: system', "selection:\n  EventID: 7045\n  ServiceType: 'kernel mode driver'");
    expect(queryOf(system, 'DeviceEvents')).toContain('ServiceType =~ "1"');
    const security = windowsRule('service: security', "selection:\n  EventID: 4697\n  ServiceType: '0x10'\n  ServiceStartType: 3");
    expect(queryOf(security, 'DeviceEvents')).toContain('ServiceTypeNumber == 16\n    and ServiceStartTypeNumber == 3');
  });

  it.each(["|contains: '(Clipboard|i'", "|contains: ' /c '", "|contains: ' -enc'", "|contains: 'cmd.exe /c'", "|endswith: '.exe\"'"])(
    'is not asked for arguments: ImagePath%s',
    (test) => {
      expect(problemsOf(windowsRule('service: system', `selection:\n  EventID: 7045\n  ImagePath${test}`), 'DeviceEvents')).toEqual([
        'UNMAPPED_VALUE',
      ]);
    },
  );

  it.each(["|contains: '-svc'", "|contains: '\\Program Files\\A - B\\'", "|endswith: '\\psexe-svc.exe'"])(
    'is asked for its program: ImagePath%s',
    (test) => {
      expect(problemsOf(windowsRule('service: system', `selection:\n  EventID: 7045\n  ImagePath${test}`), 'DeviceEvents')).toEqual([]);
    },
  );
});

describe('a detection of the antivirus', () => {
  const path = (test: string): string => windowsRule('service: windefend', `selection:\n  EventID: 1116\n  Path${test}`);

  it('that was acted upon has either of two names', () => {
    expect(queryOf(windowsRule('service: windefend', 'selection:\n  EventID: 1117'), 'DeviceEvents')).toBe(
      ['DeviceEvents', '| where ActionType in ("AntivirusDetectionActionType", "AntivirusMalwareBlocked")'].join('\n'),
    );
  });

  it.each([
    { test: "|startswith: 'file:_C:\\Users\\'", asked: String.raw`FolderPath startswith @"C:\Users\"` },
    { test: ": 'FILE:_C:\\a.exe'", asked: String.raw`FolderPath =~ @"C:\a.exe"` },
    { test: "|contains: 'file:_C:\\Users'", asked: String.raw`FolderPath contains @"C:\Users"` },
    { test: "|startswith: 'file:_'", asked: 'isnotempty(FolderPath)' },
    { test: "|contains: '\\Temp\\'", asked: String.raw`FolderPath contains @"\Temp\"` },
  ])('has the path without what the event has before it: Path$test', ({ test, asked }) => {
    expect(queryOf(path(test), 'DeviceEvents')).toContain(asked);
    expect(codes(path(test), 'DeviceEvents')).toEqual(['PARTIAL_SUPPORT']);
  });

  it('is found by a path that the event does not have that way, and the warning says so', () => {
    expect(codes(path("|startswith: 'C:\\'"), 'DeviceEvents')).toEqual(['PARTIAL_SUPPORT', 'VALUE_APPROXIMATED']);
  });

  it.each(["|re: '^file:_C:'", "|contains: 'a; file:_C:'"])('cannot be asked for what the event has before the path: Path%s', (test) => {
    expect(problemsOf(path(test), 'DeviceEvents')).toEqual(['UNMAPPED_VALUE']);
  });
});

describe('a DNS query', () => {
  it('has the addresses of its answers without what Sysmon writes before them', () => {
    const rule = windowsRule('dns_query', "selection:\n  QueryResults|contains: '::ffff:192.0.2.1'");
    const { warnings } = conversion(rule, 'DeviceEvents');
    expect(queryOf(rule, 'DeviceEvents').split('\n').at(-1)).toBe('| where QueryResults contains "192.0.2.1"');
    expect(warnings).toMatchObject([{ code: 'FIELD_APPROXIMATED', field: 'QueryResults' }]);
  });

  it.each(["|contains: 'a;::ffff:192.0.2.1'", "|re: '::ffff:192'"])(
    'is not asked for the list that Sysmon writes: QueryResults%s',
    (test) => {
      expect(problemsOf(windowsRule('dns_query', `selection:\n  QueryResults${test}`), 'DeviceEvents')).toEqual(['UNMAPPED_VALUE']);
    },
  );

  it('may have the DNS client service for the process, which a note says where the process is asked for', () => {
    const notes = (test: string): string =>
      conversion(windowsRule('dns_query', `selection:\n  ${test}`), 'DeviceEvents')
        .notes.map(({ message }) => message)
        .join();
    expect(notes("Image|endswith: '\\a.exe'")).toContain('svchost.exe');
    expect(notes('QueryName: a.example')).not.toContain('svchost.exe');
  });
});

describe('the text of a PowerShell script', () => {
  it('is the command where the record has one, else in AdditionalFields, whose escapes are undone from the backslash on', () => {
    expect(queryOf(windowsRule('ps_script', "selection:\n  ScriptBlockText|contains: 'a'"), 'DeviceEvents')).toBe(
      String.raw`DeviceEvents
| where ActionType in ("PowerShellCommand", "AmsiScriptContent")
| extend ScriptBlockText = iff(
    tostring(parse_json(AdditionalFields).Command) in ("", "-"),
    replace_strings(
        tostring(AdditionalFields),
        dynamic(["\\\\", "\\\"", "\\/", "\\r", "\\n", "\\t"]),
        dynamic(["\\", "\"", "/", "\r", "\n", "\t"])
    ),
    tostring(parse_json(AdditionalFields).Command)
)
| where ScriptBlockText contains "a"`,
    );
  });

  it.each(['^IEX', 'IEX$', '\\AIEX', 'IEX\\z', '[a^$]+(?:x|$)'])(
    'is not asked for the expression %s, because the text begins and ends within AdditionalFields',
    (expression) => {
      expect(problemsOf(windowsRule('ps_script', `selection:\n  ScriptBlockText|re: '${expression}'`), 'DeviceEvents')).toEqual([
        'UNMAPPED_VALUE',
      ]);
    },
  );

  it.each(['IEX', '\\^IEX', 'IEX\\$', '[^a$]', '[]^$]', '\\\\Az', '\\bIEX'])(
    'is asked for the expression %s, which is found anywhere',
    (expression) => {
      expect(problemsOf(windowsRule('ps_script', `selection:\n  ScriptBlockText|re: '${expression}'`), 'DeviceEvents')).toEqual([]);
    },
  );
});

describe('a control character in the text of a PowerShell script', () => {
  const script = (value: string): string => windowsRule('ps_script', `selection:\n  ScriptBlockText|contains: "${value}"`);

  it('is refused where JSON keeps it as an escape', () => {
    expect(problemsOf(script('\\e[31m'), 'DeviceEvents')).toEqual(['UNMAPPED_VALUE']);
  });

  it('is found where the query undoes the escape, and where there is none', () => {
    expect(problemsOf(script('a\\r\\n\\tb'), 'DeviceEvents')).toEqual([]);
    expect(problemsOf(script('\\e[31m'), 'WindowsEvent')).toEqual([]);
  });
});

describe('a deleted registry value', () => {
  it('has the path that was there under a name that says so', () => {
    const query = queryOf(windowsRule('registry_delete', "selection:\n  TargetObject|contains: 'a'"), 'DeviceRegistryEvents');
    expect(query.split('\n').slice(-2)).toEqual(['| where PreviousTargetObject contains "a"', '    or TargetObject contains "a"']);
  });
});

describe('a quote in the text of a PowerShell script', () => {
  const codes = (value: string): readonly string[] =>
    conversion(windowsRule('ps_script', `selection:\n  ScriptBlockText|contains: '${value}'`), 'DeviceEvents').warnings.map(
      ({ code }) => code,
    );
  it('may be the one that JSON puts around it, with a warning', () => {
    expect(codes('-Method "POST"')).toContain('VALUE_APPROXIMATED');
    expect(codes('-Method POST')).not.toContain('VALUE_APPROXIMATED');
  });
});
