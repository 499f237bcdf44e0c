import { SYSMON_DIGESTS, SYSMON_MEMBERS } from '../../facts/sysmon.js';
import { WINDOWS_CHANNELS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineEventLogRoutes } from '../../event-log.js';
import { defineRoute, type FieldMappings, type Route } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { EVENT_LOG_FIELDS, EVENT_TEXT, WINDOWS_EVENT_LOG_FIELDS, WINDOWS_EVENT_TEXT, WITHOUT_MESSAGE } from '../fields.js';
import { event } from '../tables/event.js';
import { securityEvent } from '../tables/security-event.js';
import { windowsEvent } from '../tables/windows-event.js';

const BASIS = 'SigmaHQ/sigma, tests/thor.yml (channels and event ids); the fields are the members of the events.';

const OFF_AT_FIRST = 'Windows has the channel switched off until somebody switches it on.';
const NO_SUBSCRIPTION =
  'An analytic or debug channel, to which agents cannot subscribe: the table has its events only where they are forwarded in some other way.';

/** The blanks in the names of Microsoft Defender Antivirus are left out, or underscores, in Sigma. */
const DEFENDER_ANTIVIRUS_MEMBERS = {
  Feature_Name: { eventData: 'Feature Name' },
  NewValue: { eventData: 'New Value' },
  OldValue: { eventData: 'Old Value' },
  ProcessName: { eventData: 'Process Name' },
  SourceName: { eventData: 'Source Name' },
  ThreatName: { eventData: 'Threat Name' },
} as const satisfies FieldMappings<never>;

/** Events 3076 and 3077 of code integrity have blanks in the names of their members. */
const CODE_INTEGRITY_MEMBERS = {
  FileName: { eventData: 'File Name' },
  ProcessName: { eventData: 'Process Name' },
  RequestedSigningLevel: { eventData: 'Requested Signing Level' },
  SHA1FlatHash: { eventData: 'SHA1 Flat Hash' },
  SHA1Hash: { eventData: 'SHA1 Hash' },
  SHA256FlatHash: { eventData: 'SHA256 Flat Hash' },
  SHA256Hash: { eventData: 'SHA256 Hash' },
  ValidatedSigningLevel: { eventData: 'Validated Signing Level' },
} as const satisfies FieldMappings<never>;

const NO_COLUMN = { unsupported: 'whether EventData has it for this log is not documented' } as const;

/** "The log file was cleared". It has the log that was in its data, and is in the System log whichever that was. */
const LOG_CLEARED = ['104'];

/** "A service was installed in the system", whose data has no process. */
const SERVICE_INSTALLED = ['7045'];

/** Who cleared the log, and where to the events were saved. */
const LOG_CLEARED_MEMBERS = {
  BackupPath: { userData: 'BackupPath' },
  SubjectDomainName: { userData: 'SubjectDomainName' },
  SubjectUserName: { userData: 'SubjectUserName' },
} as const satisfies FieldMappings;

