import type { FieldValue, LogEvent, LogSource } from '../log-event.js';
import { APPLICATION_EVENTS } from './application-events.js';
import { CLOUD_EVENTS } from './cloud-events.js';
import { CONNECTION } from './connection.js';
import { NETWORK_EVENTS } from './network-events.js';
import { MADE_HOST } from './shapes.js';
import { UNIX_EVENTS } from './unix-events.js';

type Fields = Readonly<Record<string, FieldValue>>;

/**
 * An event of a log source that no rule is about: what a rule's own values are put into. With the fields that Sysmon or
 * Windows write, but for `EventID`, `Provider_Name` and `Channel`, which a rule adds where it asks for them.
 */
export function baseEvent(logsource: LogSource, asked: readonly string[]): LogEvent {
  const fields = fieldsOf(logsource);
  const ofAnyId = logsource.category === undefined && asked.includes('EventID');
  return { logsource, fields: ofAnyId ? { ...fields, EventID: ANOTHER_EVENT } : fields };
}

/** Every event of a log has an id. This one is of no event that a table keeps in a way of its own. */
const ANOTHER_EVENT = '6013';

const fieldsOf = ({ product, category, service }: LogSource): Fields =>
  FIELDS[`${product ?? ''}/${category ?? service ?? ''}`] ?? FIELDS[category ?? service ?? ''] ?? {};

/** What every event of a log source has, or says which kind of event it is: never left out, and changed only to what a rule asks for. */
export const FIELDS_OF_THE_KIND: ReadonlySet<string> = new Set([
  'EventID',
  'EventLog',
  'EventType',
  'Provider_Name',
  'Channel',
  'Operation',
  'Initiated',
  'IpAddress',
  'SourceIsIpv6',
  'DestinationIsIpv6',
  'ActivityDetails',
  'CategoryValue',
  'eventService',
  'eventSource',
  'protoPayload.serviceName',
  'status',
  'type',
]);

/** Fields that only some kinds of event have, each with what says that an event is of the kind. */
const KINDS: readonly { readonly category: string; readonly fields: readonly string[]; readonly by: Fields }[] = [
  { category: 'registry_event', fields: ['NewName'], by: { EventType: 'RenameKey' } },
  { category: 'registry_event', fields: ['Details'], by: { EventType: 'SetValue' } },
  { category: 'registry_set', fields: ['Details'], by: { EventType: 'SetValue' } },
  { category: 'wmi_event', fields: ['Destination', 'Type'], by: { EventID: '20' } },
  { category: 'wmi_event', fields: ['Query', 'EventNamespace'], by: { EventID: '19' } },
  { category: 'wmi_event', fields: ['Consumer', 'Filter'], by: { EventID: '21' } },
];

/** What no event of a log source goes without. */
const ALWAYS_THERE: readonly { readonly category: RegExp; readonly fields: readonly string[] }[] = [
  { category: /^process_creation$/, fields: ['Image'] },
  { category: /^registry_/, fields: ['TargetObject', 'EventType'] },
  { category: /^(?:file_(?!access)|create_stream_hash)/, fields: ['TargetFilename'] },
  { category: /^image_load$|^driver_load$/, fields: ['ImageLoaded'] },
  { category: /^dns_query$/, fields: ['QueryName'] },
  { category: /^firewall$/, fields: ['blocked'] },
  { category: /^ps_script$/, fields: ['ScriptBlockText'] },
  { category: /^network_connection$/, fields: ['Protocol', 'Initiated', 'SourceIp', 'SourcePort', 'DestinationIp', 'DestinationPort'] },
];

/** Whether every event of a log source has a field. */
export const isAlwaysThere = ({ category = '' }: LogSource, field: string): boolean =>
  FIELDS_OF_THE_KIND.has(field) || ALWAYS_THERE.some((kind) => kind.category.test(category) && kind.fields.includes(field));

/** Of these an event has all or none: Sysmon does not know the one without the others. */
const ALWAYS_TOGETHER: readonly (readonly string[])[] = [
  ['User', 'ParentUser'],
  ['SourceIp', 'SourceIsIpv6'],
  ['DestinationIp', 'DestinationIsIpv6'],
];

/** The other fields that an event needs to be of the kind that has a field. */
export const kindWith = ({ category }: LogSource, field: string): Fields =>
  KINDS.find((kind) => kind.category === category && kind.fields.includes(field))?.by ?? {};

