import { SERVICE_START_TYPES, SERVICE_TYPES } from '../../facts/services.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { FILE_DIGESTS, INITIATING_PROCESS, NO_EVENT_LOG } from '../fields.js';
import { defenderXdrTables } from '../tables.js';

const SUBJECT = {
  SubjectDomainName: { dashWhenEmpty: 'InitiatingProcessAccountDomain' },
  SubjectUserName: { dashWhenEmpty: 'InitiatingProcessAccountName' },
  SubjectUserSid: 'InitiatingProcessAccountSid',
} as const satisfies FieldMappings;

const MEMBER_OR_GROUP = {
  matchesMore: 'newer records have the member as the account and the group in AdditionalFields, older ones the group as the account',
  unverified: true,
} as const;

/**
 * The member that comes to a group or leaves it, and the group. Exports of 2023 have the member as the account, and GroupName
 * and GroupDomainName in AdditionalFields; Microsoft's rule "Local Admin Group Changes" (2020) has the group as the account and
 * MemberSid in AdditionalFields. GroupSid, beside the other two, is judgement.
 */
const MEMBERSHIP = {
  MemberName: { unsupported: 'Windows writes the distinguished name of the member, or "-", and the table the name of its account' },
  MemberSid: { anyOf: ['AccountSid', { column: 'AdditionalFields', json: 'MemberSid' }], ...MEMBER_OR_GROUP },
  TargetDomainName: { anyOf: ['AccountDomain', { column: 'AdditionalFields', json: 'GroupDomainName' }], ...MEMBER_OR_GROUP },
  TargetSid: { anyOf: ['AccountSid', { column: 'AdditionalFields', json: 'GroupSid' }], ...MEMBER_OR_GROUP },
  TargetUserName: { anyOf: ['AccountName', { column: 'AdditionalFields', json: 'GroupName' }], ...MEMBER_OR_GROUP },
} as const satisfies FieldMappings;

const NO_MEMBER = { unsupported: 'only changes of the members of a group have a member' } as const;

const SERVICE_PROGRAM = {
  path: 'FolderPath',
  fileName: 'FileName',
  withoutArguments: true,
  matchesLess: 'the table has the program of the service without the arguments of its command line',
} as const;

// Windows has the account of the new process only where it is of another logon session than that of its parent, else `-`.
const ACCOUNT_OF_OTHER_SESSION =
  'the table has the account of every process, Windows only that of a process of another logon session than its parent' as const;

const NO_LOGON_DETAIL = { unsupported: 'the table does not record it' };

/** Code integrity writes paths as the kernel does. */
const KERNEL_PATH = { volumeForDrive: true, unverified: true } as const;

const NO_AUTHENTICODE = { unsupported: 'the event has the Authenticode hash of the file, the table the digests of all of it' } as const;
const NO_SIGNING_LEVEL = { unsupported: 'what AdditionalFields has of the signing level is not documented' } as const;
const NO_RULE_OF_POLICY = { unsupported: 'what AdditionalFields has of the policy and its rule is not documented' } as const;

/** Windows has the account as DOMAIN\user, under one name where it creates a task and under another where it changes one. */
const ACCOUNT_OF_TASK = { expression: INITIATING_PROCESS.User, unverified: true } as const;
const TASK_CREATED = {
  UserContext: ACCOUNT_OF_TASK,
  UserName: { never: 'a task that is created has the account in UserContext' },
} as const satisfies FieldMappings;
const TASK_CHANGED = {
  UserContext: { never: 'a task that is changed or deleted has the account in UserName' },
  UserName: ACCOUNT_OF_TASK,
} as const satisfies FieldMappings;

const APPLICATION_CONTROL =
  'https://learn.microsoft.com/windows/security/application-security/application-control/app-control-for-business/operations/' +
  'querying-application-control-events-centrally-using-advanced-hunting (which event an ActionType is); the columns are judgement.';

