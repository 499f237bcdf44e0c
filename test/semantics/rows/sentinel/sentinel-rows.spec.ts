import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../src/compiler/index.js';
import type { LogEvent, LogSource } from '../../log-event.js';
import type { Cell, Row } from '../row.js';
import { event, securityEvent, windowsEvent, windowsEventTables } from './index.js';
import { GUID_COLUMNS, NUMBER_COLUMNS, TEXT_COLUMNS } from './security-event-columns.js';

type Fields = LogEvent['fields'];

const category = (name: string): LogSource => ({ product: 'windows', category: name });
const service = (name: string): LogSource => ({ product: 'windows', service: name });

const rowsOf = (table: typeof event, logsource: LogSource, fields: Fields): readonly Row[] =>
  table.rowsFor({ logsource, fields }).map(({ row }) => row);

/** The inner of the data in Event, without what is around it in all rows. */
const eventData = (row: Row): string => /<DataItem [^>]*>(.*)<\/DataItem>/s.exec(row['EventData'] as string)?.[1] ?? '';

const NS = 'xmlns="http://schemas.microsoft.com/win/2004/08/events/event"';
const data = (members: Readonly<Record<string, string>>): string =>
  `<EventData ${NS}>${Object.entries(members)
    .map(([name, value]) => `<Data Name="${name}">${value}</Data>`)
    .join('')}</EventData>`;

interface SysmonExample {
  readonly category: string;
  readonly fields: Fields;
  readonly id: number;
  /** Where the members are not the fields as they are. */
  readonly members?: Readonly<Record<string, string>>;
}

