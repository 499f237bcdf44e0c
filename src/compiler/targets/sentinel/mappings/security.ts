import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { WINDOWS_EVENT_HEADER, WINDOWS_EVENT_TEXT, WITHOUT_MESSAGE } from '../fields.js';
import { sentinelTables } from '../tables.js';

/** The members of audit events for which SecurityEvent has a column of the same name. */
// prettier-ignore
const SAME_NAMED_COLUMNS = [
  'AccessList', 'AccessMask', 'AccessReason', 'AccountDomain', 'AccountExpires', 'AccountName', 'AccountSessionIdentifier',
  'AdditionalInfo', 'AdditionalInfo2', 'AllowedToDelegateTo', 'Attributes', 'AuditPolicyChanges', 'AuditsDiscarded',
  'AuthenticationLevel', 'AuthenticationPackageName', 'AuthenticationProvider', 'AuthenticationServer', 'AuthenticationService',
  'AuthenticationType', 'CACertificateHash', 'CalledStationID', 'CallerProcessName', 'CallingStationID', 'CAPublicKeyHash', 'CategoryId',
  'CertificateDatabaseHash', 'ClassId', 'ClassName', 'ClientAddress', 'ClientIPAddress', 'ClientName', 'CommandLine', 'CompatibleIds',
  'Correlation', 'DCDNSName', 'DeviceDescription', 'DeviceId', 'DisplayName', 'Disposition', 'DomainBehaviorVersion', 'DomainName',
  'DomainPolicyChanged', 'DomainSid', 'EAPType', 'ElevatedToken', 'ErrorCode', 'EventRecordId', 'ExtendedQuarantineState',
  'FailureReason', 'FileHash', 'FilePath', 'FilePathNoUser', 'Filter', 'ForceLogoff', 'Fqbn', 'FullyQualifiedSubjectMachineName',
  'FullyQualifiedSubjectUserName', 'GroupMembership', 'HandleId', 'HardwareIds', 'HomeDirectory', 'HomePath', 'ImpersonationLevel',
  'IpAddress', 'IpPort', 'KeyLength', 'LmPackageName', 'LocationInformation', 'LockoutDuration', 'LockoutObservationWindow',
  'LockoutThreshold', 'LoggingResult', 'LogonHours', 'LogonID', 'LogonProcessName', 'LogonType', 'MachineAccountQuota',
  'MachineInventory', 'MachineLogon', 'MandatoryLabel', 'MaxPasswordAge', 'MemberName', 'MemberSid', 'MinPasswordAge',
  'MinPasswordLength', 'MixedDomainMode', 'NASIdentifier', 'NASIPv4Address', 'NASIPv6Address', 'NASPort', 'NASPortType',
  'NetworkPolicyName', 'NewDate', 'NewMaxUsers', 'NewProcessName', 'NewRemark', 'NewShareFlags', 'NewTime', 'NewUacValue', 'NewValue',
  'NewValueType', 'ObjectName', 'ObjectServer', 'ObjectType', 'ObjectValueName', 'OemInformation', 'OldMaxUsers', 'OldRemark',
  'OldShareFlags', 'OldUacValue', 'OldValue', 'OldValueType', 'Opcode', 'OperationType', 'PackageName', 'ParentProcessName',
  'PasswordHistoryLength', 'PasswordLastSet', 'PasswordProperties', 'PreviousDate', 'PreviousTime', 'PrimaryGroupId',
  'PrivateKeyUsageCount', 'PrivilegeList', 'ProcessName', 'ProfilePath', 'Properties', 'ProtocolSequence', 'ProxyPolicyName',
  'QuarantineHelpURL', 'QuarantineSessionID', 'QuarantineSessionIdentifier', 'QuarantineState', 'QuarantineSystemHealthResult',
  'RelativeTargetName', 'RemoteIpAddress', 'RemotePort', 'Requester', 'RequestId', 'RestrictedAdminMode', 'RowsDeleted',
  'SamAccountName', 'ScriptPath', 'SecurityDescriptor', 'ServiceAccount', 'ServiceFileName', 'ServiceName', 'ServiceStartType',
  'ServiceType', 'SessionName', 'ShareLocalPath', 'ShareName', 'SidHistory', 'Status', 'SubcategoryId', 'Subject', 'SubjectDomainName',
  'SubjectKeyIdentifier', 'SubjectLogonId', 'SubjectMachineName', 'SubjectMachineSID', 'SubjectUserName', 'SubjectUserSid', 'SubStatus',
  'SystemProcessId', 'SystemThreadId', 'SystemUserId', 'TableId', 'TargetDomainName', 'TargetInfo', 'TargetLinkedLogonId',
  'TargetLogonId', 'TargetOutboundDomainName', 'TargetOutboundUserName', 'TargetServerName', 'TargetSid', 'TargetUserName',
  'TargetUserSid', 'Task', 'TemplateContent', 'TemplateDSObjectFQDN', 'TemplateInternalName', 'TemplateOID', 'TemplateSchemaVersion',
  'TemplateVersion', 'TokenElevationType', 'TransmittedServices', 'UserAccountControl', 'UserParameters', 'UserPrincipalName',
  'UserWorkstations', 'VendorIds', 'Version', 'VirtualAccount', 'Workstation', 'WorkstationName',
] as const;

