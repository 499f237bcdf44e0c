import { defineRoute, type Cell, type Route } from '../../target.js';
import { commonSecurityLog } from '../tables/common-security-log.js';
import { syslog } from '../tables/syslog.js';

// Where a message has no program, the collector takes its first word for one, which on Cisco devices is the name of the message.
const SYSLOG_TEXT = ['SyslogMessage', 'ProcessName'] as const satisfies readonly Cell[];

const ALL_DEVICES = ['Syslog has the messages of all devices: Computer tells which are of the device that the rule is about.'] as const;

const DEVICE_TEXT = {
  table: syslog,
  priority: 1,
  where: [],
  fields: {},
  keywords: SYSLOG_TEXT,
  notes: ALL_DEVICES,
} as const;

const CEF_TEXT = ['Message', 'AdditionalExtensions', 'Activity'] as const satisfies readonly Cell[];

/** Messages of routers, switches and firewalls. */
export const networkDeviceRoutes: readonly Route[] = [
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'cisco', service: 'aaa' },
    partial:
      'a device sends the commands of its users to the collector only where it is configured to, and to a TACACS+ server in the first place',
    judged: 'rows',
    basis: 'Judgement: the log source is text; configuration logging of Cisco IOS writes commands to syslog.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'cisco', service: 'bgp' },
    partial: 'only devices that send syslog to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'cisco', service: 'ldp' },
    partial: 'only devices that send syslog to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'cisco', service: 'syslog' },
    partial: 'only devices that send syslog to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'huawei', service: 'bgp' },
    partial: 'only devices that send syslog to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'juniper', service: 'bgp' },
    partial: 'only devices that send syslog to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    ...DEVICE_TEXT,
    when: { product: 'fortios', service: 'sslvpnd' },
    priority: 2,
    partial: 'only devices that send syslog in the format of FortiOS to the collector are there',
    judged: 'rows',
    basis: 'Judgement: the log source is text.',
  }),
  defineRoute({
    when: { product: 'fortios', service: 'sslvpnd' },
    table: commonSecurityLog,
    priority: 1,
    partial: 'only devices that send their events in the Common Event Format are there',
    where: [{ cell: 'DeviceVendor', is: 'Fortinet' }],
    fields: {},
    keywords: CEF_TEXT,
    keywordsNarrow: 'fields that have columns of their own are not in it, and names of fields have another form',
    judged: 'rows',
    basis: 'Judgement: the events of FortiOS in the Common Event Format have what is not a field of the format in AdditionalExtensions.',
  }),
  defineRoute({
    when: { product: 'fortigate', service: 'event' },
    table: commonSecurityLog,
    priority: 1,
    partial: 'only devices that send their events in the Common Event Format are there',
    where: [{ cell: 'DeviceVendor', is: 'Fortinet' }],
    fields: {
      action: 'DeviceAction',
      cfgattr: { textOf: ['AdditionalExtensions'] },
      cfgobj: { textOf: ['AdditionalExtensions'] },
      cfgpath: { textOf: ['AdditionalExtensions', 'Message'] },
      level: { textOf: ['AdditionalExtensions'] },
      logdesc: { textOf: ['AdditionalExtensions', 'Message'] },
      msg: 'Message',
      subtype: { textOf: ['AdditionalExtensions'] },
      user: 'DestinationUserName',
    },
    keywords: CEF_TEXT,
    keywordsNarrow: 'fields that have columns of their own are not in it',
    judged: 'all',
    basis:
      'FortiOS log message reference, the chapter on the Common Event Format: action is act, user is duser, msg is msg, and others are ' +
      'FTNTFGT and the name, which stand in AdditionalExtensions. Judgement: the events were not seen in the table.',
  }),
  defineRoute({
    when: { category: 'appliance', product: 'paloalto', service: 'globalprotect' },
    table: commonSecurityLog,
    priority: 1,
    partial: 'the lines of the log files on the firewall, such as gpsvc.log, are not sent; the log of GlobalProtect is',
    where: [{ cell: 'DeviceVendor', is: 'Palo Alto Networks' }],
    fields: {},
    keywords: CEF_TEXT,
    keywordsNarrow: 'fields that have columns of their own are not in it',
    judged: 'rows',
    basis: 'Judgement: the log types that PAN-OS forwards.',
  }),
];