const SYSMON: readonly SysmonExample[] = [
  {
    category: 'process_creation',
    fields: {
      Image: String.raw`C:\Windows\System32\cmd.exe`,
      CommandLine: 'cmd /c "a" & b > c',
      ParentImage: 'notepad.exe',
      GrandParentImage: 'x',
    },
    id: 1,
    members: {
      Image: String.raw`C:\Windows\System32\cmd.exe`,
      CommandLine: 'cmd /c "a" &amp; b &gt; c',
      ParentImage: 'notepad.exe',
    },
  },
  {
    category: 'process_creation',
    fields: { Hashes: 'MD5=AB', md5: 'ab', Imphash: 'cd', LogonId: '0x3e7', User: String.raw`NT AUTHORITY\SYSTEM` },
    id: 1,
    members: { User: String.raw`NT AUTHORITY\SYSTEM`, LogonId: '0x3e7', Hashes: 'MD5=AB,IMPHASH=cd' },
  },
  {
    category: 'network_connection',
    fields: { Image: '', Initiated: true, DestinationPort: 443 },
    id: 3,
    members: { Image: '', Initiated: 'true', DestinationPort: '443' },
  },
  { category: 'file_event', fields: { TargetFilename: 'a\r\nb' }, id: 11 },
  { category: 'file_change', fields: { TargetFilename: 'a', PreviousCreationUtcTime: '2020' }, id: 2 },
  { category: 'file_delete', fields: { Image: 'a', TargetFilename: 'b' }, id: 23 },
  { category: 'file_delete', fields: { EventID: '26', TargetFilename: 'b' }, id: 26, members: { TargetFilename: 'b' } },
  {
    category: 'registry_set',
    fields: { TargetObject: String.raw`HKLM\A\B`, Details: 'DWORD (0x00000001)' },
    id: 13,
    members: { EventType: 'SetValue', TargetObject: String.raw`HKLM\A\B`, Details: 'DWORD (0x00000001)' },
  },
  {
    category: 'registry_add',
    fields: { TargetObject: 'HKLM', Details: 'x' },
    id: 12,
    members: { EventType: 'CreateKey', TargetObject: 'HKLM' },
  },
  {
    category: 'registry_delete',
    fields: { EventType: 'deletevalue', TargetObject: 'HKLM' },
    id: 12,
    members: { EventType: 'DeleteValue', TargetObject: 'HKLM' },
  },
  { category: 'registry_rename', fields: { NewName: 'HKLM' }, id: 14, members: { EventType: 'RenameKey', NewName: 'HKLM' } },
  {
    category: 'registry_event',
    fields: { TargetObject: 'HKLM', NewName: 'x' },
    id: 14,
    members: { EventType: 'RenameKey', TargetObject: 'HKLM', NewName: 'x' },
  },
  {
    category: 'registry_event',
    fields: { EventID: 12, TargetObject: 'HKLM' },
    id: 12,
    members: { EventType: 'CreateKey', TargetObject: 'HKLM' },
  },
  {
    category: 'image_load',
    fields: { ImageLoaded: 'a', Signed: 'false', CommandLine: 'x' },
    id: 7,
    members: { ImageLoaded: 'a', Signed: 'false' },
  },
  { category: 'driver_load', fields: { ImageLoaded: 'a', sha256: 'ab' }, id: 6, members: { ImageLoaded: 'a', Hashes: 'SHA256=ab' } },
  { category: 'dns_query', fields: { QueryName: 'a.b', Image: 'c' }, id: 22 },
  {
    category: 'pipe_created',
    fields: { PipeName: String.raw`\a` },
    id: 17,
    members: { EventType: 'CreatePipe', PipeName: String.raw`\a` },
  },
  { category: 'pipe_created', fields: { EventType: 'ConnectPipe', PipeName: String.raw`\a` }, id: 18 },
  { category: 'process_access', fields: { SourceImage: 'a', TargetImage: 'b', GrantedAccess: '0x1410', CallTrace: 'c' }, id: 10 },
  {
    category: 'create_remote_thread',
    fields: { SourceImage: 'a', TargetImage: 'b', SourceParentImage: 'x' },
    id: 8,
    members: { SourceImage: 'a', TargetImage: 'b' },
  },
  {
    category: 'create_stream_hash',
    fields: { TargetFilename: 'a:b', Contents: '<x>' },
    id: 15,
    members: { TargetFilename: 'a:b', Contents: '&lt;x&gt;' },
  },
  { category: 'process_termination', fields: { Image: 'a', User: 'b' }, id: 5 },
  { category: 'raw_access_thread', fields: { Image: 'a', Device: 'b' }, id: 9 },
  { category: 'clipboard_capture', fields: { Image: 'a', ClientInfo: 'b' }, id: 24 },
  { category: 'process_tampering', fields: { Image: 'a', Type: 'b' }, id: 25 },
  { category: 'file_delete_detected', fields: { TargetFilename: 'a' }, id: 26 },
  { category: 'file_block_executable', fields: { TargetFilename: 'a', Hashes: 'MD5=AB' }, id: 27 },
  { category: 'file_block_shredding', fields: { TargetFilename: 'a', IsExecutable: 'true' }, id: 28 },
  { category: 'file_executable_detected', fields: { TargetFilename: 'a', Archived: 'x' }, id: 29, members: { TargetFilename: 'a' } },
  { category: 'sysmon_status', fields: { State: 'Stopped' }, id: 4 },
  { category: 'sysmon_status', fields: { Configuration: 'a' }, id: 16 },
  { category: 'sysmon_error', fields: { Description: 'a' }, id: 255 },
  { category: 'wmi_event', fields: { Destination: 'a' }, id: 20, members: { EventType: 'WmiConsumerEvent', Destination: 'a' } },
];