/** The channels of the Windows event log that Log Analytics has in Event and WindowsEvent. */
export const windowsServiceRoutes: readonly Route[] = [
  ...defineEventLogRoutes(EVENT_LOG_TABLES, [
    {
      service: 'application',
      channels: WINDOWS_CHANNELS.application,
      eventData: WINDOWS_EVENT_DATA.application,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'application-experience',
      channels: WINDOWS_CHANNELS['application-experience'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'applocker',
      channels: WINDOWS_CHANNELS.applocker,
      userData: true,
      eventData: WINDOWS_EVENT_DATA.applocker,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'appmodel-runtime',
      channels: WINDOWS_CHANNELS['appmodel-runtime'],
      eventData: WINDOWS_EVENT_DATA['appmodel-runtime'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'appxdeployment-server',
      channels: WINDOWS_CHANNELS['appxdeployment-server'],
      eventData: WINDOWS_EVENT_DATA['appxdeployment-server'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'appxpackaging-om',
      channels: WINDOWS_CHANNELS['appxpackaging-om'],
      eventData: WINDOWS_EVENT_DATA['appxpackaging-om'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'bitlocker',
      channels: WINDOWS_CHANNELS.bitlocker,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'bits-client',
      channels: WINDOWS_CHANNELS['bits-client'],
      eventData: WINDOWS_EVENT_DATA['bits-client'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'capi2',
      channels: WINDOWS_CHANNELS.capi2,
      notes: [OFF_AT_FIRST, 'The data of the events is in attributes: a rule can only look for text in it.'],
      basis: BASIS,
    },
    {
      service: 'certificateservicesclient-lifecycle-system',
      channels: WINDOWS_CHANNELS['certificateservicesclient-lifecycle-system'],
      userData: true,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'codeintegrity-operational',
      channels: WINDOWS_CHANNELS['codeintegrity-operational'],
      fields: CODE_INTEGRITY_MEMBERS,
      eventData: WINDOWS_EVENT_DATA['codeintegrity-operational'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'dhcp',
      channels: WINDOWS_CHANNELS.dhcp,
      openEventData: true,
      notes: ['The audit log of the DHCP server is a text file and not this channel.'],
      basis: BASIS,
    },
    {
      service: 'diagnosis-scripted',
      channels: WINDOWS_CHANNELS['diagnosis-scripted'],
      eventData: WINDOWS_EVENT_DATA['diagnosis-scripted'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'dns-client',
      channels: WINDOWS_CHANNELS['dns-client'],
      eventData: WINDOWS_EVENT_DATA['dns-client'],
      openEventData: true,
      notes: [OFF_AT_FIRST],
      basis: BASIS,
    },
    {
      service: 'dns-server',
      channels: WINDOWS_CHANNELS['dns-server'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'dns-server-analytic',
      channels: WINDOWS_CHANNELS['dns-server-analytic'],
      eventData: WINDOWS_EVENT_DATA['dns-server-analytic'],
      openEventData: true,
      notes: [NO_SUBSCRIPTION],
      basis: BASIS,
    },
    {
      service: 'dns-server-audit',
      channels: WINDOWS_CHANNELS['dns-server-audit'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'driver-framework',
      channels: WINDOWS_CHANNELS['driver-framework'],
      notes: [OFF_AT_FIRST, 'The data of the events is in attributes: a rule can only look for text in it.'],
      basis: BASIS,
    },
    {
      service: 'firewall-as',
      channels: WINDOWS_CHANNELS['firewall-as'],
      eventData: WINDOWS_EVENT_DATA['firewall-as'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'hyper-v-worker',
      channels: WINDOWS_CHANNELS['hyper-v-worker'],
      userData: true,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'iis-configuration',
      channels: WINDOWS_CHANNELS['iis-configuration'],
      eventData: WINDOWS_EVENT_DATA['iis-configuration'],
      openEventData: true,
      notes: [OFF_AT_FIRST],
      basis: BASIS,
    },
    {
      service: 'kernel-event-tracing',
      channels: WINDOWS_CHANNELS['kernel-event-tracing'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'kernel-shimengine',
      channels: WINDOWS_CHANNELS['kernel-shimengine'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'ldap',
      channels: WINDOWS_CHANNELS.ldap,
      eventData: WINDOWS_EVENT_DATA.ldap,
      openEventData: true,
      notes: [NO_SUBSCRIPTION],
      basis: BASIS,
    },
    {
      service: 'ldap_debug',
      channels: WINDOWS_CHANNELS.ldap,
      eventData: WINDOWS_EVENT_DATA.ldap,
      openEventData: true,
      notes: [NO_SUBSCRIPTION],
      basis: BASIS,
    },
    {
      service: 'lsa-server',
      channels: WINDOWS_CHANNELS['lsa-server'],
      eventData: WINDOWS_EVENT_DATA['lsa-server'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'microsoft-servicebus-client',
      channels: WINDOWS_CHANNELS['microsoft-servicebus-client'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'msexchange-management',
      channels: WINDOWS_CHANNELS['msexchange-management'],
      notes: ['The members of the event have no names: a rule can only look for text in it.'],
      basis: BASIS,
    },
    {
      service: 'ntfs',
      channels: WINDOWS_CHANNELS.ntfs,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'ntlm',
      channels: WINDOWS_CHANNELS.ntlm,
      eventData: WINDOWS_EVENT_DATA.ntlm,
      openEventData: true,
      notes: ['Needs the policies "Restrict NTLM" that audit NTLM traffic.'],
      basis: BASIS,
    },
    {
      service: 'openssh',
      channels: WINDOWS_CHANNELS.openssh,
      eventData: WINDOWS_EVENT_DATA.openssh,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'printservice-admin',
      channels: WINDOWS_CHANNELS['printservice-admin'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA.printservice,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'printservice-operational',
      channels: WINDOWS_CHANNELS['printservice-operational'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA.printservice,
      openEventData: true,
      notes: [OFF_AT_FIRST],
      basis: BASIS,
    },
    {
      service: 'security-mitigations',
      channels: WINDOWS_CHANNELS['security-mitigations'],
      eventData: WINDOWS_EVENT_DATA['security-mitigations'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'sense',
      channels: WINDOWS_CHANNELS.sense,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'servicebus-client',
      channels: WINDOWS_CHANNELS['microsoft-servicebus-client'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'shell-core',
      channels: WINDOWS_CHANNELS['shell-core'],
      eventData: WINDOWS_EVENT_DATA['shell-core'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'smbclient-connectivity',
      channels: WINDOWS_CHANNELS['smbclient-connectivity'],
      eventData: WINDOWS_EVENT_DATA['smbclient-connectivity'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'smbclient-security',
      channels: WINDOWS_CHANNELS['smbclient-security'],
      eventData: WINDOWS_EVENT_DATA['smbclient-security'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'smbserver-connectivity',
      channels: WINDOWS_CHANNELS['smbserver-connectivity'],
      eventData: WINDOWS_EVENT_DATA['smbserver-connectivity'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'sysmon',
      channels: WINDOWS_CHANNELS.sysmon,
      fields: SYSMON_DIGESTS,
      eventData: SYSMON_MEMBERS,
      openEventData: true,
      notes: ['Needs Sysmon on the device.'],
      basis: BASIS,
    },
    {
      service: 'taskscheduler',
      channels: WINDOWS_CHANNELS.taskscheduler,
      eventData: WINDOWS_EVENT_DATA.taskscheduler,
      openEventData: true,
      notes: ['Windows clients have the channel switched off until somebody switches it on.'],
      basis: BASIS,
    },
    {
      service: 'terminalservices-localsessionmanager',
      channels: WINDOWS_CHANNELS['terminalservices-localsessionmanager'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA['terminalservices-localsessionmanager'],
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'vhdmp',
      channels: WINDOWS_CHANNELS.vhdmp,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'windefend',
      channels: WINDOWS_CHANNELS.windefend,
      fields: DEFENDER_ANTIVIRUS_MEMBERS,
      eventData: WINDOWS_EVENT_DATA.windefend,
      openEventData: true,
      basis: BASIS,
    },
    {
      service: 'wmi',
      channels: WINDOWS_CHANNELS.wmi,
      userData: true,
      eventData: WINDOWS_EVENT_DATA.wmi,
      openEventData: true,
      basis: BASIS,
    },
  ]),
  defineRoute({
    when: { product: 'windows', service: 'applocker' },
    table: securityEvent,
    priority: 3,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.applocker, anyCase: true }],
    fields: {
      Channel: 'Channel',
      Computer: 'Computer',
      EventID: 'EventID',
      FileHash: 'FileHash',
      FilePath: 'FilePath',
      Fqbn: 'Fqbn',
      FullFilePath: NO_COLUMN,
      Level: { unsupported: 'its column of that name has the kind of audit, 8 for a success and 16 for a failure' },
      PolicyName: NO_COLUMN,
      Provider_Name: 'EventSourceName',
      RuleId: NO_COLUMN,
      RuleName: NO_COLUMN,
      RuleSddl: NO_COLUMN,
      TargetLogonId: 'TargetLogonId',
      TargetProcessId: NO_COLUMN,
      TargetUser: 'TargetUser',
    },
    notes: ['Of AppLocker the event sets Common and Minimal of the connector have events 8001 to 8007, the set All has every event.'],
    judged: ['FileHash', 'FilePath', 'Fqbn', 'TargetLogonId', 'TargetUser'],
    basis: 'The columns on the page of the table, and its event sets; that a member of an event is in the column of its name is judgement.',
  }),
  defineRoute({
    when: { product: 'windows', service: 'system' },
    table: event,
    priority: 1,
    where: [{ cell: 'EventLog', is: WINDOWS_CHANNELS.system, anyCase: true }],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.system,
    openEventData: true,
    events: [
      { eventIds: LOG_CLEARED, fields: { ...LOG_CLEARED_MEMBERS, Channel: { firstOf: [{ userData: 'Channel' }, 'EventLog'] } } },
      { eventIds: SERVICE_INSTALLED, fields: { ProcessId: { unsupported: 'it does not keep the process that wrote an event' } } },
    ],
    keywords: EVENT_TEXT,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows', service: 'system' },
    table: windowsEvent,
    priority: 2,
    where: [{ cell: 'Channel', is: WINDOWS_CHANNELS.system, anyCase: true }],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    eventData: WINDOWS_EVENT_DATA.system,
    openEventData: true,
    events: [
      { eventIds: LOG_CLEARED, fields: { ...LOG_CLEARED_MEMBERS, Channel: { firstOf: [{ userData: 'Channel' }, 'Channel'] } } },
      { eventIds: SERVICE_INSTALLED, fields: { ProcessId: { column: 'SystemProcessId', basis: 'judgement' } } },
    ],
    keywords: WINDOWS_EVENT_TEXT,
    keywordsNarrow: WITHOUT_MESSAGE,
    basis: BASIS,
  }),
  // Rules that name no log mean all of them.
  defineRoute({
    when: { product: 'windows' },
    table: windowsEvent,
    priority: 1,
    where: [],
    fields: {
      ...WINDOWS_EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    openEventData: true,
    keywords: WINDOWS_EVENT_TEXT,
    keywordsNarrow: WITHOUT_MESSAGE,
    basis: BASIS,
  }),
  defineRoute({
    when: { product: 'windows' },
    table: event,
    priority: 2,
    partial: 'it has every log but the Security log',
    where: [],
    fields: {
      ...EVENT_LOG_FIELDS,
      EventID: 'EventID',
    },
    openEventData: true,
    keywords: EVENT_TEXT,
    basis: BASIS,
  }),
];