/** Whether an address is one of IPv6. */
export const isIpv6 = (address: FieldValue | undefined): boolean => String(address).includes(':');

/** Whether an event has the fields of its kind and of no other: every registry value that is set has data, and so on. */
export function isOfOneKind({ logsource, fields }: LogEvent): boolean {
  const { category } = logsource;
  const isThere = (field: string): boolean => fields[field] !== undefined && fields[field] !== '';
  if (ALWAYS_THERE.some((kind) => kind.category.test(category ?? '') && !kind.fields.every(isThere))) return false;
  if (ALWAYS_TOGETHER.some((names) => new Set(names.filter((field) => field in fieldsOf(logsource)).map(isThere)).size > 1)) return false;
  if (category === 'network_connection' && !(isThere('SourceIsIpv6') && isThere('DestinationIsIpv6'))) return false;
  const isOfVersion = (side: string): boolean => fields[`${side}IsIpv6`] === String(isIpv6(fields[`${side}Ip`]));
  if (['Source', 'Destination'].some((side) => isThere(`${side}Ip`) && !isOfVersion(side))) return false;
  return KINDS.filter((kind) => kind.category === category).every((kind) => {
    const isOfKind = Object.entries(kind.by).every(([field, value]) => fields[field] === value);
    const has = kind.fields.filter((field) => fields[field] !== undefined && fields[field] !== '');
    return has.length === 0 ? !isOfKind || !kind.fields.includes('Details') : isOfKind;
  });
}

/** The host of a URL that was made around a part of one is that of the request, where the event names it. */
export function withOneHost(event: LogEvent): LogEvent {
  const host = event.fields['cs-host'];
  if (host === undefined || host === '') return event;
  const fields = Object.entries(event.fields).map(([name, value]) => [
    name,
    typeof value === 'string' && /^cs?-uri$/.test(name) ? value.replace(`//${MADE_HOST}/`, `//${String(host)}/`) : value,
  ]);
  return { ...event, fields: Object.fromEntries(fields) as Fields };
}

const ACTOR: Fields = {
  Image: 'C:\\Apps\\Vendor\\agent.exe',
  ProcessId: '4312',
  User: 'CONTOSO\\alice',
};

const CALL: Fields = {
  SourceImage: 'C:\\Apps\\Vendor\\agent.exe',
  SourceProcessId: '4312',
  SourceUser: 'CONTOSO\\alice',
  TargetImage: 'C:\\Windows\\System32\\notepad.exe',
  TargetProcessId: '512',
  TargetUser: 'CONTOSO\\alice',
};

const DIGESTS =
  'SHA1=A94A8FE5CCB19BA61C4C0873D391E987982FBBD3,MD5=098F6BCD4621D373CADE4E832627B4F6,' +
  'SHA256=9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08,IMPHASH=F34D5F2D4577ED6D9CEEC516C1F5A744';

const REGISTRY: Fields = { ...ACTOR, TargetObject: 'HKLM\\SOFTWARE\\Vendor\\Agent\\Seen' };
const FILE: Fields = { ...ACTOR, TargetFilename: 'C:\\ProgramData\\Vendor\\state.db' };