describe('What Event holds', () => {
  it.each(SYSMON)('of $category, $fields', ({ category: name, fields, id, members = fields as Record<string, string> }) => {
    const [row, ...others] = rowsOf(event, category(name), fields);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ Source: 'Microsoft-Windows-Sysmon', EventLog: 'Microsoft-Windows-Sysmon/Operational', EventID: id });
    expect(eventData(row!)).toBe(data(members));
  });

  it('has the message of a Sysmon event in lines, and its values as parameters', () => {
    const [row] = rowsOf(event, category('dns_query'), { QueryName: 'a&b', Image: 'c' });
    expect(row).toMatchObject({
      RenderedDescription: 'Dns query:\r\nQueryName: a&b\r\nImage: c',
      ParameterXml: '<Param>a&amp;b</Param><Param>c</Param>',
    });
  });

  it.each<[LogSource, Fields, Row, string]>([
    [
      category('ps_script'),
      { ScriptBlockText: 'iex $a', Path: '' },
      { Source: 'Microsoft-Windows-PowerShell', EventLog: 'Microsoft-Windows-PowerShell/Operational', EventID: 4104 },
      data({ ScriptBlockText: 'iex $a', Path: '' }),
    ],
    [
      category('ps_script'),
      { ScriptBlockText: 'a', Channel: 'powershellcore/operational' },
      { Source: 'PowerShellCore', EventLog: 'PowerShellCore/Operational', EventID: 4104 },
      data({ ScriptBlockText: 'a' }),
    ],
    [
      category('ps_module'),
      { Payload: 'a', ContextInfo: 'b' },
      { EventLog: 'Microsoft-Windows-PowerShell/Operational', EventID: 4103 },
      data({ ContextInfo: 'b', Payload: 'a' }),
    ],
    [
      category('ps_classic_start'),
      { Data: 'HostApplication=powershell -nop' },
      { Source: 'PowerShell', EventLog: 'Windows PowerShell', EventID: 400, RenderedDescription: 'HostApplication=powershell -nop' },
      `<EventData ${NS}><Data>HostApplication=powershell -nop</Data></EventData>`,
    ],
    [
      category('ps_classic_start'),
      { HostApplication: 'a', EngineVersion: '2.0' },
      { EventLog: 'Windows PowerShell', EventID: 400 },
      `<EventData ${NS}><Data>\tHostApplication=a\r\n\tEngineVersion=2.0</Data></EventData>`,
    ],
    [
      service('powershell'),
      { EventID: 4103, Payload: 'a' },
      { EventLog: 'Microsoft-Windows-PowerShell/Operational', EventID: 4103 },
      data({ Payload: 'a' }),
    ],
    [
      service('sysmon'),
      { EventID: '16', Configuration: 'a' },
      { Source: 'Microsoft-Windows-Sysmon', EventLog: 'Microsoft-Windows-Sysmon/Operational', EventID: 16 },
      data({ Configuration: 'a' }),
    ],
    [
      service('system'),
      { Provider_Name: 'Service Control Manager', EventID: '7045', ServiceName: 'a', ImagePath: 'b', ProcessId: '0', Computer: 'pc' },
      { Source: 'Service Control Manager', EventLog: 'System', EventID: 7045, Computer: 'pc' },
      data({ ServiceName: 'a', ImagePath: 'b' }),
    ],
    [
      service('system'),
      { Provider_Name: 'Microsoft-Windows-Eventlog', EventID: 104, Channel: 'Security' },
      { EventLog: 'System', EventID: 104 },
      `<UserData ${NS}><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog">` +
        '<Channel>Security</Channel></LogFileCleared></UserData>',
    ],
    [
      service('application'),
      { Provider_Name: 'MSSQLSERVER', EventID: 33205, Level: '2', Data: 'a<b', Message: 'text' },
      { Source: 'MSSQLSERVER', EventLog: 'Application', EventID: 33205, EventLevelName: 'Error', RenderedDescription: 'text' },
      `<EventData ${NS}><Data>a&lt;b</Data></EventData>`,
    ],
    [
      service('application'),
      { Data: 'without an id' },
      { Source: '', EventLog: 'Application', EventID: 0 },
      `<EventData ${NS}><Data>without an id</Data></EventData>`,
    ],
    [
      category('ps_classic_provider_start'),
      { Data: 'ProviderName=Registry' },
      { Source: 'PowerShell', EventLog: 'Windows PowerShell', EventID: 600 },
      `<EventData ${NS}><Data>ProviderName=Registry</Data></EventData>`,
    ],
    [
      service('msexchange-management'),
      { Data: 'Get-Mailbox' },
      { Source: 'MSExchange CmdletLogs', EventLog: 'MSExchange Management', EventID: 0 },
      `<EventData ${NS}><Data>Get-Mailbox</Data></EventData>`,
    ],
    [
      service('codeintegrity-operational'),
      { EventID: 3077, FileName: 'a', FileNameBuffer: 'b' },
      { Source: 'Microsoft-Windows-CodeIntegrity', EventLog: 'Microsoft-Windows-CodeIntegrity/Operational', EventID: 3077 },
      data({ 'File Name': 'a', FileNameBuffer: 'b' }),
    ],
    [
      service('dns-client'),
      { EventID: 3008, QueryName: 'a.b' },
      { Source: 'Microsoft-Windows-DNS-Client', EventLog: 'Microsoft-Windows-DNS-Client/Operational', EventID: 3008 },
      data({ QueryName: 'a.b' }),
    ],
    [
      service('wmi'),
      { EventID: 5858, Operation: 'a<b' },
      { Source: 'Microsoft-Windows-WMI-Activity', EventLog: 'Microsoft-Windows-WMI-Activity/Operational', EventID: 5858 },
      `<UserData ${NS}><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog">` +
        '<Operation>a&lt;b</Operation></LogFileCleared></UserData>',
    ],
    [{ product: 'windows' }, { Data: 'a' }, { EventLog: 'Application', EventID: 0 }, `<EventData ${NS}><Data>a</Data></EventData>`],
    [
      service('windefend'),
      { EventID: 1116, ThreatName: 'a', Feature_Name: '%%886', Path: 'b' },
      { Source: 'Microsoft-Windows-Windows Defender', EventLog: 'Microsoft-Windows-Windows Defender/Operational', EventID: 1116 },
      data({ 'Threat Name': 'a', 'Feature Name': '%%886', Path: 'b' }),
    ],
  ])('of %j, %j', (logsource, fields, header, members) => {
    const [row, ...others] = rowsOf(event, logsource, fields);
    expect(others).toEqual([]);
    expect(row).toMatchObject(header);
    expect(eventData(row!)).toBe(members);
  });
});