/**
 * Members that Windows writes with braces and Log Analytics without.
 *
 * Source: the type of the columns in the validation schema of Azure/Azure-Sentinel, and `LogonGuid` in the sample of
 * SecurityEvent in opencybersecurityalliance/stix-shifter; that the others are written like that is judgement.
 */
const GUIDS = {
  InterfaceUuid: { guid: 'InterfaceUuid', unverified: true },
  LogonGuid: { guid: 'LogonGuid' },
  SubcategoryGuid: { guid: 'SubcategoryGuid', unverified: true },
  TargetLogonGuid: { guid: 'TargetLogonGuid', unverified: true },
} as const satisfies FieldMappings;

/**
 * Events that Log Analytics does not take apart: the columns are empty, and EventData has the members.
 *
 * Source: Azure/Azure-Sentinel, issue 12585 and Detections/SecurityEvent/
 * AADHealthMonAgentRegKeyAccess.yaml, which reads EventData for 4656 and the columns for 4663.
 */
const NOT_IN_COLUMNS = ['4627', '4656', '4703', '5058'];

/** "The Windows Filtering Platform has permitted a bind to a local port", which is one more, with a decimal id of the process. */
const PORT_BOUND = ['5158'];

/** Their members that have a column. */
const COLUMN_OR_MEMBER = {
  AccessList: { firstOf: ['AccessList', { eventData: 'AccessList' }] },
  AccessMask: { firstOf: ['AccessMask', { eventData: 'AccessMask' }] },
  AccessReason: { firstOf: ['AccessReason', { eventData: 'AccessReason' }] },
  GroupMembership: { firstOf: ['GroupMembership', { eventData: 'GroupMembership' }] },
  HandleId: { firstOf: ['HandleId', { eventData: 'HandleId' }] },
  LogonType: { firstOf: ['LogonType', { eventData: 'LogonType' }] },
  ObjectName: { firstOf: ['ObjectName', { eventData: 'ObjectName' }] },
  ObjectServer: { firstOf: ['ObjectServer', { eventData: 'ObjectServer' }] },
  ObjectType: { firstOf: ['ObjectType', { eventData: 'ObjectType' }] },
  PrivilegeList: { firstOf: ['PrivilegeList', { eventData: 'PrivilegeList' }] },
  ProcessId: { hexText: { firstOf: ['ProcessId', { eventData: 'ProcessId' }] } },
  ProcessName: { firstOf: ['ProcessName', { eventData: 'ProcessName' }] },
  SubjectDomainName: { firstOf: ['SubjectDomainName', { eventData: 'SubjectDomainName' }] },
  SubjectLogonId: { firstOf: ['SubjectLogonId', { eventData: 'SubjectLogonId' }] },
  SubjectUserName: { firstOf: ['SubjectUserName', { eventData: 'SubjectUserName' }] },
  SubjectUserSid: { firstOf: ['SubjectUserSid', { eventData: 'SubjectUserSid' }] },
  TargetDomainName: { firstOf: ['TargetDomainName', { eventData: 'TargetDomainName' }] },
  TargetLogonId: { firstOf: ['TargetLogonId', { eventData: 'TargetLogonId' }] },
  TargetUserName: { firstOf: ['TargetUserName', { eventData: 'TargetUserName' }] },
  TargetUserSid: { firstOf: ['TargetUserSid', { eventData: 'TargetUserSid' }] },
} as const satisfies FieldMappings;

