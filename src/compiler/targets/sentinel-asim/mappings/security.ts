import { defineMapping, type FieldMappings, type LogsourceMapping, type RowFilter } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { LOGON_TYPES, STATUSES, STATUSES_WITH_SUB_STATUS } from '../logon-words.js';
import { sentinelAsimTables } from '../tables.js';

const SUBJECT = {
  SubjectUserName: { accountName: 'ActorUsername' },
  SubjectUserSid: 'ActorUserId',
} as const satisfies FieldMappings;

/** Events about a user. */
const USER = {
  MemberName: { never: 'only events about groups have a member' },
  MemberSid: { never: 'only events about groups have a member' },
  TargetSid: 'TargetUserId',
  TargetUserName: { accountName: 'TargetUsername' },
} as const satisfies FieldMappings;

/** Events about a group. Windows has the group where other events have the user. */
const GROUP = {
  MemberName: 'TargetUsername',
  MemberSid: 'TargetUserId',
  TargetSid: 'GroupId',
  TargetUserName: {
    column: 'GroupName',
    matchesLess: 'the column has DOMAIN\\group, so a test for the whole name of the group finds nothing',
  },
} as const satisfies FieldMappings;

const NO_LOGON_DETAIL = { unsupported: 'the schema does not have it' };

/** Sign-ins of Defender XDR; it has no sign-outs. They have no event id. */
const BY_DEFENDER = [{ expression: 'EventProduct', is: 'M365 Defender for EndPoint' }] as const satisfies readonly RowFilter[];

/** The type of a logon in the words of Windows, which stand in a column of the schema's words. */
const AUDITED = { LogonType: { valueMap: 'EventSubType', values: LOGON_TYPES } } as const satisfies FieldMappings;

/** The same in the words of Defender XDR, which the schema's words unite. */
const SEEN_BY_DEFENDER = {
  LogonType: {
    valueMap: 'EventOriginalType',
    values: { ...LOGON_TYPES, '10': ['RemoteInteractive', 'Remote interactive (RDP) logons'] },
  },
} as const satisfies FieldMappings;