describe('What WindowsEvent holds', () => {
  it.each<[LogSource, Fields, Row]>([
    [
      category('process_creation'),
      { Image: 'a', CommandLine: 'b & c' },
      {
        Provider: 'Microsoft-Windows-Sysmon',
        Channel: 'Microsoft-Windows-Sysmon/Operational',
        EventID: 1,
        EventData: { Image: 'a', CommandLine: 'b & c' },
      },
    ],
    [
      category('ps_classic_start'),
      { Data: 'a' },
      { Provider: 'PowerShell', Channel: 'Windows PowerShell', EventID: 400, EventData: { Data: 'a' } },
    ],
    [
      service('system'),
      { Provider_Name: 'service control manager', EventID: 7045, ServiceName: 'a', ProcessId: 0, Level: 4 },
      {
        Provider: 'service control manager',
        Channel: 'System',
        EventID: 7045,
        EventLevel: 4,
        EventLevelName: 'Information',
        EventData: { ServiceName: 'a' },
        SystemProcessId: 0,
      },
    ],
    [
      service('system'),
      { Provider_Name: 'Microsoft-Windows-Eventlog', EventID: 104, Channel: 'Security', SubjectUserName: 'anna' },
      { Channel: 'System', EventData: { SubjectUserName: 'anna', Channel: 'Security' } },
    ],
    [service('windefend'), { EventID: 5007, NewValue: 'a' }, { EventID: 5007, EventData: { 'New Value': 'a' } }],
    [
      service('security'),
      { EventID: 4624, LogonType: 3, Keywords: '0x8020000000000000' },
      {
        Provider: 'Microsoft-Windows-Security-Auditing',
        Channel: 'Security',
        EventID: 4624,
        Keywords: '0x8020000000000000',
        EventData: { LogonType: '3' },
      },
    ],
  ])('of %j, %j', (logsource, fields, expected) => {
    const rows = rowsOf(windowsEvent, logsource, fields);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject(expected);
  });
});