/** The Windows event logs, as far as Defender for Endpoint has the same events under other names. */
export const windowsServiceMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: defenderXdrTables.DeviceLogonEvents,
    priority: 1,
    partial: 'of the Security log it has sign-ins only, Windows events 4624 and 4625',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      AuthenticationPackageName: { dashWhenEmpty: 'Protocol' },
      Computer: 'DeviceName',
      ComputerName: 'DeviceName',
      ElevatedToken: NO_LOGON_DETAIL,
      ImpersonationLevel: NO_LOGON_DETAIL,
      IpAddress: { dashWhenEmpty: 'RemoteIP' },
      IpPort: { dashWhenEmpty: 'RemotePort' },
      KeyLength: NO_LOGON_DETAIL,
      LogonGuid: NO_LOGON_DETAIL,
      LogonProcessName: NO_LOGON_DETAIL,
      LogonType: {
        valueMap: 'LogonType',
        values: {
          '2': 'Interactive',
          '3': 'Network',
          '4': 'Batch',
          '5': 'Service',
          '7': 'Unlock',
          '8': 'NetworkCleartext',
          '9': 'NewCredentials',
          '10': 'RemoteInteractive',
          '11': 'CachedInteractive',
          '12': 'CachedRemoteInteractive',
        },
        matchesLess:
          'the documentation names Interactive (2), Network (3), Batch (4), Service (5) and RemoteInteractive (10); others may not occur',
      },
      ProcessId: { hexNumber: 'InitiatingProcessId' },
      ProcessName: { ...INITIATING_PROCESS.Image, orDash: true },
      RestrictedAdminMode: NO_LOGON_DETAIL,
      Status: NO_LOGON_DETAIL,
      ...SUBJECT,
      SubStatus: NO_LOGON_DETAIL,
      TargetDomainName: { dashWhenEmpty: 'AccountDomain' },
      TargetLogonId: { hexNumber: 'LogonId' },
      TargetOutboundUserName: NO_LOGON_DETAIL,
      TargetUserName: { dashWhenEmpty: 'AccountName' },
      TargetUserSid: 'AccountSid',
      WorkstationName: { dashWhenEmpty: 'RemoteDeviceName' },
    },
    variants: [
      { where: [{ expression: 'ActionType', is: 'LogonSuccess' }], fields: { EventID: { fixed: '4624' } } },
      { where: [{ expression: 'ActionType', is: 'LogonFailed' }], fields: { EventID: { fixed: '4625' } } },
    ],
    discriminatorField: 'EventID',
    basis: 'The ASIM authentication parser for Microsoft Defender XDR and the page of the table.',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: defenderXdrTables.DeviceEvents,
    priority: 2,
    partial: 'few events of the Security log have an equivalent',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      Computer: 'DeviceName',
      ComputerName: 'DeviceName',
      MemberName: NO_MEMBER,
      MemberSid: NO_MEMBER,
      Provider_Name: { fixed: 'Microsoft-Windows-Security-Auditing' },
      ServiceAccount: { column: 'AdditionalFields', json: 'ServiceAccount' },
      ServiceFileName: SERVICE_PROGRAM,
      ServiceName: { column: 'AdditionalFields', json: 'ServiceName' },
      ServiceStartType: { hexNumber: { column: 'AdditionalFields', json: 'ServiceStartType' }, unverified: true },
      ServiceType: { hexNumber: { column: 'AdditionalFields', json: 'ServiceType' }, unverified: true },
      ...SUBJECT,
      TargetDomainName: 'AccountDomain',
      TargetSid: 'AccountSid',
      TargetUserName: 'AccountName',
      TargetUserSid: 'AccountSid',
      TaskContent: { column: 'AdditionalFields', json: 'TaskContent' },
      TaskContentNew: { column: 'AdditionalFields', json: 'TaskContent' },
      TaskName: { column: 'AdditionalFields', json: 'TaskName' },
    },
    variants: [
      {
        where: [{ expression: 'ActionType', is: 'SecurityLogCleared' }],
        fields: { EventID: { fixed: '1102' }, Provider_Name: { fixed: 'Microsoft-Windows-Eventlog' } },
      },
      { where: [{ expression: 'ActionType', is: 'ServiceInstalled' }], fields: { EventID: { fixed: '4697' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskCreated' }], fields: { EventID: { fixed: '4698' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskDeleted' }], fields: { EventID: { fixed: '4699' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskEnabled' }], fields: { EventID: { fixed: '4700' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskDisabled' }], fields: { EventID: { fixed: '4701' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskUpdated' }], fields: { EventID: { fixed: '4702' } } },
      { where: [{ expression: 'ActionType', is: 'AuditPolicyModification' }], fields: { EventID: { fixed: '4719' } } },
      { where: [{ expression: 'ActionType', is: 'UserAccountCreated' }], fields: { EventID: { fixed: '4720' } } },
      { where: [{ expression: 'ActionType', is: 'UserAccountDeleted' }], fields: { EventID: { fixed: '4726' } } },
      {
        where: [{ expression: 'ActionType', is: 'SecurityGroupCreated' }],
        fields: { EventID: { fixed: '4731' } },
        matchesMore: 'SecurityGroupCreated may be of a global or a universal group too, Windows events 4727 and 4754',
      },
      { where: [{ expression: 'ActionType', is: 'UserAccountAddedToLocalGroup' }], fields: { ...MEMBERSHIP, EventID: { fixed: '4732' } } },
      {
        where: [{ expression: 'ActionType', is: 'UserAccountRemovedFromLocalGroup' }],
        fields: { ...MEMBERSHIP, EventID: { fixed: '4733' } },
      },
      {
        where: [{ expression: 'ActionType', is: 'SecurityGroupDeleted' }],
        fields: { EventID: { fixed: '4734' } },
        matchesMore: 'SecurityGroupDeleted may be of a global or a universal group too, Windows events 4730 and 4758',
      },
      { where: [{ expression: 'ActionType', is: 'UserAccountModified' }], fields: { EventID: { fixed: '4738' } } },
      { where: [{ expression: 'ActionType', is: 'DirectoryServiceObjectModified' }], fields: { EventID: { fixed: '5136' } } },
      { where: [{ expression: 'ActionType', is: 'DirectoryServiceObjectCreated' }], fields: { EventID: { fixed: '5137' } } },
      { where: [{ expression: 'ActionType', is: 'NetworkShareObjectAccessChecked' }], fields: { EventID: { fixed: '5145' } } },
      { where: [{ expression: 'ActionType', is: 'PnpDeviceConnected' }], fields: { EventID: { fixed: '6416' } } },
    ],
    discriminatorField: 'EventID',
    basis: 'The descriptions of the ActionType values in the portal; public hunting queries (the members of AdditionalFields).',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: defenderXdrTables.DeviceProcessEvents,
    priority: 3,
    partial: 'of the Security log it has the start of processes only, Windows event 4688',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      CommandLine: 'ProcessCommandLine',
      Computer: 'DeviceName',
      ComputerName: 'DeviceName',
      NewProcessId: { hexNumber: 'ProcessId' },
      NewProcessName: { path: 'FolderPath', fileName: 'FileName' },
      ParentProcessName: INITIATING_PROCESS.Image,
      ProcessId: { hexNumber: 'InitiatingProcessId' },
      ...SUBJECT,
      TargetDomainName: { otherWhenEmpty: 'AccountDomain', matchesMore: ACCOUNT_OF_OTHER_SESSION },
      TargetUserName: { otherWhenEmpty: 'AccountName', matchesMore: ACCOUNT_OF_OTHER_SESSION },
    },
    variants: [{ where: [{ expression: 'ActionType', is: 'ProcessCreated' }], fields: { EventID: { fixed: '4688' } } }],
    discriminatorField: 'EventID',
    unverified: 'all',
    basis:
      'Judgement, from the meaning of the columns on the page of the table, and of the fields on ' +
      'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/auditing/event-4688.',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'system' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'of the System log it has the installation of services only, event 7045',
    where: [],
    fields: {
      ...INITIATING_PROCESS,
      ProcessId: { unsupported: 'rules mean the process that wrote the event, the table has the one that installed the service' },
      AccountName: { column: 'AdditionalFields', json: 'ServiceAccount' },
      Channel: NO_EVENT_LOG.Channel,
      ImagePath: SERVICE_PROGRAM,
      Level: NO_EVENT_LOG.Level,
      ServiceName: { column: 'AdditionalFields', json: 'ServiceName' },
      ServiceType: { valueMap: { column: 'AdditionalFields', json: 'ServiceType' }, values: SERVICE_TYPES, unverified: true },
      StartType: { valueMap: { column: 'AdditionalFields', json: 'ServiceStartType' }, values: SERVICE_START_TYPES, unverified: true },
    },
    variants: [
      {
        where: [{ expression: 'ActionType', is: 'ServiceInstalled' }],
        fields: { EventID: { fixed: '7045' }, Provider_Name: { fixed: 'Service Control Manager' } },
      },
    ],
    discriminatorField: 'EventID',
    basis: 'The descriptions of the ActionType values in the portal; public hunting queries (the members of AdditionalFields).',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'windefend' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'of the log of Microsoft Defender Antivirus it has events 1116, 1117 and 5013 only',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      ...FILE_DIGESTS,
      // The event has `file:_C:\Users\a.exe`.
      Path: { path: 'FolderPath', fileName: 'FileName', sourcePrefix: 'file:_' },
      ProcessName: INITIATING_PROCESS.Image,
      ThreatName: { column: 'AdditionalFields', json: 'ThreatName' },
    },
    // TamperingAttempt is the blocked change (5013), not the changes that were made (5007, 5010, 5012).
    variants: [
      { where: [{ expression: 'ActionType', is: 'AntivirusDetection' }], fields: { EventID: { fixed: '1116' } } },
      {
        where: [{ expression: 'ActionType', is: ['AntivirusDetectionActionType', 'AntivirusMalwareBlocked'] }],
        fields: { EventID: { fixed: '1117' } },
      },
      { where: [{ expression: 'ActionType', is: 'TamperingAttempt' }], fields: { EventID: { fixed: '5013' } } },
    ],
    discriminatorField: 'EventID',
    notes: [
      'Changes of the configuration are nearer in DeviceRegistryEvents, under HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Defender.',
    ],
    unverified: 'rows',
    basis:
      'The descriptions of the ActionType values in the portal; public lists, which give 1117 as AntivirusMalwareBlocked; that it is ' +
      'AntivirusDetectionActionType too, and which event id the others are, is judgement.',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'codeintegrity-operational' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'of the log of code integrity it has events 3023, 3036, 3076, 3077, 3089, 3090, 3091, 3092 and 3099 only',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      FileName: { path: 'FolderPath', fileName: 'FileName', ...KERNEL_PATH },
      FileNameBuffer: { path: 'FolderPath', fileName: 'FileName', ...KERNEL_PATH },
      ProcessName: { ...INITIATING_PROCESS.Image, ...KERNEL_PATH },
      ProcessNameBuffer: { ...INITIATING_PROCESS.Image, ...KERNEL_PATH },
      RequestedPolicy: NO_SIGNING_LEVEL,
      RequestedSigningLevel: NO_SIGNING_LEVEL,
      SHA1FlatHash: { column: 'SHA1', unverified: true },
      SHA1Hash: NO_AUTHENTICODE,
      SHA256FlatHash: { column: 'SHA256', unverified: true },
      SHA256Hash: NO_AUTHENTICODE,
      ValidatedPolicy: NO_SIGNING_LEVEL,
      ValidatedSigningLevel: NO_SIGNING_LEVEL,
    },
    variants: [
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityDriverRevoked' }], fields: { EventID: { fixed: '3023' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityImageRevoked' }], fields: { EventID: { fixed: '3036' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityPolicyAudited' }], fields: { EventID: { fixed: '3076' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityPolicyBlocked' }], fields: { EventID: { fixed: '3077' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegritySigningInformation' }], fields: { EventID: { fixed: '3089' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityOriginAllowed' }], fields: { EventID: { fixed: '3090' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityOriginAudited' }], fields: { EventID: { fixed: '3091' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityOriginBlocked' }], fields: { EventID: { fixed: '3092' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCodeIntegrityPolicyLoaded' }], fields: { EventID: { fixed: '3099' } } },
    ],
    discriminatorField: 'EventID',
    basis: APPLICATION_CONTROL,
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'applocker' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'of the logs of AppLocker it has events 8001, 8003, 8004, 8006, 8007, 8021, 8022, 8028 and 8029 only',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      FileHash: NO_AUTHENTICODE,
      FilePath: { unsupported: 'AppLocker writes variables such as %OSDRIVE% for folders, the table the folder' },
      Fqbn: NO_RULE_OF_POLICY,
      FullFilePath: { path: 'FolderPath', fileName: 'FileName', unverified: true },
      PolicyName: NO_RULE_OF_POLICY,
      RuleId: NO_RULE_OF_POLICY,
      RuleName: NO_RULE_OF_POLICY,
      RuleSddl: NO_RULE_OF_POLICY,
      TargetUser: { column: 'InitiatingProcessAccountSid', unverified: true },
    },
    variants: [
      { where: [{ expression: 'ActionType', is: 'AppControlPolicyApplied' }], fields: { EventID: { fixed: '8001' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlExecutableAudited' }], fields: { EventID: { fixed: '8003' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlExecutableBlocked' }], fields: { EventID: { fixed: '8004' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlScriptAudited' }], fields: { EventID: { fixed: '8006' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlScriptBlocked' }], fields: { EventID: { fixed: '8007' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlPackagedAppAudited' }], fields: { EventID: { fixed: '8021' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlPackagedAppBlocked' }], fields: { EventID: { fixed: '8022' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCIScriptAudited' }], fields: { EventID: { fixed: '8028' } } },
      { where: [{ expression: 'ActionType', is: 'AppControlCIScriptBlocked' }], fields: { EventID: { fixed: '8029' } } },
    ],
    discriminatorField: 'EventID',
    basis: APPLICATION_CONTROL,
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'taskscheduler' },
    table: defenderXdrTables.DeviceEvents,
    priority: 1,
    partial: 'of the log of the task scheduler it has events 106, 140 and 141 only, and takes them from the audit of tasks',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...INITIATING_PROCESS,
      Path: { unsupported: 'only events that start a task have the path of its program' },
      TaskName: { column: 'AdditionalFields', json: 'TaskName' },
    },
    variants: [
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskCreated' }], fields: { ...TASK_CREATED, EventID: { fixed: '106' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskUpdated' }], fields: { ...TASK_CHANGED, EventID: { fixed: '140' } } },
      { where: [{ expression: 'ActionType', is: 'ScheduledTaskDeleted' }], fields: { ...TASK_CHANGED, EventID: { fixed: '141' } } },
    ],
    discriminatorField: 'EventID',
    unverified: 'rows',
    basis: 'Judgement: the audit events behind the ActionTypes (4698, 4702, 4699) tell of the same as those of the task scheduler.',
  }),
];
