import { defineRoute, type FieldMappings, type Route } from '../../target.js';
import { DEVICE, NO_EVENT_LOG } from '../fields.js';
import { imAuthentication } from '../tables/im-authentication.js';
import { imUserManagement } from '../tables/im-user-management.js';

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
  TargetUserName: { column: 'GroupName', narrows: 'the column has DOMAIN\\group, so a test for the whole name of the group finds nothing' },
} as const satisfies FieldMappings;

const NO_LOGON_DETAIL = { unsupported: 'the schema does not have it' };

/** The events of the Windows Security log that ASIM has a schema for. `EventOriginalType` keeps the event id. */
export const securityRoutes: readonly Route[] = [
  defineRoute({
    when: { product: 'windows', service: 'security' },
    table: imAuthentication,
    priority: 1,
    partial: 'of the Security log it has sign-ins and sign-outs only, Windows events 4624, 4625, 4634 and 4647',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      ...SUBJECT,
      AuthenticationPackageName: 'LogonProtocol',
      ImpersonationLevel: NO_LOGON_DETAIL,
      IpAddress: { dashIfNone: 'SrcIpAddr' },
      IpPort: { dashIfNone: 'SrcPortNumber' },
      KeyLength: NO_LOGON_DETAIL,
      LogonProcessName: NO_LOGON_DETAIL,
      LogonType: {
        in: 'EventSubType',
        values: {
          '2': 'Interactive',
          '3': 'Remote',
          '4': 'Service',
          '5': 'Service',
          '7': 'Interactive',
          '8': 'Remote',
          '9': 'AssumeRole',
          '10': 'RemoteInteractive',
          '11': 'Interactive',
        },
        widens: 'the schema has fewer types of logon than Windows',
        basis: 'judgement',
      },
      ProcessName: { anyOf: ['ActingAppName', 'ActingProcessName'] },
      Status: 'EventOriginalResultDetails',
      SubStatus: NO_LOGON_DETAIL,
      TargetOutboundUserName: NO_LOGON_DETAIL,
      TargetUserName: { accountName: 'TargetUsername' },
      TargetUserSid: 'TargetUserId',
      WorkstationName: { dashIfNone: 'SrcHostname' },
    },
    cases: [
      { where: [{ cell: 'EventOriginalType', is: '4624' }], fields: { EventID: { fixed: '4624' } } },
      { where: [{ cell: 'EventOriginalType', is: '4625' }], fields: { EventID: { fixed: '4625' } } },
      { where: [{ cell: 'EventOriginalType', is: '4634' }], fields: { EventID: { fixed: '4634' } } },
      { where: [{ cell: 'EventOriginalType', is: '4647' }], fields: { EventID: { fixed: '4647' } } },
    ],
    onlyCases: 'EventID',
    basis: 'The ASIM authentication schema and the ASIM parser ASimAuthenticationMicrosoftWindowsEvent.',
  }),
  defineRoute({
    when: { product: 'windows', service: 'security' },
    table: imUserManagement,
    priority: 2,
    partial: 'of the Security log it has the management of users and groups only',
    where: [],
    fields: {
      ...NO_EVENT_LOG,
      ...DEVICE,
      ...SUBJECT,
    },
    cases: [
      { where: [{ cell: 'EventOriginalType', is: '4720' }], fields: { ...USER, EventID: { fixed: '4720' } } },
      { where: [{ cell: 'EventOriginalType', is: '4722' }], fields: { ...USER, EventID: { fixed: '4722' } } },
      { where: [{ cell: 'EventOriginalType', is: '4723' }], fields: { ...USER, EventID: { fixed: '4723' } } },
      { where: [{ cell: 'EventOriginalType', is: '4724' }], fields: { ...USER, EventID: { fixed: '4724' } } },
      { where: [{ cell: 'EventOriginalType', is: '4725' }], fields: { ...USER, EventID: { fixed: '4725' } } },
      { where: [{ cell: 'EventOriginalType', is: '4726' }], fields: { ...USER, EventID: { fixed: '4726' } } },
      { where: [{ cell: 'EventOriginalType', is: '4727' }], fields: { ...GROUP, EventID: { fixed: '4727' } } },
      { where: [{ cell: 'EventOriginalType', is: '4728' }], fields: { ...GROUP, EventID: { fixed: '4728' } } },
      { where: [{ cell: 'EventOriginalType', is: '4729' }], fields: { ...GROUP, EventID: { fixed: '4729' } } },
      { where: [{ cell: 'EventOriginalType', is: '4730' }], fields: { ...GROUP, EventID: { fixed: '4730' } } },
      { where: [{ cell: 'EventOriginalType', is: '4731' }], fields: { ...GROUP, EventID: { fixed: '4731' } } },
      { where: [{ cell: 'EventOriginalType', is: '4732' }], fields: { ...GROUP, EventID: { fixed: '4732' } } },
      { where: [{ cell: 'EventOriginalType', is: '4733' }], fields: { ...GROUP, EventID: { fixed: '4733' } } },
      { where: [{ cell: 'EventOriginalType', is: '4734' }], fields: { ...GROUP, EventID: { fixed: '4734' } } },
      { where: [{ cell: 'EventOriginalType', is: '4738' }], fields: { ...USER, EventID: { fixed: '4738' } } },
      { where: [{ cell: 'EventOriginalType', is: '4740' }], fields: { ...USER, EventID: { fixed: '4740' } } },
      { where: [{ cell: 'EventOriginalType', is: '4744' }], fields: { ...GROUP, EventID: { fixed: '4744' } } },
      { where: [{ cell: 'EventOriginalType', is: '4748' }], fields: { ...GROUP, EventID: { fixed: '4748' } } },
      { where: [{ cell: 'EventOriginalType', is: '4749' }], fields: { ...GROUP, EventID: { fixed: '4749' } } },
      { where: [{ cell: 'EventOriginalType', is: '4753' }], fields: { ...GROUP, EventID: { fixed: '4753' } } },
      { where: [{ cell: 'EventOriginalType', is: '4754' }], fields: { ...GROUP, EventID: { fixed: '4754' } } },
      { where: [{ cell: 'EventOriginalType', is: '4756' }], fields: { ...GROUP, EventID: { fixed: '4756' } } },
      { where: [{ cell: 'EventOriginalType', is: '4757' }], fields: { ...GROUP, EventID: { fixed: '4757' } } },
      { where: [{ cell: 'EventOriginalType', is: '4758' }], fields: { ...GROUP, EventID: { fixed: '4758' } } },
      { where: [{ cell: 'EventOriginalType', is: '4759' }], fields: { ...GROUP, EventID: { fixed: '4759' } } },
      { where: [{ cell: 'EventOriginalType', is: '4763' }], fields: { ...GROUP, EventID: { fixed: '4763' } } },
      { where: [{ cell: 'EventOriginalType', is: '4767' }], fields: { ...USER, EventID: { fixed: '4767' } } },
      { where: [{ cell: 'EventOriginalType', is: '4781' }], fields: { ...USER, EventID: { fixed: '4781' } } },
    ],
    onlyCases: 'EventID',
    basis: 'The ASIM user management schema and the ASIM parser ASimUserManagementMicrosoftSecurityEvent.',
  }),
];