describe('What SecurityEvent holds', () => {
  it.each<[LogSource, Fields, Row]>([
    [
      category('process_creation'),
      {
        Image: String.raw`C:\a.exe`,
        CommandLine: 'a & "b"',
        ParentImage: String.raw`C:\p.exe`,
        User: String.raw`CONTOSO\anna`,
        IntegrityLevel: 'high',
        LogonId: '0x3e7',
        ProcessId: '500',
        Hashes: 'MD5=00',
      },
      {
        EventID: 4688,
        Activity: '4688 - A new process has been created.',
        Channel: 'Security',
        EventSourceName: 'Microsoft-Windows-Security-Auditing',
        Level: '8',
        NewProcessName: String.raw`C:\a.exe`,
        NewProcessId: '0x1f4',
        CommandLine: 'a & "b"',
        ParentProcessName: String.raw`C:\p.exe`,
        SubjectDomainName: 'CONTOSO',
        SubjectUserName: 'anna',
        SubjectLogonId: '0x3e7',
        TargetDomainName: '-',
        TargetUserName: '-',
        TargetLogonId: '0x0',
        MandatoryLabel: 'S-1-16-12288',
        EventData: '',
      },
    ],
    [
      category('process_creation'),
      { User: String.raw`CONTOSO\anna`, ParentUser: String.raw`NT AUTHORITY\SYSTEM`, LogonId: '0x1f', IntegrityLevel: 'S-1-16-4096' },
      {
        SubjectDomainName: 'NT AUTHORITY',
        SubjectUserName: 'SYSTEM',
        TargetDomainName: 'CONTOSO',
        TargetUserName: 'anna',
        TargetLogonId: '0x1f',
        MandatoryLabel: 'S-1-16-4096',
      },
    ],
    [
      category('registry_set'),
      {
        TargetObject: String.raw`HKLM\System\CurrentControlSet\Services\x\Start`,
        Details: 'DWORD (0x0000000a)',
        Image: String.raw`C:\reg.exe`,
        User: String.raw`CONTOSO\anna`,
      },
      {
        EventID: 4657,
        ObjectName: String.raw`\REGISTRY\MACHINE\System\ControlSet001\Services\x`,
        ObjectValueName: 'Start',
        OperationType: '%%1904',
        NewValueType: '%%1876',
        NewValue: '10',
        ProcessName: String.raw`C:\reg.exe`,
        SubjectDomainName: 'CONTOSO',
        SubjectUserName: 'anna',
      },
    ],
    [
      category('registry_set'),
      { TargetObject: String.raw`HKU\S-1-5-18\A\(Default)`, Details: '(Empty)' },
      { ObjectName: String.raw`\REGISTRY\USER\S-1-5-18\A`, ObjectValueName: '-', NewValueType: '%%1873', NewValue: '-' },
    ],
    [
      category('registry_set'),
      { TargetObject: String.raw`HKCR\A\B`, Details: 'QWORD (0x00000001-0x00000000)' },
      { ObjectName: String.raw`\REGISTRY\MACHINE\SOFTWARE\Classes\A`, NewValueType: '%%1883', NewValue: '4294967296' },
    ],
    [
      category('network_connection'),
      {
        Initiated: 'true',
        Image: String.raw`C:\A.exe`,
        SourceIp: '10.0.0.1',
        SourcePort: 5,
        DestinationIp: '::1',
        DestinationPort: 443,
        Protocol: 'tcp',
      },
      {
        EventID: 5156,
        EventData: data({
          Application: String.raw`\device\harddiskvolume3\a.exe`,
          Direction: '%%14593',
          SourceAddress: '10.0.0.1',
          SourcePort: '5',
          DestAddress: '::1',
          DestPort: '443',
          Protocol: '6',
        }),
      },
    ],
    [
      category('network_connection'),
      { Initiated: 'false', SourceIp: '8.8.8.8', DestinationIp: '10.0.0.1', DestinationPort: 3389, User: 'x' },
      { EventID: 5156, EventData: data({ Direction: '%%14592', SourceAddress: '10.0.0.1', SourcePort: '3389', DestAddress: '8.8.8.8' }) },
    ],
    [
      category('process_termination'),
      { Image: String.raw`C:\a.exe`, ProcessId: '500', User: String.raw`CONTOSO\anna` },
      { EventID: 4689, ProcessName: String.raw`C:\a.exe`, ProcessId: '0x1f4', SubjectDomainName: 'CONTOSO', SubjectUserName: 'anna' },
    ],
    [
      service('applocker'),
      { EventID: 8004, FilePath: '%OSDRIVE%', Channel: 'Microsoft-Windows-AppLocker/EXE and DLL' },
      { EventID: 8004, Channel: 'Microsoft-Windows-AppLocker/EXE and DLL', FilePath: '%OSDRIVE%' },
    ],
    [
      category('file_access'),
      { FileName: String.raw`\Device\HarddiskVolume3\Users\a`, Image: 'b' },
      { EventID: 4663, ObjectType: 'File', ObjectName: String.raw`C:\Users\a`, ProcessName: 'b' },
    ],
    [
      service('security'),
      { EventID: '4624', LogonType: '3', IpAddress: '-', LogonGuid: '{00000000-0000-0000-0000-000000000001}', ProcessId: '4' },
      { EventID: 4624, LogonType: 3, IpAddress: '-', LogonGuid: '00000000-0000-0000-0000-000000000001', ProcessId: '0x4', EventData: '' },
    ],
    [
      service('security'),
      { EventID: 4673, Service: 'LsaRegisterLogonProcess()', PrivilegeList: 'a<b', Keywords: '0x8010000000000000' },
      {
        EventID: 4673,
        Level: '16',
        Keywords: '0x8010000000000000',
        PrivilegeList: 'a<b',
        EventData: data({ Service: 'LsaRegisterLogonProcess()', PrivilegeList: 'a&lt;b' }),
      },
    ],
    [
      service('security'),
      { EventID: 1102, SubjectUserName: 'anna' },
      {
        EventID: 1102,
        EventSourceName: 'Microsoft-Windows-Eventlog',
        EventData:
          `<UserData ${NS}><LogFileCleared xmlns="http://manifests.microsoft.com/win/2004/08/windows/eventlog">` +
          '<SubjectUserName>anna</SubjectUserName></LogFileCleared></UserData>',
      },
    ],
  ])('of %j, %j', (logsource, fields, expected) => {
    const rows = rowsOf(securityEvent, logsource, fields);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject(expected);
  });

  it('does not have the members of an event of the event log itself in columns', () => {
    const [row] = rowsOf(securityEvent, service('security'), { EventID: 1102, SubjectUserName: 'anna' });
    expect(row).not.toHaveProperty('SubjectUserName');
  });
});

