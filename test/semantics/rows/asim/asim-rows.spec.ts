import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../src/compiler/index.js';
import type { LogEvent, LogSource } from '../../log-event.js';
import type { Cell, Row } from '../row.js';
import { asimParsers } from './index.js';

interface Example {
  readonly table: string;
  readonly logsource: LogSource;
  readonly fields: LogEvent['fields'];
  /** Of every row some columns, by what writes it. An empty text says that the row does not have the column. */
  readonly rows: Readonly<Record<string, Row>>;
}

const category = (name: string): LogSource => ({ product: 'windows', category: name });
const security: LogSource = { product: 'windows', service: 'security' };

const CMD = String.raw`C:\Windows\System32\cmd.exe`;
const WORD = String.raw`C:\Program Files\WINWORD.EXE`;
const ANNA = String.raw`CONTOSO\Anna`;
const ANNA_IN_DEFENDER = String.raw`contoso\anna`;

const EXAMPLES: readonly Example[] = [
  {
    table: 'imProcessCreate',
    logsource: category('process_creation'),
    fields: {
      Image: CMD,
      OriginalFileName: 'Cmd.Exe',
      CommandLine: 'cmd /c a & b > c',
      ParentImage: WORD,
      User: ANNA,
      Hashes: 'MD5=AB,IMPHASH=CD',
      LogonId: '0x3e7',
    },
    rows: {
      sysmon: {
        TargetProcessName: CMD,
        TargetProcessFilename: 'Cmd.Exe',
        TargetProcessFileOriginalName: '',
        TargetProcessCommandLine: 'cmd /c a &amp; b &gt; c',
        ActingProcessName: WORD,
        TargetUsername: ANNA,
        TargetProcessMD5: 'AB',
        TargetProcessIMPHASH: 'CD',
        TargetUserSessionId: '0x3e7',
      },
      'sysmon-forwarded': { TargetProcessCommandLine: 'cmd /c a & b > c' },
      security: {
        TargetProcessName: CMD,
        TargetProcessFilename: 'cmd.exe',
        TargetProcessCommandLine: 'cmd /c a & b > c',
        ActingProcessName: WORD,
        ActorUsername: ANNA,
        TargetUsername: '',
        TargetProcessMD5: '',
        ActorSessionId: '0x3e7',
        TargetUserSessionId: '0x0',
      },
      'security-forwarded': { ActorUsername: ANNA, TargetUsername: ANNA, ActorSessionId: '999', TargetUserSessionId: '0' },
      defender: {
        TargetProcessName: CMD,
        TargetProcessFilename: 'cmd.exe',
        TargetProcessFileOriginalName: 'Cmd.Exe',
        ActingProcessName: WORD.toLowerCase(),
        ActingProcessFilename: 'WINWORD.EXE',
        TargetUsername: ANNA_IN_DEFENDER,
        TargetUsernameType: 'Windows',
        TargetProcessMD5: 'ab',
        TargetProcessIMPHASH: '',
        TargetUserSessionId: '999',
      },
    },
  },
  {
    table: 'imProcessCreate',
    logsource: category('process_creation'),
    fields: { EventID: 4688, Image: 'cmd.exe', User: 'B', ParentUser: String.raw`NT AUTHORITY\SYSTEM`, CommandLine: '' },
    rows: {
      security: { TargetProcessName: 'cmd.exe', TargetUsername: 'B', ActorUsername: String.raw`NT AUTHORITY\SYSTEM` },
      'security-forwarded': { TargetUsername: String.raw`NT AUTHORITY\B` },
      defender: { TargetProcessName: 'cmd.exe', TargetUsername: 'b', TargetUsernameType: 'Simple' },
    },
  },
  {
    table: 'imProcessCreate',
    logsource: category('process_creation'),
    fields: { EventID: '1', CommandLine: '{x}', GrandParentImage: CMD },
    rows: {
      sysmon: { TargetProcessCommandLine: 'x', ParentProcessName: '' },
      'sysmon-forwarded': { TargetProcessCommandLine: '{x}' },
      defender: { TargetProcessCommandLine: '{x}', ParentProcessName: 'cmd.exe' },
    },
  },
  {
    table: 'imNetworkSession',
    logsource: category('network_connection'),
    fields: {
      Image: CMD,
      Initiated: 'true',
      DestinationIp: '192.0.2.1',
      DestinationPort: '443',
      DestinationHostname: 'www.example.com',
      SourceHostname: 'pc1',
      Protocol: 'tcp',
      Computer: 'pc1.contoso.com',
    },
    rows: {
      sysmon: {
        DstProcessName: CMD,
        SrcProcessName: '',
        NetworkDirection: '',
        DstIpAddr: '192.0.2.1',
        DstPortNumber: 443,
        DstHostname: 'www',
        DstFQDN: 'www.example.com',
        SrcHostname: 'pc1',
        DvcHostname: 'www',
        Dvc: 'pc1.contoso.com',
        NetworkProtocol: 'TCP',
      },
      'sysmon-forwarded': { DstProcessName: CMD, SrcHostname: '' },
      security: {
        SrcProcessName: '',
        SrcAppName: String.raw`\device\harddiskvolume3\windows\system32\cmd.exe`,
        NetworkDirection: 'Outbound',
        DstHostname: '',
        SrcHostname: 'pc1.contoso.com',
      },
      defender: {
        SrcProcessName: 'cmd.exe',
        NetworkDirection: 'Outbound',
        DstPortNumber: 443,
        DstDomain: 'example.com',
        SrcHostname: 'pc1',
        DvcFQDN: 'pc1.contoso.com',
      },
      'defender-failed': { EventResult: 'Failure' },
    },
  },
  {
    table: 'imNetworkSession',
    logsource: category('network_connection'),
    fields: { Image: CMD, Initiated: false, SourceIp: '::1', DestinationPort: 22, User: ANNA },
    rows: {
      sysmon: { SrcProcessName: CMD, DstProcessName: '', SrcUsername: ANNA, SrcIpAddr: '::1' },
      'sysmon-forwarded': { SrcProcessName: CMD },
      security: { DstAppName: String.raw`\device\harddiskvolume3\windows\system32\cmd.exe`, NetworkDirection: 'Inbound' },
      defender: {
        DstProcessName: 'cmd.exe',
        NetworkDirection: 'Inbound',
        DstUsername: ANNA_IN_DEFENDER,
        DstPortNumber: 22,
        SrcIpAddr: '::1',
      },
    },
  },
  {
    table: 'imFileEvent',
    logsource: category('file_event'),
    fields: { TargetFilename: String.raw`C:\Temp\a.exe`, Image: WORD, User: ANNA, CreationUtcTime: '2024-05-08 15:33:47.460' },
    rows: {
      sysmon: {
        EventType: 'FileCreated',
        TargetFilePath: String.raw`C:\Temp\a.exe`,
        TargetFileName: 'a.exe',
        ActingProcessName: WORD,
        ActorUsername: ANNA,
        TargetFileCreationTime: '2024-05-08T15:33:47.460Z',
      },
      'sysmon-forwarded': { TargetFilePath: String.raw`C:\Temp\a.exe` },
      defender: {
        EventType: 'FileCreated',
        TargetFilePath: String.raw`C:\Temp\a.exe\a.exe`,
        TargetFileName: 'a.exe',
        ActingProcessName: WORD.toLowerCase(),
        ActorUsername: ANNA_IN_DEFENDER,
        SrcFilePath: '\\',
      },
      'defender-overwritten': { EventType: 'FileModified' },
    },
  },
  {
    table: 'imFileEvent',
    logsource: category('file_delete'),
    fields: { EventID: 26, TargetFilename: 'a.exe', Hashes: 'SHA256=AB' },
    rows: {
      sysmon: { EventType: 'FileDeleted', EventOriginalType: '26', TargetFilePath: 'a.exe', TargetFileSHA256: 'AB' },
      'sysmon-forwarded': { EventType: 'FileDeleted' },
      defender: { EventType: 'FileDeleted', TargetFilePath: String.raw`a.exe\a.exe`, TargetFileSHA256: 'ab' },
    },
  },
  {
    table: 'imFileEvent',
    logsource: category('file_rename'),
    fields: { SourceFilename: String.raw`C:\a.txt`, TargetFilename: String.raw`C:\b.txt` },
    rows: {
      defender: { EventType: 'FileRenamed', SrcFilePath: String.raw`C:\a.txt\a.txt`, SrcFileName: 'a.txt', TargetFileName: 'b.txt' },
      'defender-previous-folder-only': { SrcFilePath: String.raw`C:\a.txt` },
    },
  },
  {
    table: 'imRegistry',
    logsource: category('registry_set'),
    fields: { TargetObject: String.raw`HKLM\System\CurrentControlSet\Control\Lsa\Flag`, Details: 'DWORD (0x0000000a)', User: ANNA },
    rows: {
      sysmon: {
        EventType: 'RegistryValueSet',
        RegistryKey: String.raw`HKEY_LOCAL_MACHINE\System\CurrentControlSet\Control\Lsa`,
        RegistryValue: 'Flag',
        RegistryValueData: 'DWORD (0x0000000a)',
        RegistryValueType: '',
        ActorUsername: ANNA,
      },
      'sysmon-forwarded': { RegistryValue: 'Flag', RegistryValueData: '', ActorUsername: ANNA },
      security: {
        RegistryKey: String.raw`HKEY_LOCAL_MACHINE\System\ControlSet001\Control\Lsa`,
        RegistryValue: 'Flag',
        RegistryValueData: '10',
        RegistryValueType: 'REG_DWORD',
      },
      defender: {
        RegistryKey: String.raw`HKEY_LOCAL_MACHINE\System\ControlSet001\Control\Lsa`,
        RegistryValue: 'Flag',
        RegistryValueData: '10',
        RegistryValueType: 'Reg_DWord',
        ActorUsername: ANNA_IN_DEFENDER,
      },
      'defender-other-path-1': { RegistryKey: String.raw`HKEY_LOCAL_MACHINE\System\CurrentControlSet\Control\Lsa` },
    },
  },
  {
    table: 'imRegistry',
    logsource: category('registry_add'),
    fields: { TargetObject: String.raw`HKCR\x\shell`, Image: CMD },
    rows: {
      sysmon: { EventType: 'RegistryKeyCreated', RegistryKey: String.raw`HKEY_LOCAL_MACHINE\Classes\x\shell`, ActingProcessName: CMD },
      'sysmon-forwarded': { RegistryKey: String.raw`HKEY_LOCAL_MACHINE\Classes\x\shell` },
      defender: { EventType: 'RegistryKeyCreated', RegistryKey: String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Classes\x\shell` },
      'defender-other-path-1': { RegistryKey: String.raw`HKEY_CLASSES_ROOT\x\shell` },
    },
  },
  {
    table: 'imRegistry',
    logsource: category('registry_delete'),
    fields: { EventType: 'DeleteValue', TargetObject: String.raw`HKU\S-1-5-18\Run\a`, User: ANNA },
    rows: {
      sysmon: {
        EventType: 'RegistryValueDeleted',
        RegistryKey: String.raw`HKEY_USERS\S-1-5-18\Run`,
        RegistryValue: 'a',
        ActorUsername: '',
      },
      'sysmon-forwarded': { RegistryKey: String.raw`HKEY_USERS\S-1-5-18\Run`, ActorUsername: ANNA },
      security: { EventType: 'RegistryValueDeleted', RegistryKey: String.raw`HKEY_USERS\S-1-5-18\Run`, RegistryValue: 'a' },
      defender: { RegistryKey: String.raw`HKEY_CURRENT_USER\S-1-5-18\Run`, RegistryValue: 'a', RegistryValueType: 'Reg_None' },
      'defender-other-path-1': { RegistryKey: String.raw`HKEY_USERS\S-1-5-18\Run` },
    },
  },
  {
    table: 'imRegistry',
    logsource: category('registry_rename'),
    fields: { TargetObject: String.raw`HKLM\a`, NewName: String.raw`HKLM\b` },
    rows: {
      sysmon: { EventType: 'RegistryKeyRenamed', RegistryKey: '', RegistryPreviousKey: '' },
      'sysmon-forwarded': { EventType: 'RegistryKeyRenamed', RegistryKey: '' },
      defender: { EventType: 'RegistryKeyRenamed', RegistryKey: String.raw`HKEY_LOCAL_MACHINE\b`, RegistryPreviousKey: '' },
    },
  },
  {
    table: 'imRegistry',
    logsource: category('registry_event'),
    fields: { EventID: 13, TargetObject: String.raw`HKCU\Run\a` },
    rows: {
      security: { RegistryKey: String.raw`HKEY_USERS\S-1-5-21-1004336348-1177238915-682003330-1001\Run` },
      defender: { RegistryKey: String.raw`HKEY_CURRENT_USER\S-1-5-21-1004336348-1177238915-682003330-1001\Run` },
      'defender-other-path-1': { RegistryKey: String.raw`HKEY_CURRENT_USER\Run` },
    },
  },
  {
    table: 'imDns',
    logsource: category('dns_query'),
    fields: { QueryName: 'a.example.com', QueryStatus: '9003', QueryResults: '-', Image: CMD },
    rows: {
      sysmon: { DnsQuery: 'a.example.com', DnsResponseCode: 3, DnsResponseCodeName: 'NXDOMAIN', DnsResponseName: '', SrcProcessName: CMD },
      'sysmon-forwarded': { DnsQuery: 'a.example.com' },
    },
  },
  {
    table: 'imAuthentication',
    logsource: security,
    fields: {
      EventID: 4625,
      LogonType: '3',
      TargetUserName: 'Anna',
      SubjectUserName: '-',
      IpAddress: '-',
      IpPort: '50000',
      WorkstationName: 'PC2',
      Status: '0xC000006D',
      ProcessName: CMD,
    },
    rows: {
      security: {
        EventType: 'Logon',
        EventResult: 'Failure',
        EventSubType: 'Network',
        EventOriginalType: '4625',
        EventOriginalResultDetails: 'STATUS_LOGON_FAILURE',
        TargetUsername: ANNA,
        ActorUsername: '-',
        ActorUsernameType: 'Simple',
        SrcIpAddr: '-',
        SrcHostname: 'PC2',
        SrcPortNumber: '',
        ActingProcessName: '',
      },
      'security-forwarded': { ActingProcessName: CMD, SrcPortNumber: '', TargetPortNumber: 50000 },
      defender: {
        EventSubType: 'Remote',
        EventOriginalType: 'Network',
        EventResult: 'Failure',
        TargetUsername: ANNA_IN_DEFENDER,
        SrcIpAddr: '',
        SrcPortNumber: 50000,
        ActingProcessName: String.raw`c:\windows\system32\cmd.exe\cmd.exe`,
      },
    },
  },
  {
    table: 'imAuthentication',
    logsource: security,
    fields: { EventID: '4634', LogonType: '99' },
    rows: {
      security: { EventType: 'Logoff', EventResult: 'Success', EventSubType: '' },
      'security-forwarded': { EventOriginalType: '4634' },
    },
  },
  { table: 'imAuthentication', logsource: security, fields: { EventID: '4672' }, rows: {} },
  {
    table: 'imUserManagement',
    logsource: security,
    fields: { EventID: '4720', TargetUserName: 'Bob', TargetDomainName: 'PC1', SubjectUserName: 'Anna', TargetSid: 'S-1-5-21-1-2-3-1004' },
    rows: {
      security: {
        EventType: 'UserCreated',
        EventOriginalType: '4720',
        TargetUsername: String.raw`PC1\Bob`,
        TargetUserId: 'S-1-5-21-1-2-3-1004',
        ActorUsername: ANNA,
        GroupName: '',
      },
    },
  },
  {
    table: 'imUserManagement',
    logsource: security,
    fields: {
      EventID: '4732',
      TargetUserName: 'Administrators',
      TargetDomainName: 'Builtin',
      MemberName: 'CN=Bob,DC=a',
      MemberSid: 'S-1-5-21-1',
    },
    rows: {
      security: {
        EventType: 'UserAddedToGroup',
        GroupName: String.raw`Builtin\Administrators`,
        TargetUsername: 'CN=Bob,DC=a',
        TargetUsernameType: 'DN',
        TargetUserId: 'S-1-5-21-1',
      },
    },
  },
  { table: 'imUserManagement', logsource: security, fields: { EventID: '4735', TargetUserName: 'a' }, rows: {} },
  {
    table: 'imProcessTerminate',
    logsource: category('process_termination'),
    fields: { Image: CMD, User: ANNA, ProcessId: '500', ProcessGuid: '{00000000-0000-0000-0000-000000000001}' },
    rows: {
      sysmon: {
        EventType: 'ProcessTerminated',
        TargetProcessName: CMD,
        TargetProcessId: '500',
        TargetProcessGuid: '00000000-0000-0000-0000-000000000001',
        ActorUsername: ANNA,
      },
      'sysmon-forwarded': { TargetProcessGuid: '00000000-0000-0000-0000-000000000001' },
      security: { EventOriginalType: '4689', TargetProcessName: CMD, TargetProcessId: '500', ActorUsername: ANNA },
      'security-forwarded': { EventOriginalType: '4689' },
    },
  },
  { table: 'imDns', logsource: category('process_creation'), fields: { Image: CMD }, rows: {} },
  {
    table: 'imProcessCreate',
    logsource: { product: 'linux', category: 'process_creation' },
    fields: { Image: '/bin/sh', CommandLine: 'sh -c "a & b"', User: 'Alice' },
    rows: {
      'sysmon-for-linux': {
        Type: 'Syslog',
        DvcOs: 'Linux',
        EventProduct: 'Sysmon for Linux',
        EventResult: 'Success',
        EventVendor: 'Microsoft',
        EventType: 'ProcessCreated',
        EventOriginalType: '1',
        Process: '/bin/sh',
        TargetProcessCommandLine: 'sh -c &quot;a &amp; b&quot;',
        TargetProcessName: '/bin/sh',
        TargetUsername: 'Alice',
      },
      defender: {
        Type: 'DeviceProcessEvents',
        EventProduct: 'M365 Defender for Endpoint',
        EventResult: 'Success',
        EventVendor: 'Microsoft',
        EventType: 'ProcessCreated',
        Process: '/bin/sh',
        TargetProcessCommandLine: 'sh -c "a & b"',
        TargetProcessName: '/bin/sh',
        TargetUsername: 'alice',
        TargetUserSessionId: '4294967295',
      },
    },
  },
  { table: 'imDns', logsource: { product: 'linux', category: 'process_creation' }, fields: { Image: '/bin/sh' }, rows: {} },
];

const rowsOf = ({ table, logsource, fields }: Example): Readonly<Record<string, Row>> => {
  const model = asimParsers.find((parser) => parser.table === table)!;
  return Object.fromEntries(model.rowsFor({ logsource, fields }).map(({ writtenBy, row }) => [writtenBy, row]));
};

const nameOf = ({ table, logsource, fields }: Example): string =>
  `${table}: ${logsource.category ?? logsource.service ?? ''} ${JSON.stringify(fields)}`;

describe('rows of the ASIM parsers', () => {
  it.each(EXAMPLES.map((example) => [nameOf(example), example] as const))('%s', (_, example) => {
    const rows = rowsOf(example);
    const shown = Object.entries(rows).map(([writtenBy, row]) => {
      const columns = Object.keys(example.rows[writtenBy] ?? {});
      return [writtenBy, Object.fromEntries(columns.map((column) => [column, row[column] ?? '']))];
    });
    expect(Object.fromEntries(shown)).toEqual(example.rows);
  });
});

const sameIn = (fields: string, value: string): LogEvent['fields'] =>
  Object.fromEntries(fields.split(/\s+/).map((field) => [field, value]));

const TEXT_FIELDS = `CommandLine Company CurrentDirectory Description GrandParentImage Image IntegrityLevel LogonGuid FileVersion
OriginalFileName ParentCommandLine ParentImage ParentProcessGuid ParentUser ProcessGuid Product User
DestinationHostname DestinationIp Protocol SourceHostname SourceIp SourceFilename TargetFilename TargetObject QueryName QueryResults
AuthenticationPackageName IpAddress ProcessName WorkstationName SubjectDomainName SubjectLogonId SubjectUserName SubjectUserSid
TargetDomainName TargetSid TargetUserName TargetUserSid MemberName MemberSid NewTargetUserName OldTargetUserName`;
const NUMBER_FIELDS = 'DestinationPort IpPort LogonId ParentProcessId ProcessId QueryStatus SourcePort TargetLogonId';

/** With every field that a column of a parser is made of. */
const FIELDS: LogEvent['fields'] = {
  ...sameIn(TEXT_FIELDS, String.raw`A.b\c`),
  ...sameIn(NUMBER_FIELDS, '2'),
  Computer: 'pc1.contoso.com',
  CreationUtcTime: '2024-05-08 15:33:47.460',
  Hashes: 'MD5=A,SHA1=B,SHA256=C,IMPHASH=D',
  LogonType: '10',
  Status: '0xc000006d',
};

const FULL_EVENTS: readonly LogEvent[] = [
  { logsource: category('process_creation'), fields: FIELDS },
  { logsource: category('network_connection'), fields: { ...FIELDS, Initiated: 'true' } },
  { logsource: category('network_connection'), fields: { ...FIELDS, Initiated: 'false' } },
  ...['file_event', 'file_delete', 'file_rename'].map((name) => ({ logsource: category(name), fields: FIELDS })),
  ...['registry_add', 'registry_delete', 'registry_event'].map((name) => ({ logsource: category(name), fields: FIELDS })),
  { logsource: category('registry_set'), fields: { ...FIELDS, Details: 'QWORD (0x00000001-0x00000000)' } },
  { logsource: category('registry_rename'), fields: { ...FIELDS, NewName: String.raw`HKLM\a` } },
  ...['dns_query', 'file_delete_detected', 'process_termination'].map((name) => ({ logsource: category(name), fields: FIELDS })),
  ...['webserver', 'proxy'].map((name) => ({
    logsource: { category: name },
    fields: { 'c-uri': 'http://a.example/b?c=d', 'cs-cookie': 'e' },
  })),
  { logsource: { category: 'dns' }, fields: { query: 'a.example', record_type: 'A', answer: '192.0.2.7' } },
  { logsource: { category: 'antivirus' }, fields: { Signature: 'Trojan:Win32/A', Filename: String.raw`C:\a.exe` } },
  { logsource: { product: 'azure', service: 'activitylogs' }, fields: { CategoryValue: 'Administrative', operationName: 'A/WRITE' } },
  { logsource: { product: 'azure', service: 'signinlogs' }, fields: { ResultType: '0', userAgent: 'a', Username: 'a@contoso.com' } },
  { logsource: { product: 'aws', service: 'cloudtrail' }, fields: { eventName: 'RunInstances', 'requestParameters.maxCount': '1' } },
  { logsource: { product: 'okta', service: 'okta' }, fields: { eventType: 'user.session.end', 'actor.alternateId': 'a@example.com' } },
  ...['4624', '4634', '4720', '4732'].map((EventID) => ({ logsource: security, fields: { ...FIELDS, EventID } })),
];

describe('columns of the ASIM parsers', () => {
  const target = describeTargets().find(({ id }) => id === 'sentinel-asim')!;
  const types = new Map(target.tables.map(({ name, columns }) => [name, new Map(columns.map((column) => [column.name, column.type]))]));

  it('are those of the tables that the target has', () => {
    expect(asimParsers.map(({ table }) => table).sort()).toEqual([...types.keys()].sort());
  });

  it.each(asimParsers.map((parser) => [parser.table, parser] as const))('exist with that type in %s', (table, parser) => {
    const rows = FULL_EVENTS.flatMap((event) => parser.rowsFor(event)).map(({ row }) => row);
    const wrong = rows.flatMap((row) => Object.entries(row)).filter(([column, cell]) => !isOfType(cell, types.get(table)?.get(column)));
    expect(rows).not.toEqual([]);
    expect(wrong).toEqual([]);
  });
});

function isOfType(cell: Cell, type: string | undefined): boolean {
  switch (type) {
    case 'string':
      return typeof cell === 'string';
    case 'int':
    case 'long':
      return typeof cell === 'bigint' || Number.isInteger(cell);
    case 'datetime':
      return typeof cell === 'string' && !Number.isNaN(Date.parse(cell));
    case 'dynamic':
      return typeof cell === 'object';
    default:
      return false;
  }
}