/** The events of the Windows Security log that ASIM has a schema for. `EventOriginalType` keeps the event id of an audit event. */
export const securityMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: sentinelAsimTables.imAuthentication,
    priority: 1,
    partial: 'of the Security log it has sign-ins and sign-outs only, Windows events 4624, 4625, 4634 and 4647',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...SUBJECT,
      AuthenticationPackageName: 'LogonProtocol',
      // Dvc is where a sign-in comes from.
      Computer: 'LogonTarget',
      ImpersonationLevel: NO_LOGON_DETAIL,
      IpAddress: { dashWhenEmpty: 'SrcIpAddr', orDash: true },
      IpPort: { anyOf: ['SrcPortNumber', 'TargetPortNumber'], matchesLess: 'events through SecurityEvent do not have it' },
      KeyLength: NO_LOGON_DETAIL,
      LogonProcessName: NO_LOGON_DETAIL,
      // The parser for Defender XDR appends the name of the file to its path, and Defender XDR has the name in that path already.
      ProcessName: { pathWithRepeatedName: 'ActingProcessName', matchesLess: 'events through SecurityEvent do not have it' },
      Status: {
        valueMap: 'EventOriginalResultDetails',
        values: STATUSES,
        matchesLess:
          'sign-ins of Microsoft Defender XDR have the reason of a failure in other words, and an event with a SubStatus has that one there',
        matchesMore: 'the SubStatus of an event stands in the same column',
      },
      SubStatus: {
        valueMap: 'EventOriginalResultDetails',
        values: { ...STATUSES, ...STATUSES_WITH_SUB_STATUS },
        matchesLess: 'sign-ins of Microsoft Defender XDR have the reason of a failure in other words',
        matchesMore: 'the status of an event without a SubStatus stands in the same column',
      },
      TargetOutboundUserName: NO_LOGON_DETAIL,
      TargetUserName: { accountName: 'TargetUsername' },
      TargetUserSid: 'TargetUserId',
      WorkstationName: { dashWhenEmpty: 'SrcHostname', orDash: true },
    },
    variants: [
      { where: [{ expression: 'EventOriginalType', is: '4624' }], fields: { ...AUDITED, EventID: { fixed: '4624' } } },
      { where: [{ expression: 'EventOriginalType', is: '4625' }], fields: { ...AUDITED, EventID: { fixed: '4625' } } },
      { where: [{ expression: 'EventOriginalType', is: '4634' }], fields: { ...AUDITED, EventID: { fixed: '4634' } } },
      { where: [{ expression: 'EventOriginalType', is: '4647' }], fields: { ...AUDITED, EventID: { fixed: '4647' } } },
      {
        where: [...BY_DEFENDER, { expression: 'EventResult', is: 'Success' }],
        fields: { ...SEEN_BY_DEFENDER, EventID: { fixed: '4624' } },
      },
      {
        where: [...BY_DEFENDER, { expression: 'EventResult', is: 'Failure' }],
        fields: { ...SEEN_BY_DEFENDER, EventID: { fixed: '4625' } },
      },
    ],
    discriminatorField: 'EventID',
    unverified: 'rows',
    basis:
      'The ASIM authentication schema and the ASIM parsers vimAuthenticationMicrosoftSecurityEvents 0.4.0, ' +
      'vimAuthenticationMicrosoftWindowsEvent and vimAuthenticationM365Defender 0.2.0. That a sign-in of Defender XDR is the same as ' +
      'that of an audit event is judgement.',
  }),
  defineMapping({
    logsource: { product: 'windows', service: 'security' },
    table: sentinelAsimTables.imUserManagement,
    priority: 2,
    partial: 'of the Security log it has the management of users and groups only',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      ...SUBJECT,
    },
    variants: [
      { where: [{ expression: 'EventOriginalType', is: '4720' }], fields: { ...USER, EventID: { fixed: '4720' } } },
      { where: [{ expression: 'EventOriginalType', is: '4722' }], fields: { ...USER, EventID: { fixed: '4722' } } },
      { where: [{ expression: 'EventOriginalType', is: '4723' }], fields: { ...USER, EventID: { fixed: '4723' } } },
      { where: [{ expression: 'EventOriginalType', is: '4724' }], fields: { ...USER, EventID: { fixed: '4724' } } },
      { where: [{ expression: 'EventOriginalType', is: '4725' }], fields: { ...USER, EventID: { fixed: '4725' } } },
      { where: [{ expression: 'EventOriginalType', is: '4726' }], fields: { ...USER, EventID: { fixed: '4726' } } },
      { where: [{ expression: 'EventOriginalType', is: '4727' }], fields: { ...GROUP, EventID: { fixed: '4727' } } },
      { where: [{ expression: 'EventOriginalType', is: '4728' }], fields: { ...GROUP, EventID: { fixed: '4728' } } },
      { where: [{ expression: 'EventOriginalType', is: '4729' }], fields: { ...GROUP, EventID: { fixed: '4729' } } },
      { where: [{ expression: 'EventOriginalType', is: '4730' }], fields: { ...GROUP, EventID: { fixed: '4730' } } },
      { where: [{ expression: 'EventOriginalType', is: '4731' }], fields: { ...GROUP, EventID: { fixed: '4731' } } },
      { where: [{ expression: 'EventOriginalType', is: '4732' }], fields: { ...GROUP, EventID: { fixed: '4732' } } },
      { where: [{ expression: 'EventOriginalType', is: '4733' }], fields: { ...GROUP, EventID: { fixed: '4733' } } },
      { where: [{ expression: 'EventOriginalType', is: '4734' }], fields: { ...GROUP, EventID: { fixed: '4734' } } },
      { where: [{ expression: 'EventOriginalType', is: '4738' }], fields: { ...USER, EventID: { fixed: '4738' } } },
      { where: [{ expression: 'EventOriginalType', is: '4740' }], fields: { ...USER, EventID: { fixed: '4740' } } },
      { where: [{ expression: 'EventOriginalType', is: '4744' }], fields: { ...GROUP, EventID: { fixed: '4744' } } },
      { where: [{ expression: 'EventOriginalType', is: '4748' }], fields: { ...GROUP, EventID: { fixed: '4748' } } },
      { where: [{ expression: 'EventOriginalType', is: '4749' }], fields: { ...GROUP, EventID: { fixed: '4749' } } },
      { where: [{ expression: 'EventOriginalType', is: '4753' }], fields: { ...GROUP, EventID: { fixed: '4753' } } },
      { where: [{ expression: 'EventOriginalType', is: '4754' }], fields: { ...GROUP, EventID: { fixed: '4754' } } },
      { where: [{ expression: 'EventOriginalType', is: '4756' }], fields: { ...GROUP, EventID: { fixed: '4756' } } },
      { where: [{ expression: 'EventOriginalType', is: '4757' }], fields: { ...GROUP, EventID: { fixed: '4757' } } },
      { where: [{ expression: 'EventOriginalType', is: '4758' }], fields: { ...GROUP, EventID: { fixed: '4758' } } },
      { where: [{ expression: 'EventOriginalType', is: '4759' }], fields: { ...GROUP, EventID: { fixed: '4759' } } },
      { where: [{ expression: 'EventOriginalType', is: '4763' }], fields: { ...GROUP, EventID: { fixed: '4763' } } },
      { where: [{ expression: 'EventOriginalType', is: '4767' }], fields: { ...USER, EventID: { fixed: '4767' } } },
      { where: [{ expression: 'EventOriginalType', is: '4781' }], fields: { ...USER, EventID: { fixed: '4781' } } },
    ],
    discriminatorField: 'EventID',
    basis: 'The ASIM user management schema and the ASIM parser ASimUserManagementMicrosoftSecurityEvent.',
  }),
];