describe('An event that a table does not record', () => {
  it.each<[string, typeof event, LogSource, Fields]>([
    ['the audit has no created keys', securityEvent, category('registry_event'), { EventType: 'CreateKey', TargetObject: 'HKLM' }],
    ['the audit has no libraries', securityEvent, category('image_load'), { ImageLoaded: 'a' }],
    ['Sysmon does not set a value by deleting one', event, category('registry_set'), { EventType: 'DeleteValue' }],
    ['Sysmon does not write event 4688', event, category('process_creation'), { EventID: 4688 }],
    ['the audit does not write event 1', securityEvent, category('process_creation'), { EventID: 1 }],
    ['another provider', event, category('process_creation'), { Provider_Name: 'Microsoft-Windows-Kernel-Process' }],
    [
      "the log that was cleared is another provider's",
      event,
      service('system'),
      { EventID: 104, Provider_Name: 'Other', Channel: 'Security' },
    ],
    ['another channel', event, service('application'), { Channel: 'Setup' }],
    ['another event of PowerShell', event, category('ps_script'), { EventID: 4103 }],
    ['an id that is not a number', event, service('system'), { EventID: '7045x' }],
    ['a type of logon that is not a number', securityEvent, service('security'), { EventID: 4624, LogonType: '3x' }],
    ['files are not read in an event log', event, category('file_access'), { FileName: 'a' }],
    ['another system', event, { product: 'linux', category: 'process_creation' }, { Image: '/bin/sh' }],
  ])('has no row: %s', (_, table, logsource, fields) => {
    expect(rowsOf(table, logsource, fields)).toEqual([]);
  });
});

