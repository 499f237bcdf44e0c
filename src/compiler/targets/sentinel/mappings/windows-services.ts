import { SYSMON_DIGESTS, SYSMON_MEMBERS } from '../../facts/sysmon.js';
import { WINDOWS_CHANNELS, WINDOWS_CHANNELS_BASIS } from '../../facts/windows-channels.js';
import { WINDOWS_EVENT_DATA } from '../../facts/windows-event-data.js';
import { defineEventLogMappings } from '../../event-log.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { EVENT_LOG_TABLES } from '../event-log-tables.js';
import { sentinelTables } from '../tables.js';

/** The members of the events have names, of which not all are known. */
const NAMED = { openEventData: true, basis: WINDOWS_CHANNELS_BASIS } as const;

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

/** The channels of the Windows event log that Log Analytics has in Event and WindowsEvent. */
export const windowsServiceMappings: readonly LogsourceMapping[] = [
  ...defineEventLogMappings(EVENT_LOG_TABLES, [
    { ...NAMED, service: 'application', channels: WINDOWS_CHANNELS.application, eventData: WINDOWS_EVENT_DATA.application },
    { ...NAMED, service: 'application-experience', channels: WINDOWS_CHANNELS['application-experience'] },
    { ...NAMED, service: 'applocker', channels: WINDOWS_CHANNELS.applocker, userData: true, eventData: WINDOWS_EVENT_DATA.applocker },
    {
      ...NAMED,
      service: 'appmodel-runtime',
      channels: WINDOWS_CHANNELS['appmodel-runtime'],
      eventData: WINDOWS_EVENT_DATA['appmodel-runtime'],
    },
    {
      ...NAMED,
      service: 'appxdeployment-server',
      channels: WINDOWS_CHANNELS['appxdeployment-server'],
      eventData: WINDOWS_EVENT_DATA['appxdeployment-server'],
    },
    {
      ...NAMED,
      service: 'appxpackaging-om',
      channels: WINDOWS_CHANNELS['appxpackaging-om'],
      eventData: WINDOWS_EVENT_DATA['appxpackaging-om'],
    },
    { ...NAMED, service: 'bitlocker', channels: WINDOWS_CHANNELS.bitlocker },
    { ...NAMED, service: 'bits-client', channels: WINDOWS_CHANNELS['bits-client'], eventData: WINDOWS_EVENT_DATA['bits-client'] },
    {
      service: 'capi2',
      channels: WINDOWS_CHANNELS.capi2,
      notes: [OFF_AT_FIRST, 'The data of the events is in attributes: a rule can only look for text in it.'],
      basis: WINDOWS_CHANNELS_BASIS,
    },
    {
      ...NAMED,
      service: 'certificateservicesclient-lifecycle-system',
      channels: WINDOWS_CHANNELS['certificateservicesclient-lifecycle-system'],
      userData: true,
    },
    {
      ...NAMED,
      service: 'codeintegrity-operational',
      channels: WINDOWS_CHANNELS['codeintegrity-operational'],
      fields: CODE_INTEGRITY_MEMBERS,
      eventData: WINDOWS_EVENT_DATA['codeintegrity-operational'],
    },
    {
      ...NAMED,
      service: 'dhcp',
      channels: WINDOWS_CHANNELS.dhcp,
      notes: ['The audit log of the DHCP server is a text file and not this channel.'],
    },
    {
      ...NAMED,
      service: 'diagnosis-scripted',
      channels: WINDOWS_CHANNELS['diagnosis-scripted'],
      eventData: WINDOWS_EVENT_DATA['diagnosis-scripted'],
    },
    {
      ...NAMED,
      service: 'dns-client',
      channels: WINDOWS_CHANNELS['dns-client'],
      eventData: WINDOWS_EVENT_DATA['dns-client'],
      notes: [OFF_AT_FIRST],
    },
    { ...NAMED, service: 'dns-server', channels: WINDOWS_CHANNELS['dns-server'] },
    {
      ...NAMED,
      service: 'dns-server-analytic',
      channels: WINDOWS_CHANNELS['dns-server-analytic'],
      eventData: WINDOWS_EVENT_DATA['dns-server-analytic'],
      notes: [NO_SUBSCRIPTION],
    },
    { ...NAMED, service: 'dns-server-audit', channels: WINDOWS_CHANNELS['dns-server-audit'] },
    {
      service: 'driver-framework',
      channels: WINDOWS_CHANNELS['driver-framework'],
      notes: [OFF_AT_FIRST, 'The data of the events is in attributes: a rule can only look for text in it.'],
      basis: WINDOWS_CHANNELS_BASIS,
    },
    { ...NAMED, service: 'firewall-as', channels: WINDOWS_CHANNELS['firewall-as'], eventData: WINDOWS_EVENT_DATA['firewall-as'] },
    { ...NAMED, service: 'hyper-v-worker', channels: WINDOWS_CHANNELS['hyper-v-worker'], userData: true },
    {
      ...NAMED,
      service: 'iis-configuration',
      channels: WINDOWS_CHANNELS['iis-configuration'],
      eventData: WINDOWS_EVENT_DATA['iis-configuration'],
      notes: [OFF_AT_FIRST],
    },
    { ...NAMED, service: 'kernel-event-tracing', channels: WINDOWS_CHANNELS['kernel-event-tracing'] },
    { ...NAMED, service: 'kernel-shimengine', channels: WINDOWS_CHANNELS['kernel-shimengine'] },
    {
      ...NAMED,
      service: ['ldap', 'ldap_debug'],
      channels: WINDOWS_CHANNELS.ldap,
      eventData: WINDOWS_EVENT_DATA.ldap,
      notes: [NO_SUBSCRIPTION],
    },
    { ...NAMED, service: 'lsa-server', channels: WINDOWS_CHANNELS['lsa-server'], eventData: WINDOWS_EVENT_DATA['lsa-server'] },
    { ...NAMED, service: ['microsoft-servicebus-client', 'servicebus-client'], channels: WINDOWS_CHANNELS['microsoft-servicebus-client'] },
    {
      service: 'msexchange-management',
      channels: WINDOWS_CHANNELS['msexchange-management'],
      notes: ['The members of the event have no names: a rule can only look for text in it.'],
      basis: WINDOWS_CHANNELS_BASIS,
    },
    { ...NAMED, service: 'ntfs', channels: WINDOWS_CHANNELS.ntfs },
    {
      ...NAMED,
      service: 'ntlm',
      channels: WINDOWS_CHANNELS.ntlm,
      eventData: WINDOWS_EVENT_DATA.ntlm,
      notes: ['Needs the policies "Restrict NTLM" that audit NTLM traffic.'],
    },
    { ...NAMED, service: 'openssh', channels: WINDOWS_CHANNELS.openssh, eventData: WINDOWS_EVENT_DATA.openssh },
    {
      ...NAMED,
      service: 'printservice-admin',
      channels: WINDOWS_CHANNELS['printservice-admin'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA.printservice,
    },
    {
      ...NAMED,
      service: 'printservice-operational',
      channels: WINDOWS_CHANNELS['printservice-operational'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA.printservice,
      notes: [OFF_AT_FIRST],
    },
    {
      ...NAMED,
      service: 'security-mitigations',
      channels: WINDOWS_CHANNELS['security-mitigations'],
      eventData: WINDOWS_EVENT_DATA['security-mitigations'],
    },
    { ...NAMED, service: 'sense', channels: WINDOWS_CHANNELS.sense },
    { ...NAMED, service: 'shell-core', channels: WINDOWS_CHANNELS['shell-core'], eventData: WINDOWS_EVENT_DATA['shell-core'] },
    {
      ...NAMED,
      service: 'smbclient-connectivity',
      channels: WINDOWS_CHANNELS['smbclient-connectivity'],
      eventData: WINDOWS_EVENT_DATA['smbclient-connectivity'],
    },
    {
      ...NAMED,
      service: 'smbclient-security',
      channels: WINDOWS_CHANNELS['smbclient-security'],
      eventData: WINDOWS_EVENT_DATA['smbclient-security'],
    },
    {
      ...NAMED,
      service: 'smbserver-connectivity',
      channels: WINDOWS_CHANNELS['smbserver-connectivity'],
      eventData: WINDOWS_EVENT_DATA['smbserver-connectivity'],
    },
    {
      ...NAMED,
      service: 'sysmon',
      channels: WINDOWS_CHANNELS.sysmon,
      fields: SYSMON_DIGESTS,
      eventData: SYSMON_MEMBERS,
      notes: ['Needs Sysmon on the device.'],
    },
    {
      ...NAMED,
      service: 'taskscheduler',
      channels: WINDOWS_CHANNELS.taskscheduler,
      eventData: WINDOWS_EVENT_DATA.taskscheduler,
      notes: ['Windows clients have the channel switched off until somebody switches it on.'],
    },
    {
      ...NAMED,
      service: 'terminalservices-localsessionmanager',
      channels: WINDOWS_CHANNELS['terminalservices-localsessionmanager'],
      userData: true,
      eventData: WINDOWS_EVENT_DATA['terminalservices-localsessionmanager'],
    },
    { ...NAMED, service: 'vhdmp', channels: WINDOWS_CHANNELS.vhdmp },
    {
      ...NAMED,
      service: 'windefend',
      channels: WINDOWS_CHANNELS.windefend,
      fields: DEFENDER_ANTIVIRUS_MEMBERS,
      eventData: WINDOWS_EVENT_DATA.windefend,
    },
    { ...NAMED, service: 'wmi', channels: WINDOWS_CHANNELS.wmi, userData: true, eventData: WINDOWS_EVENT_DATA.wmi },
  ]),
  defineMapping({
    logsource: { product: 'windows', service: 'applocker' },
    table: sentinelTables.SecurityEvent,
    priority: 3,
    where: [{ expression: 'Channel', is: WINDOWS_CHANNELS.applocker, anyCase: true }],
    sameNamedColumns: ['Channel', 'Computer', 'EventID', 'FileHash', 'FilePath', 'Fqbn', 'TargetLogonId', 'TargetUser'],
    fields: {
      FullFilePath: NO_COLUMN,
      Level: { unsupported: 'its column of that name has the kind of audit, 8 for a success and 16 for a failure' },
      PolicyName: NO_COLUMN,
      Provider_Name: 'EventSourceName',
      RuleId: NO_COLUMN,
      RuleName: NO_COLUMN,
      RuleSddl: NO_COLUMN,
      TargetProcessId: NO_COLUMN,
    },
    notes: ['Of AppLocker the event sets Common and Minimal of the connector have events 8001 to 8007, the set All has every event.'],
    unverified: ['FileHash', 'FilePath', 'Fqbn', 'TargetLogonId', 'TargetUser'],
    basis: 'The columns on the page of the table, and its event sets; that a member of an event is in the column of its name is judgement.',
  }),
];
