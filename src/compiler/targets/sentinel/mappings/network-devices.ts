import {
  defineMapping,
  defineMappings,
  type ColumnExpression,
  type FieldMappings,
  type KeyValue,
  type LogsourceMapping,
} from '../../target.js';
import { sentinelTables } from '../tables.js';

// Where a message has no program, the collector takes its first word for one, which on Cisco devices is the name of the message.
const SYSLOG_TEXT = ['SyslogMessage', 'ProcessName'] as const satisfies readonly ColumnExpression[];

const ALL_DEVICES = ['Syslog has the messages of all devices: Computer tells which are of the device that the rule is about.'] as const;

const DEVICE_TEXT = {
  table: sentinelTables.Syslog,
  priority: 1,
  where: [],
  fields: {},
  keywords: SYSLOG_TEXT,
  notes: ALL_DEVICES,
} as const;

const DEVICES_OF_TEXT = [
  { product: 'cisco', service: 'bgp' },
  { product: 'cisco', service: 'ldp' },
  { product: 'cisco', service: 'syslog' },
  { product: 'huawei', service: 'bgp' },
  { product: 'juniper', service: 'bgp' },
] as const;

const CEF_TEXT = ['Message', 'AdditionalExtensions', 'Activity'] as const satisfies readonly ColumnExpression[];

/** A pair in AdditionalExtensions, where the agent puts what has no column: `FTNTFGTlevel=notice;FTNTFGTlogdesc=Object attribute configured`. */
const EXTENSION = { column: 'AdditionalExtensions', separator: ';' } as const satisfies Partial<KeyValue<'AdditionalExtensions'>>;

const FORTIGATE_EVENT = {
  action: { anyOf: ['DeviceAction', { ...EXTENSION, keyValue: 'FortinetFortiGateaction' }] },
  cfgattr: { ...EXTENSION, keyValue: ['FTNTFGTcfgattr', 'FortinetFortiGatecfgattr', 'cfgattr'] },
  cfgobj: { ...EXTENSION, keyValue: ['FTNTFGTcfgobj', 'FortinetFortiGatecfgobj', 'cfgobj'] },
  cfgpath: { ...EXTENSION, keyValue: ['FTNTFGTcfgpath', 'FortinetFortiGatecfgpath', 'cfgpath'] },
  devid: 'DeviceExternalID',
  dstip: 'DestinationIP',
  group: { ...EXTENSION, keyValue: ['FTNTFGTgroup', 'FortinetFortiGategroup', 'group'] },
  level: { ...EXTENSION, keyValue: ['FTNTFGTlevel', 'FortinetFortiGatelevel', 'level'] },
  logdesc: { ...EXTENSION, keyValue: ['FTNTFGTlogdesc', 'FortinetFortiGatelogdesc', 'logdesc'] },
  logid: { ...EXTENSION, keyValue: ['FTNTFGTlogid', 'FortinetFortiGatelogid', 'logid'] },
  method: { ...EXTENSION, keyValue: ['FTNTFGTmethod', 'FortinetFortiGatemethod', 'method'] },
  msg: 'Message',
  profile: { ...EXTENSION, keyValue: ['FTNTFGTprofile', 'FortinetFortiGateprofile', 'profile'] },
  reason: 'Reason',
  sn: { ...EXTENSION, keyValue: ['FTNTFGTsn', 'FortinetFortiGatesn', 'sn'] },
  srcip: 'SourceIP',
  status: 'EventOutcome',
  subtype: { ...EXTENSION, keyValue: ['FTNTFGTsubtype', 'FortinetFortiGatesubtype', 'subtype'] },
  type: { fixed: 'event' },
  ui: 'SourceProcessName',
  user: 'DestinationUserName',
  vd: { ...EXTENSION, keyValue: ['FTNTFGTvd', 'FortinetFortiGatevd', 'vd'] },
} as const satisfies FieldMappings;

/** Messages of routers, switches and firewalls. */
export const networkDeviceMappings: readonly LogsourceMapping[] = [
  defineMapping({
    ...DEVICE_TEXT,
    logsource: { product: 'cisco', service: 'aaa' },
    partial:
      'a device sends the commands of its users to the collector only where it is configured to, and to a TACACS+ server in the first place',
    unverified: 'rows',
    basis: 'Judgement: the log source is text; configuration logging of Cisco IOS writes commands to syslog.',
  }),
  ...defineMappings(DEVICES_OF_TEXT, {
    ...DEVICE_TEXT,
    partial: 'only devices that send syslog to the collector are there',
    unverified: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineMapping({
    ...DEVICE_TEXT,
    logsource: { product: 'fortios', service: 'sslvpnd' },
    priority: 2,
    partial: 'only devices that send syslog in the format of FortiOS to the collector are there',
    unverified: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineMapping({
    logsource: { product: 'fortios', service: 'sslvpnd' },
    table: sentinelTables.CommonSecurityLog,
    priority: 1,
    partial: 'only devices that send their events in the Common Event Format are there',
    where: [{ expression: 'DeviceVendor', is: 'Fortinet' }],
    fields: {},
    keywords: CEF_TEXT,
    keywordsMatchLess: 'fields that have columns of their own are not in it, and names of fields have another form',
    unverified: 'rows',
    basis: 'Judgement: the events of FortiOS in the Common Event Format have what is not a field of the format in AdditionalExtensions.',
  }),
  defineMapping({
    logsource: { product: 'fortigate', service: 'event' },
    table: sentinelTables.CommonSecurityLog,
    priority: 1,
    partial: 'only devices that send their events in the Common Event Format are there',
    where: [{ expression: 'DeviceVendor', is: 'Fortinet' }],
    fields: FORTIGATE_EVENT,
    keywords: CEF_TEXT,
    keywordsMatchLess: 'fields that have columns of their own are not in it',
    notes: ['The table has the logs of all products of Fortinet, and all types of them: Activity begins with the type, event:.'],
    unverified: 'rows',
    basis:
      'The log message reference of FortiOS, the chapter on the Common Event Format: what is no field of the format is sent under its name ' +
      'behind FTNTFGT. Other builds write FortinetFortiGate, and send the action so too (messages in SEKOIA-IO/documentation, ' +
      'Sample Data/CEF/Fortigate.json in Azure/Azure-Sentinel); FortiAnalyzer neither, and the separator is the semicolon (the ASIM parser ' +
      'vimNetworkSessionFortinetFortiGate). Judgement: which rows are the events.',
  }),
  defineMapping({
    logsource: { category: 'appliance', product: 'paloalto', service: 'globalprotect' },
    table: sentinelTables.CommonSecurityLog,
    priority: 1,
    partial: 'the lines of the log files on the firewall, such as gpsvc.log, are not sent; the log of GlobalProtect is',
    where: [{ expression: 'DeviceVendor', is: 'Palo Alto Networks' }],
    fields: {},
    keywords: CEF_TEXT,
    keywordsMatchLess: 'fields that have columns of their own are not in it',
    unverified: 'rows',
    basis: 'Judgement: the log types that PAN-OS forwards.',
  }),
];