describe('The columns of the rows', () => {
  const tables = describeTargets().find(({ id }) => id === 'sentinel')!.tables;
  const events: readonly LogEvent[] = [
    ...SYSMON.map(({ category: name, fields }) => ({ logsource: category(name), fields })),
    { logsource: category('process_creation'), fields: { User: 'a\\b', Image: 'c', ProcessId: 1, IntegrityLevel: 'Low' } },
    { logsource: category('registry_set'), fields: { TargetObject: 'HKLM\\a', Details: 'x', User: 'a\\b', Image: 'c', ProcessId: 1 } },
    { logsource: category('file_access'), fields: { FileName: 'a', User: 'a\\b', Image: 'c' } },
    { logsource: service('security'), fields: { EventID: 4624, LogonType: 3, KeyLength: 0, LogonGuid: '{a}', Keywords: '0x0', Level: 0 } },
    { logsource: service('system'), fields: { Provider_Name: 'Service Control Manager', EventID: 7045, ProcessId: 0, Level: 4 } },
  ];

  it.each(windowsEventTables.map((model) => [model.table, model] as const))('are columns of %s, of their type', (name, model) => {
    const types = new Map(tables.find((table) => table.name === name)!.columns.map((column) => [column.name, column.type]));
    const cells = events.flatMap((logEvent) => model.rowsFor(logEvent).flatMap(({ row }) => Object.entries(row)));
    expect(cells).not.toEqual([]);
    for (const [column, cell] of cells) {
      const type = types.get(column);
      expect([column, type]).toEqual([column, expect.stringMatching(/^(string|int|dynamic)$/)]);
      expect([column, cell === null && type === 'int' ? type : typeOf(cell)]).toEqual([column, type]);
    }
  });
});

describe('The columns of SecurityEvent for members of events', () => {
  const columns = describeTargets()
    .find(({ id }) => id === 'sentinel')!
    .tables.find(({ name }) => name === 'SecurityEvent')!.columns;

  it.each([
    ['string', [...TEXT_COLUMNS]],
    ['int', [...NUMBER_COLUMNS]],
  ])('are columns of the type %s', (type, names) => {
    const ofType = columns.filter((column) => column.type === type).map(({ name }) => name);
    expect(names.filter((name) => !ofType.includes(name))).toEqual([]);
  });

  it('have all GUIDs among the text', () => {
    expect([...GUID_COLUMNS].filter((name) => !TEXT_COLUMNS.has(name))).toEqual([]);
  });
});

function typeOf(cell: Cell): string {
  if (typeof cell === 'string') return 'string';
  return typeof cell === 'number' && Number.isInteger(cell) ? 'int' : 'dynamic';
}