const FIELDS: Readonly<Record<string, Fields>> = {
  process_creation: {
    Image: 'C:\\Apps\\Vendor\\agent.exe',
    CommandLine: '"C:\\Apps\\Vendor\\agent.exe" --check now',
    CurrentDirectory: 'C:\\ProgramData\\Vendor\\',
    User: 'CONTOSO\\alice',
    LogonId: '0x5ca3f',
    IntegrityLevel: 'Medium',
    Hashes: DIGESTS,
    ParentImage: 'C:\\Windows\\explorer.exe',
    ParentCommandLine: 'C:\\Windows\\explorer.exe',
    ParentUser: 'CONTOSO\\alice',
    Description: 'Vendor Agent',
    Product: 'Vendor Suite',
    Company: 'Vendor Ltd',
    FileVersion: '4.2.1.0',
    OriginalFileName: 'vagent.exe',
    ProcessId: '4312',
    ParentProcessId: '2204',
  },
  network_connection: {
    ...ACTOR,
    ...CONNECTION,
  },
  file_event: FILE,
  file_delete: { ...FILE, Hashes: DIGESTS },
  file_delete_detected: { ...FILE, Hashes: DIGESTS },
  file_executable_detected: { ...FILE, Hashes: DIGESTS },
  file_block: { ...FILE, Hashes: DIGESTS },
  file_block_executable: { ...FILE, Hashes: DIGESTS },
  file_block_shredding: { ...FILE, Hashes: DIGESTS, IsExecutable: 'false' },
  clipboard_capture: { ...ACTOR, Session: '1', ClientInfo: 'user: CONTOSO\\alice', Hashes: DIGESTS, Archived: 'true' },
  clipboard_change: { ...ACTOR, Session: '1', ClientInfo: 'user: CONTOSO\\alice', Hashes: DIGESTS, Archived: 'true' },
  process_tampering: { ...ACTOR, Type: 'Image is locked for access' },
  process_termination: { ...ACTOR, ProcessGuid: '{b3c1a7e2-1111-65a0-9c03-000000001b00}' },
  raw_access_read: { ...ACTOR, Device: '\\Device\\HarddiskVolume3' },
  raw_access_thread: { ...ACTOR, Device: '\\Device\\HarddiskVolume3' },
  sysmon_status: { State: 'Started', Version: '15.15', SchemaVersion: '4.90', Message: 'Sysmon service state changed' },
  sysmon_error: { ID: 'GetConfigurationOptions', Description: 'Failed to open the driver', Message: 'Error report' },
  file_rename: { ...FILE, SourceFilename: 'C:\\ProgramData\\Vendor\\state.tmp' },
  file_access: { ...ACTOR, FileName: 'C:\\ProgramData\\Vendor\\state.db' },
  file_change: { ...FILE, CreationUtcTime: '2024-02-03 04:05:06.789', PreviousCreationUtcTime: '2023-01-02 03:04:05.678' },
  registry_event: { ...REGISTRY, EventType: 'SetValue', Details: 'on' },
  registry_set: { ...REGISTRY, EventType: 'SetValue', Details: 'on' },
  registry_add: { ...REGISTRY, EventType: 'CreateKey' },
  registry_delete: { ...REGISTRY, EventType: 'DeleteValue' },
  registry_rename: { ...REGISTRY, EventType: 'RenameKey', NewName: 'HKLM\\SOFTWARE\\Vendor\\Agent2' },
  image_load: {
    ...ACTOR,
    ImageLoaded: 'C:\\Program Files\\Vendor\\core.dll',
    FileVersion: '4.2.1.0',
    Description: 'Vendor Core',
    Product: 'Vendor Suite',
    Company: 'Vendor Ltd',
    OriginalFileName: 'vcore.dll',
    Hashes: DIGESTS,
    Signed: 'true',
    Signature: 'Vendor Ltd',
    SignatureStatus: 'Valid',
  },
  dns_query: { ...ACTOR, QueryName: 'update.vendor.example', QueryStatus: '0', QueryResults: '203.0.113.9;' },
  pipe_created: { ...ACTOR, EventType: 'CreatePipe', PipeName: '\\vendor-agent' },
  driver_load: {
    ImageLoaded: 'C:\\Windows\\System32\\drivers\\vendor.sys',
    Hashes: DIGESTS,
    Signed: 'true',
    Signature: 'Vendor Ltd',
    SignatureStatus: 'Valid',
  },
  process_access: {
    ...CALL,
    GrantedAccess: '0x1000',
    CallTrace: 'C:\\Windows\\SYSTEM32\\ntdll.dll+9fc24|C:\\Program Files\\Vendor\\core.dll+1234',
  },
  create_remote_thread: {
    ...CALL,
    StartAddress: '0x00007FFB12340000',
    StartModule: 'C:\\Windows\\System32\\kernel32.dll',
    StartFunction: 'Sleep',
  },
  create_stream_hash: { ...FILE, TargetFilename: 'C:\\ProgramData\\Vendor\\state.db:meta', Hash: DIGESTS, Contents: 'kind=cache' },
  ps_script: { ScriptBlockText: 'Get-Date | Out-Null', ScriptBlockId: '5d7c1a4e-1111-4222-8333-944445555666', Path: '' },
  ps_module: {
    ContextInfo: '        Severity = Informational\n        Host Name = ConsoleHost',
    Payload: 'CommandInvocation(Get-Date): "Get-Date"',
  },
  ps_classic_start: { Data: 'NewEngineState=Available PreviousEngineState=None HostName=ConsoleHost HostApplication=powershell.exe' },
  ps_classic_provider_start: {
    Data: 'ProviderName=Registry NewProviderState=Started HostName=ConsoleHost HostApplication=powershell.exe',
  },
  ps_classic_script: { Data: 'CommandInvocation(Get-Date): "Get-Date" HostName=ConsoleHost HostApplication=powershell.exe' },
  wmi_event: { EventID: '21', EventType: 'WmiBindingEvent', Operation: 'Created', User: 'CONTOSO\\alice' },
  security: {
    Computer: 'pc7.contoso.com',
    SubjectUserName: 'alice',
    SubjectDomainName: 'CONTOSO',
    SubjectUserSid: 'S-1-5-21-1-2-3-1001',
    IpAddress: '203.0.113.50',
  },
  system: { Computer: 'pc7.contoso.com', Channel: 'System' },
  application: { Computer: 'pc7.contoso.com' },
  sysmon: { Computer: 'pc7.contoso.com' },
  powershell: { Computer: 'pc7.contoso.com' },
  antivirus: { Signature: 'PUA:Win32/VendorBundle', Filename: 'C:\\Users\\alice\\Downloads\\setup.exe' },
  windefend: { Computer: 'pc7.contoso.com' },
  ...APPLICATION_EVENTS,
  ...CLOUD_EVENTS,
  ...NETWORK_EVENTS,
  ...UNIX_EVENTS,
  'appxdeployment-server': {
    Computer: 'pc7.contoso.com',
    PackageFullName: 'Vendor.Agent_4.2.1.0_x64__8wekyb3d8bbwe',
    Path: 'file:///C:/Program%20Files/Vendor/agent.msix',
    ErrorCode: '0x0',
    Flags: '0',
  },
  'bits-client': {
    Computer: 'pc7.contoso.com',
    jobTitle: 'Update',
    processPath: 'C:\\Windows\\System32\\svchost.exe',
    RemoteName: 'https://update.vendor.example/agent.cab',
    LocalName: 'C:\\ProgramData\\Vendor\\agent.cab',
  },
  'codeintegrity-operational': {
    Computer: 'pc7.contoso.com',
    FileNameBuffer: '\\Device\\HarddiskVolume3\\Program Files\\Vendor\\core.dll',
    ProcessNameBuffer: '\\Device\\HarddiskVolume3\\Program Files\\Vendor\\agent.exe',
    RequestedPolicy: '8',
    ValidatedPolicy: '1',
    Status: '0xc0000428',
  },
  'dns-client': { Computer: 'pc7.contoso.com', QueryName: 'update.vendor.example', QueryType: '1', QueryStatus: '0' },
  'firewall-as': {
    Computer: 'pc7.contoso.com',
    RuleName: 'Vendor Agent',
    ApplicationPath: 'C:\\Program Files\\Vendor\\agent.exe',
    ModifyingApplication: 'C:\\Windows\\System32\\svchost.exe',
    Action: '3',
  },
  'iis-configuration': {
    Computer: 'web1.contoso.com',
    Configuration: '/system.webServer/httpLogging/@dontLog',
    OldValue: 'true',
    NewValue: 'false',
  },
  ldap: { Computer: 'pc7.contoso.com', SearchFilter: '(cn=alice)', DistinguishedName: 'DC=contoso,DC=com', ScopeOfSearch: '2' },
  ntlm: { Computer: 'dc1.contoso.com', UserName: 'alice', DomainName: 'CONTOSO', WorkstationName: 'PC7' },
  'printservice-admin': { Computer: 'pc7.contoso.com', Message: 'The document could not be printed' },
  'printservice-operational': { Computer: 'pc7.contoso.com', Message: 'A document was printed' },
  'shell-core': { Computer: 'pc7.contoso.com', Name: 'Vendor Agent', AppID: 'Vendor.Agent', Flags: '0' },
  taskscheduler: {
    Computer: 'pc7.contoso.com',
    TaskName: '\\Vendor\\Update',
    Path: 'C:\\Program Files\\Vendor\\agent.exe',
  },
  wmi: { Computer: 'pc7.contoso.com', Operation: 'Start IWbemServices::ExecQuery - root\\cimv2 : select * from Win32_Bios' },
  database: { statement: 'SELECT name FROM dbo.products' },
  activitylogs: { CategoryValue: 'Administrative', status: 'Success' },
  exchange: { eventSource: 'Exchange', status: 'success' },
  signinlogs: { ActivityDetails: 'Sign-ins' },
  threat_detection: { eventSource: 'SecurityComplianceCenter', status: 'success' },
  threat_management: { eventSource: 'SecurityComplianceCenter', status: 'success' },
};