/** "The audit log was cleared". Source: the ASIM audit event parser for Windows events, which reads EventData. */
const AUDIT_LOG_CLEARED = ['1102'];

/** Who cleared it. */
const AUDIT_LOG_CLEARED_MEMBERS = {
  SubjectDomainName: { firstOf: ['SubjectDomainName', { userData: 'SubjectDomainName' }] },
  SubjectLogonId: { firstOf: ['SubjectLogonId', { userData: 'SubjectLogonId' }] },
  SubjectUserName: { firstOf: ['SubjectUserName', { userData: 'SubjectUserName' }] },
  SubjectUserSid: { firstOf: ['SubjectUserSid', { userData: 'SubjectUserSid' }] },
} as const satisfies FieldMappings;

/** The Security log in SecurityEvent. */
const IN_SECURITY_EVENT = {
  table: sentinelTables.SecurityEvent,
  where: [],
  sameNamedColumns: SAME_NAMED_COLUMNS,
  fields: {
    ...GUIDS,
    CallerProcessId: { hexText: 'CallerProcessId' },
    Channel: 'Channel',
    Computer: 'Computer',
    ComputerName: 'Computer',
    EventID: 'EventID',
    Keywords: {
      column: 'Keywords',
      note: 'the column has the mask of keywords as hex text, such as 0x8020000000000000; the Azure Monitor Agent may leave it empty',
    },
    Level: { unsupported: 'its column of that name has the kind of audit, 8 for a success and 16 for a failure' },
    NewProcessId: { hexText: 'NewProcessId' },
    ProcessId: { hexText: 'ProcessId' },
    Provider_Name: 'EventSourceName',
  },
  eventData: WINDOWS_EVENT_DATA.securityWithoutColumn,
  openEventData: true,
  events: [
    { eventIds: AUDIT_LOG_CLEARED, fields: AUDIT_LOG_CLEARED_MEMBERS },
    { eventIds: PORT_BOUND, fields: { ProcessId: { eventData: 'ProcessId' } } },
    { eventIds: NOT_IN_COLUMNS, fields: COLUMN_OR_MEMBER },
  ],
  keywords: [{ eventDataText: true }, 'Activity'],
  keywordsMatchLess:
    'of the message it has the title alone, and EventData is empty for events that have a column for each member, such as 4624, 4625 and 4688',
  notes: [
    'Windows writes an event only where its audit policy asks for it.',
    'Log Analytics leaves the columns of some events empty (4627, 4656, 4703, 5058, 5158): a rule that does not name their EventID misses them.',
  ],
  basis: 'The columns on the page of the table: a member of an event that is a column has its name, others are in EventData.',
} as const;

/** The Security log. */
export const securityMappings: readonly LogsourceMapping[] = [
  defineMapping({
    ...IN_SECURITY_EVENT,
    logsource: { product: 'windows', service: 'security' },
    priority: 1,
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: sentinelTables.WindowsEvent,
    priority: 2,
    where: [{ expression: 'Channel', is: WINDOWS_CHANNELS.security, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_HEADER,
      ComputerName: 'Computer',
      EventID: 'EventID',
      Keywords: 'Keywords',
      ProcessId: { hexText: { eventData: 'ProcessId' } },
      Provider_Name: 'Provider',
    },
    eventData: [...WINDOWS_EVENT_DATA.securityWithColumn, ...WINDOWS_EVENT_DATA.securityWithoutColumn],
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    keywordsMatchLess: WITHOUT_MESSAGE,
    notes: ['Windows writes an event only where its audit policy asks for it.'],
    basis: 'The ASIM parsers over WindowsEvent (EventData.<name>).',
  }),
  // Rules that name no log mean all of them.
  defineMapping({
    ...IN_SECURITY_EVENT,
    logsource: { product: 'windows' },
    priority: 3,
    partial: 'it has the Security log only',
  }),
];
