import { describe, expect, it } from '@jest/globals';
import { describeTargets } from '../../../../src/compiler/index.js';
import type { LogEvent, LogSource } from '../../log-event.js';
import type { Cell, Row, TableModel, TableRow } from '../row.js';
import { DEFENDER_TABLES, STREAMED_DEFENDER_TABLES } from './index.js';

/** An event of a category of Windows events. */
const of = (category: string, fields: LogEvent['fields']): LogEvent => ({ logsource: { product: 'windows', category }, fields });

/** An event of a log of Windows. */
const from = (service: string, fields: LogEvent['fields']): LogEvent => ({ logsource: { product: 'windows', service }, fields });

interface Example {
  readonly title: string;
  readonly event: LogEvent;
  readonly table: string;
  /** The row, and of other rows for the same event the cells in which they differ, by what wrote them. */
  readonly row: Row;
  readonly others?: Readonly<Record<string, Row>>;
}

const EXAMPLES: readonly Example[] = [
  {
    title: 'a process that starts',
    event: of('process_creation', {
      Image: 'C:\\Windows\\System32\\cmd.exe',
      CommandLine: 'cmd /c whoami',
      OriginalFileName: 'Cmd.Exe',
      Product: 'Windows',
      Company: 'Microsoft',
      Description: 'Shell',
      TerminalSessionId: '1',
      FileVersion: '10.0',
      CurrentDirectory: 'C:\\',
      User: 'CORP\\Alice',
      IntegrityLevel: 'S-1-16-12288',
      LogonId: '0x3e7',
      ProcessId: '42',
      Hashes: 'MD5=AB,SHA1=0A,SHA256=CD,IMPHASH=EF',
      ParentImage: 'C:\\Program Files\\App\\App.exe',
      ParentCommandLine: 'App.exe -x',
      ParentUser: 'NT AUTHORITY\\SYSTEM',
      ParentProcessId: '41',
      GrandParentImage: 'C:\\Windows\\explorer.exe',
      Computer: 'PC1',
      UtcTime: '2024-05-08 15:33:47.460',
    }),
    table: 'DeviceProcessEvents',
    row: {
      ActionType: 'ProcessCreated',
      Timestamp: '2024-05-08T15:33:47.460Z',
      DeviceName: 'PC1',
      FileName: 'cmd.exe',
      FolderPath: 'C:\\Windows\\System32\\cmd.exe',
      MD5: 'ab',
      SHA1: '0a',
      SHA256: 'cd',
      ProcessCommandLine: 'cmd /c whoami',
      ProcessId: 42n,
      ProcessIntegrityLevel: 'High',
      ProcessVersionInfoCompanyName: 'Microsoft',
      ProcessVersionInfoFileDescription: 'Shell',
      ProcessVersionInfoOriginalFileName: 'Cmd.Exe',
      CreatedProcessSessionId: 1n,
      ProcessVersionInfoProductName: 'Windows',
      AccountDomain: 'corp',
      AccountName: 'alice',
      LogonId: 999n,
      InitiatingProcessFileName: 'App.exe',
      InitiatingProcessFolderPath: 'c:\\program files\\app\\app.exe',
      InitiatingProcessCommandLine: 'App.exe -x',
      InitiatingProcessAccountDomain: 'nt authority',
      InitiatingProcessAccountName: 'system',
      InitiatingProcessId: 41n,
      InitiatingProcessParentFileName: 'explorer.exe',
    },
    others: {
      'defender-parent-path': { InitiatingProcessParentFileName: '\\Device\\HarddiskVolume3\\Windows\\explorer.exe' },
    },
  },
  {
    title: 'a process that starts, of odd values',
    event: of('process_creation', { EventID: '4688', Image: 'cmd.exe', ParentImage: '', User: 'root', ProcessId: 'x' }),
    table: 'DeviceProcessEvents',
    row: {
      ActionType: 'ProcessCreated',
      FileName: 'cmd.exe',
      FolderPath: 'cmd.exe',
      AccountName: 'root',
      InitiatingProcessFileName: '',
      InitiatingProcessFolderPath: '',
    },
  },
  {
    title: 'a process that starts, in the Security log, with the account of the one that starts it',
    event: from('security', {
      EventID: 4688,
      NewProcessName: 'C:\\a.exe',
      NewProcessId: '0x1f4',
      SubjectUserName: 'PC1$',
      SubjectDomainName: 'CORP',
      TargetUserName: '-',
      TargetDomainName: '-',
      MandatoryLabel: 'S-1-16-16384',
    }),
    table: 'DeviceProcessEvents',
    row: {
      ActionType: 'ProcessCreated',
      FileName: 'a.exe',
      FolderPath: 'C:\\a.exe',
      ProcessId: 500n,
      ProcessIntegrityLevel: 'System',
      AccountDomain: 'corp',
      AccountName: 'pc1$',
      InitiatingProcessAccountDomain: 'corp',
      InitiatingProcessAccountName: 'pc1$',
    },
  },
  {
    title: 'a connection that the device opens',
    event: of('network_connection', {
      Initiated: 'true',
      Protocol: 'tcp',
      SourceIp: '10.0.0.1',
      SourcePort: '50000',
      SourceHostname: 'pc1',
      DestinationIp: '2001:db8::1',
      DestinationPort: '443',
      DestinationHostname: 'example.com',
      IntegrityLevel: 'Medium',
      ProcessId: '42',
      ParentProcessId: '41',
    }),
    table: 'DeviceNetworkEvents',
    row: {
      ActionType: 'ConnectionSuccess',
      DeviceName: 'pc1',
      LocalIP: '10.0.0.1',
      LocalPort: 50000n,
      RemoteIP: '2001:db8::1',
      RemotePort: 443n,
      RemoteUrl: 'example.com',
      Protocol: 'Tcp',
      InitiatingProcessIntegrityLevel: 'Medium',
      InitiatingProcessId: 42n,
      InitiatingProcessParentId: 41n,
    },
    others: {
      'defender-failed': { ActionType: 'ConnectionFailed' },
      'defender-requested': { ActionType: 'ConnectionRequest' },
      'defender-attempted': { ActionType: 'ConnectionAttempt' },
      'defender-older-protocol': { Protocol: 'TcpV6' },
    },
  },
  {
    title: 'a connection that the device accepts',
    event: of('network_connection', {
      Initiated: 'false',
      SourceIp: '10.0.0.9',
      SourcePort: '50000',
      DestinationIp: '10.0.0.1',
      DestinationPort: '3389',
      DestinationHostname: 'pc1',
    }),
    table: 'DeviceNetworkEvents',
    row: {
      ActionType: 'InboundConnectionAccepted',
      DeviceName: 'pc1',
      LocalIP: '10.0.0.1',
      LocalPort: 3389n,
      RemoteIP: '10.0.0.9',
      RemotePort: 50000n,
    },
  },
  {
    title: 'a file that is created or overwritten',
    event: of('file_event', { TargetFilename: 'C:\\Users\\a\\b.TXT', Image: 'C:\\w.exe', ParentImage: 'services.exe' }),
    table: 'DeviceFileEvents',
    row: {
      ActionType: 'FileCreated',
      FileName: 'b.TXT',
      FolderPath: 'C:\\Users\\a\\b.TXT',
      InitiatingProcessFileName: 'w.exe',
      InitiatingProcessFolderPath: 'c:\\w.exe',
      InitiatingProcessParentFileName: 'services.exe',
    },
    others: {
      'defender-overwritten': { ActionType: 'FileModified' },
    },
  },
  {
    title: 'a file that is deleted',
    event: of('file_delete', { EventID: '26', TargetFilename: 'C:\\a.log', Hashes: 'SHA1=0A', IntegrityLevel: 'System', User: 'a' }),
    table: 'DeviceFileEvents',
    row: {
      ActionType: 'FileDeleted',
      FileName: 'a.log',
      FolderPath: 'C:\\a.log',
      SHA1: '0a',
      InitiatingProcessIntegrityLevel: 'System',
      InitiatingProcessAccountName: 'a',
    },
  },
  {
    title: 'a file that is renamed',
    event: of('file_rename', { SourceFilename: 'C:\\x\\a.tmp', TargetFilename: 'C:\\x\\a.exe' }),
    table: 'DeviceFileEvents',
    row: {
      ActionType: 'FileRenamed',
      FileName: 'a.exe',
      FolderPath: 'C:\\x\\a.exe',
      PreviousFileName: 'a.tmp',
      PreviousFolderPath: 'C:\\x\\a.tmp',
    },
    others: { 'defender-previous-folder-only': { PreviousFolderPath: 'C:\\x' } },
  },
  {
    title: 'a value that is set',
    event: of('registry_set', {
      EventType: 'SetValue',
      TargetObject: 'HKLM\\System\\CurrentControlSet\\Services\\X\\Start',
      Details: 'DWORD (0x00000010)',
    }),
    table: 'DeviceRegistryEvents',
    row: {
      ActionType: 'RegistryValueSet',
      RegistryKey: 'HKEY_LOCAL_MACHINE\\System\\ControlSet001\\Services\\X',
      RegistryValueName: 'Start',
      RegistryValueData: '16',
      RegistryValueType: 'Dword',
      PreviousRegistryValueName: 'Start',
    },
    others: { 'defender-other-path-1': { RegistryKey: 'HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\X' } },
  },
  {
    title: 'a value of a user that is set, which has the name of a file',
    event: of('registry_event', { EventID: '13', TargetObject: 'HKU\\S-1-5-21-1\\Paths\\C:\\Temp', Details: 'Binary Data' }),
    table: 'DeviceRegistryEvents',
    row: {
      ActionType: 'RegistryValueSet',
      RegistryKey: 'HKEY_CURRENT_USER\\S-1-5-21-1\\Paths',
      RegistryValueName: 'C:\\Temp',
      RegistryValueType: 'Binary',
      PreviousRegistryValueName: 'C:\\Temp',
    },
    others: { 'defender-other-path-1': { RegistryKey: 'HKEY_USERS\\S-1-5-21-1\\Paths' } },
  },
  {
    title: 'a value that is deleted',
    event: of('registry_delete', { EventType: 'DeleteValue', TargetObject: 'HKLM\\SOFTWARE\\A\\B' }),
    table: 'DeviceRegistryEvents',
    row: {
      ActionType: 'RegistryValueDeleted',
      PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A',
      PreviousRegistryValueName: 'B',
      RegistryValueType: 'None',
    },
  },
  {
    title: 'a key that is created',
    event: of('registry_add', { TargetObject: 'HKLM\\SOFTWARE\\A\\B', IntegrityLevel: 'High' }),
    table: 'DeviceRegistryEvents',
    row: {
      ActionType: 'RegistryKeyCreated',
      RegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B',
      InitiatingProcessIntegrityLevel: 'High',
    },
  },
  {
    title: 'a key that is renamed',
    event: of('registry_rename', { TargetObject: 'HKLM\\SOFTWARE\\A', NewName: 'HKLM\\SOFTWARE\\B' }),
    table: 'DeviceRegistryEvents',
    row: {
      ActionType: 'RegistryKeyRenamed',
      PreviousRegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A',
      RegistryKey: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\B',
    },
  },
  {
    title: 'a library that is loaded',
    event: of('image_load', { ImageLoaded: 'C:\\a.dll', Image: 'w.exe', IntegrityLevel: 'low', Signed: 'false', Company: 'x' }),
    table: 'DeviceImageLoadEvents',
    row: {
      ActionType: 'ImageLoaded',
      FileName: 'a.dll',
      FolderPath: 'C:\\a.dll',
      InitiatingProcessFileName: 'w.exe',
      InitiatingProcessFolderPath: 'w.exe',
      InitiatingProcessIntegrityLevel: 'Low',
    },
  },
  {
    title: 'a sign-in',
    event: from('security', {
      EventID: '4624',
      LogonType: '10',
      TargetUserName: 'Alice',
      TargetDomainName: 'CORP',
      TargetLogonId: '0x10',
      IpAddress: '10.0.0.9',
      IpPort: '50000',
      TargetUserSid: 'S-1-5-21-1',
      WorkstationName: 'PC2',
      ProcessName: '-',
      ProcessId: '0x1f4',
      AuthenticationPackageName: 'NTLM',
      SubjectUserSid: 'S-1-5-18',
    }),
    table: 'DeviceLogonEvents',
    row: {
      ActionType: 'LogonSuccess',
      AccountDomain: 'corp',
      AccountName: 'alice',
      AccountSid: 'S-1-5-21-1',
      LogonId: 16n,
      LogonType: 'RemoteInteractive',
      Protocol: 'NTLM',
      RemoteIP: '10.0.0.9',
      RemoteDeviceName: 'PC2',
      RemotePort: 50000n,
      InitiatingProcessId: 500n,
      InitiatingProcessAccountSid: 'S-1-5-18',
    },
  },
  {
    title: 'a DNS query',
    event: of('dns_query', { QueryName: 'example.com', QueryResults: 'type:  5 cdn.example.com;::ffff:192.0.2.1;', QueryStatus: '0' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'DnsQueryResponse',
      AdditionalFields: {
        DnsQueryString: 'example.com',
        DnsQueryResult: [
          { DnsQueryType: 'CNAME', Result: 'cdn.example.com' },
          { DnsQueryType: 'A', Result: '192.0.2.1' },
        ],
      },
    },
  },
  {
    title: 'a named pipe',
    event: of('pipe_created', { EventID: '18', PipeName: '\\msf-pipe' }),
    table: 'DeviceEvents',
    row: { ActionType: 'NamedPipeEvent', AdditionalFields: { PipeName: '\\Device\\NamedPipe\\msf-pipe' } },
  },
  {
    title: 'a driver',
    event: of('driver_load', { ImageLoaded: 'C:\\a.sys', sha256: 'AB' }),
    table: 'DeviceEvents',
    row: { ActionType: 'DriverLoad', FileName: 'a.sys', FolderPath: 'C:\\a.sys', SHA256: 'ab' },
  },
  {
    title: 'a process that is opened',
    event: of('process_access', { SourceImage: 'a.exe', TargetImage: 'C:\\lsass.exe', GrantedAccess: '0x1410', CallTrace: 'x' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'OpenProcessApiCall',
      FileName: 'lsass.exe',
      FolderPath: 'C:\\lsass.exe',
      InitiatingProcessFileName: 'a.exe',
      InitiatingProcessFolderPath: 'a.exe',
      AdditionalFields: { DesiredAccess: 5136 },
    },
  },
  {
    title: 'a thread in another process',
    event: of('create_remote_thread', { TargetImage: 'C:\\b.exe', TargetUser: 'A\\B', TargetProcessId: '7', StartModule: 'x' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'CreateRemoteThreadApiCall',
      FileName: 'b.exe',
      FolderPath: 'C:\\b.exe',
      AccountDomain: 'a',
      AccountName: 'b',
      ProcessId: 7n,
    },
  },
  {
    title: 'a script',
    event: of('ps_script', { ScriptBlockText: 'Get-Process', Path: 'C:\\a.ps1' }),
    table: 'DeviceEvents',
    row: { ActionType: 'AmsiScriptContent', AdditionalFields: { Content: 'Get-Process' } },
    others: { 'defender-command': { ActionType: 'PowerShellCommand', AdditionalFields: { Command: 'Get-Process' } } },
  },
  {
    title: 'a WMI binding',
    event: of('wmi_event', { Consumer: 'ActiveScriptEventConsumer.Name="x"', Filter: 'f' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'WmiBindEventFilterToConsumer',
      AdditionalFields: { Consumer: 'ActiveScriptEventConsumer.Name="x"', ESS: 'f' },
    },
  },
  {
    title: 'a file whose times are changed',
    event: of('file_change', { TargetFilename: 'C:\\a.exe', CreationUtcTime: '2020-01-01' }),
    table: 'DeviceEvents',
    row: { ActionType: 'FileTimestampModificationEvent', FileName: 'a.exe', FolderPath: 'C:\\a.exe' },
  },
  {
    title: 'a file that is read',
    event: of('file_access', { FileName: 'C:\\Users\\a\\Login Data' }),
    table: 'DeviceEvents',
    row: { ActionType: 'SensitiveFileRead', FileName: 'Login Data', FolderPath: 'C:\\Users\\a\\Login Data' },
  },
  {
    title: 'a service, in the Security log',
    event: from('security', {
      EventID: '4697',
      ServiceName: 'S',
      ServiceFileName: '"C:\\a b\\c.exe" -k x',
      ServiceStartType: '2',
      ServiceType: '0x10',
      SubjectUserName: 'Alice',
    }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'ServiceInstalled',
      FileName: 'c.exe',
      FolderPath: 'C:\\a b\\c.exe',
      InitiatingProcessAccountName: 'alice',
      AdditionalFields: { ServiceName: 'S', ServiceStartType: 2, ServiceType: 16 },
    },
  },
  {
    title: 'a service, in the System log',
    event: from('system', {
      EventID: '7045',
      Provider_Name: 'Service Control Manager',
      ServiceName: 'S',
      ImagePath: 'C:\\a b\\c.exe -k x',
      StartType: 'demand start',
      AccountName: 'LocalSystem',
    }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'ServiceInstalled',
      FileName: 'c.exe',
      FolderPath: 'C:\\a b\\c.exe',
      AdditionalFields: { ServiceName: 'S', ServiceAccount: 'LocalSystem', ServiceStartType: 3 },
    },
  },
  {
    title: 'a scheduled task that is changed',
    event: from('security', { EventID: '4702', TaskName: '\\T', TaskContentNew: '<Task/>', SubjectUserSid: 'S-1-5-18' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'ScheduledTaskUpdated',
      InitiatingProcessAccountSid: 'S-1-5-18',
      AdditionalFields: { TaskName: '\\T', TaskContent: '<Task/>' },
    },
  },
  {
    title: 'an account that is created',
    event: from('security', { EventID: '4720', TargetUserName: 'Bob', TargetDomainName: 'PC1', TargetSid: 'S-1-5-21-1' }),
    table: 'DeviceEvents',
    row: { ActionType: 'UserAccountCreated', AccountDomain: 'pc1', AccountName: 'bob', AccountSid: 'S-1-5-21-1' },
  },
  {
    title: 'a member of a group',
    event: from('security', {
      EventID: '4732',
      MemberName: '-',
      MemberSid: 'S-1-5-21-1',
      TargetUserName: 'Administrators',
      TargetSid: 'S-1-5-32-544',
    }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'UserAccountAddedToLocalGroup',
      AccountSid: 'S-1-5-21-1',
      AdditionalFields: { GroupName: 'Administrators', GroupSid: 'S-1-5-32-544' },
    },
    others: {
      'defender-group-account': {
        AccountName: 'administrators',
        AccountSid: 'S-1-5-32-544',
        AdditionalFields: { MemberSid: 'S-1-5-21-1' },
      },
    },
  },
  {
    title: 'a library that Application Control blocked',
    event: from('codeintegrity-operational', {
      EventID: '3077',
      FileName: '\\Device\\HarddiskVolume3\\a.dll',
      ProcessName: '\\Device\\HarddiskVolume3\\B.exe',
      SHA256FlatHash: 'AB',
    }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'AppControlCodeIntegrityPolicyBlocked',
      FileName: 'a.dll',
      FolderPath: 'C:\\a.dll',
      SHA256: 'ab',
      InitiatingProcessFileName: 'B.exe',
      InitiatingProcessFolderPath: 'c:\\b.exe',
    },
  },
  {
    title: 'a program that AppLocker would have blocked',
    event: from('applocker', { EventID: '8003', FullFilePath: 'C:\\a.exe', TargetUser: 'S-1-5-18' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'AppControlExecutableAudited',
      FileName: 'a.exe',
      FolderPath: 'C:\\a.exe',
      InitiatingProcessAccountSid: 'S-1-5-18',
    },
  },
  {
    title: 'a task that is deleted',
    event: from('taskscheduler', { EventID: '141', TaskName: '\\a', UserName: 'CORP\\Alice' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'ScheduledTaskDeleted',
      InitiatingProcessAccountDomain: 'corp',
      InitiatingProcessAccountName: 'alice',
      AdditionalFields: { TaskName: '\\a' },
    },
  },
  {
    title: 'a deletion that Sysmon only logs',
    event: of('file_delete_detected', { TargetFilename: 'C:\\a.txt' }),
    table: 'DeviceFileEvents',
    row: { ActionType: 'FileDeleted', FileName: 'a.txt', FolderPath: 'C:\\a.txt' },
  },
  {
    title: 'a threat',
    event: from('windefend', { EventID: '1117', ThreatName: 'T', Path: 'file:_C:\\a.exe', ProcessName: 'C:\\b.exe' }),
    table: 'DeviceEvents',
    row: {
      ActionType: 'AntivirusDetectionActionType',
      FileName: 'a.exe',
      FolderPath: 'C:\\a.exe',
      InitiatingProcessFileName: 'b.exe',
      InitiatingProcessFolderPath: 'c:\\b.exe',
      AdditionalFields: { ThreatName: 'T' },
    },
    others: {
      'defender-blocked': { ActionType: 'AntivirusMalwareBlocked' },
    },
  },
];

const rowsFor = (models: readonly TableModel[], event: LogEvent): readonly (TableRow & { readonly table: string })[] =>
  models.flatMap((model) => model.rowsFor(event).map((row) => ({ table: model.table, ...row })));

describe('the rows of the Defender tables', () => {
  it.each(EXAMPLES)('has $title', ({ event, table, row, others = {} }) => {
    const streamed = row['Timestamp'] === undefined ? row : { ...row, TimeGenerated: row['Timestamp'] };
    expect(rowsFor(STREAMED_DEFENDER_TABLES, event)).toEqual([
      { table, writtenBy: 'defender', row: streamed },
      ...Object.entries(others).map(([writtenBy, differences]) => ({ table, writtenBy, row: { ...streamed, ...differences } })),
    ]);
  });

  it('has AdditionalFields as text in Advanced Hunting, and no TimeGenerated', () => {
    const event = of('pipe_created', { PipeName: '\\a"b', UtcTime: '2024-05-08 15:33:47.460' });
    expect(rowsFor(DEFENDER_TABLES, event).map(({ row }) => row)).toEqual([
      {
        ActionType: 'NamedPipeEvent',
        Timestamp: '2024-05-08T15:33:47.460Z',
        AdditionalFields: '{"PipeName":"\\\\Device\\\\NamedPipe\\\\a\\"b"}',
      },
    ]);
  });

  it('has each direction of a connection where the event does not tell', () => {
    const event = of('network_connection', { Image: 'C:\\A.exe', CommandLine: 'A', SourcePort: '1', DestinationPort: '2' });
    expect(
      rowsFor(DEFENDER_TABLES, event).map(({ row }) => [
        row['ActionType'],
        row['LocalPort'],
        row['RemotePort'],
        row['InitiatingProcessFolderPath'],
        row['InitiatingProcessCommandLine'],
      ]),
    ).toEqual([
      ['ConnectionSuccess', 1n, 2n, 'c:\\a.exe', 'A'],
      ['ConnectionFailed', 1n, 2n, 'c:\\a.exe', 'A'],
      ['ConnectionRequest', 1n, 2n, 'c:\\a.exe', 'A'],
      ['ConnectionAttempt', 1n, 2n, 'c:\\a.exe', 'A'],
      ['ConnectionSuccess', 1n, 2n, 'c:\\a.exe', 'A'],
      ['InboundConnectionAccepted', 2n, 1n, 'c:\\a.exe', 'A'],
      ['ConnectionFound', 1n, 2n, 'C:\\A.exe', undefined],
    ]);
  });

  it.each<[LogSource, LogEvent['fields'], string[]]>([
    [{ category: 'registry_event' }, {}, ['KeyCreated', 'KeyDeleted', 'ValueDeleted', 'ValueSet', 'KeyRenamed']],
    [{ category: 'registry_event' }, { EventID: '12' }, ['KeyCreated', 'KeyDeleted', 'ValueDeleted']],
    [{ category: 'registry_event' }, { EventType: 'setvalue' }, ['ValueSet']],
    [{ category: 'registry_event' }, { Details: 'x' }, ['ValueSet']],
    [{ category: 'registry_event' }, { NewName: 'HKLM\\x' }, ['KeyRenamed']],
    [{ category: 'registry_delete' }, {}, ['KeyDeleted', 'ValueDeleted']],
    [{ category: 'registry_delete' }, { EventType: 'SetValue' }, []],
    [{ category: 'registry_set' }, { EventID: '12' }, []],
    [{ service: 'sysmon' }, { EventID: '14' }, ['KeyRenamed']],
  ])('has every operation that an event of %j with %j may be', (logsource, fields, operations) => {
    const rows = rowsFor(DEFENDER_TABLES, { logsource, fields });
    expect(rows.map(({ row }) => row['ActionType'])).toEqual(operations.map((operation) => `Registry${operation}`));
  });

  it.each([
    ['HKCU\\Software', ['HKEY_CURRENT_USER\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software', 'HKEY_CURRENT_USER\\Software']],
    ['HKEY_CURRENT_USER\\S-1-5-21-1', ['HKEY_CURRENT_USER\\S-1-5-21-1']],
    ['HKU\\.DEFAULT\\a', ['HKEY_USERS\\.DEFAULT\\a']],
    ['\\REGISTRY\\USER\\S-1-5-18\\a', ['HKEY_CURRENT_USER\\S-1-5-18\\a', 'HKEY_USERS\\S-1-5-18\\a']],
    ['\\REGISTRY\\MACHINE\\a', ['HKEY_LOCAL_MACHINE\\a']],
    ['hkcr\\a', ['HKEY_LOCAL_MACHINE\\SOFTWARE\\Classes\\a', 'HKEY_CLASSES_ROOT\\a']],
    ['\\Software\\a', ['\\Software\\a']],
    ['', ['']],
  ])('writes the key %s as %j', (TargetObject, keys) => {
    expect(rowsFor(DEFENDER_TABLES, of('registry_add', { TargetObject })).map(({ row }) => row['RegistryKey'])).toEqual(keys);
  });

  it.each<[string, LogEvent]>([
    ['a module of PowerShell on Linux', { logsource: { product: 'linux', category: 'ps_module' }, fields: {} }],
    ['a process of another event', of('process_creation', { EventID: '5' })],
    ['a stream', of('create_stream_hash', {})],
    ['module logging', of('ps_module', {})],
    ['a WMI filter', of('wmi_event', { EventID: '19' })],
    ['an end of a process', from('sysmon', { EventID: '5' })],
    ['a Kerberos ticket', from('security', { EventID: '4769' })],
    ['an event without an id', from('security', {})],
    ['a service of another provider', from('system', { EventID: '7045', Provider_Name: 'Other' })],
    ['a change of the antivirus', from('windefend', { EventID: '5007' })],
    ['an event of an application', from('application', { EventID: '1000' })],
  ])('has no row for %s', (_title, event) => {
    expect(rowsFor(DEFENDER_TABLES, event)).toEqual([]);
  });
});

describe('the columns of the Defender tables', () => {
  it.each([
    ['defender-xdr', DEFENDER_TABLES],
    ['sentinel', STREAMED_DEFENDER_TABLES],
  ] as const)('are those of %s, with values of their types', (id, models) => {
    const tables = describeTargets().find((target) => target.id === id)!.tables;
    const wrong = EXAMPLES.flatMap(({ event }) => rowsFor(models, event)).flatMap(({ table, row }) => {
      const columns = new Map(tables.find(({ name }) => name === table)!.columns.map(({ name, type }) => [name, type]));
      return Object.entries(row)
        .filter(([name, value]) => !isOfType(value, columns.get(name)))
        .map(([name]) => `${table}.${name}: ${String(columns.get(name))}`);
    });
    expect(wrong).toEqual([]);
  });
});

function isOfType(value: Cell, type: string | undefined): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'int':
    case 'long':
      return typeof value === 'bigint';
    case 'datetime':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'dynamic':
      return typeof value === 'object';
    default:
      return false;
  }
}
