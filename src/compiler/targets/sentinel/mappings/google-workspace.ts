import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const LOGIN_SERVICE = { 'protoPayload.serviceName': { fixed: 'login.googleapis.com' } } as const satisfies FieldMappings;

/** The activities of Google Workspace. Rules name them as Google's audit logs do; the tables are filled from its Reports API. */
export const googleWorkspaceMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'gcp', service: 'google_workspace.admin' },
    table: sentinelTables.GoogleWorkspaceReports,
    priority: 1,
    where: [{ expression: 'IdApplicationName', is: 'admin' }],
    fields: {
      eventName: 'EventName',
      eventService: { fixed: 'admin.googleapis.com' },
      new_value: 'NewValue',
      old_value: 'OldValue',
      setting_name: {
        anyElement: 'EventParameters',
        member: 'value',
        having: { member: 'name', is: 'SETTING_NAME' },
        unverified: true,
      },
    },
    basis: 'The page of GoogleWorkspaceReports. Judgement: the parameter SETTING_NAME, which has no column, is in EventParameters.',
  }),
  defineMapping({
    logsource: { product: 'gcp', service: 'google_workspace.admin' },
    table: sentinelTables.GWorkspace_ReportsAPI_admin_CL,
    priority: 2,
    where: [],
    fields: {
      eventName: 'event_name_s',
      eventService: { fixed: 'admin.googleapis.com' },
      new_value: 'NEW_VALUE_s',
      old_value: 'OLD_VALUE_s',
      setting_name: 'SETTING_NAME_s',
    },
    basis: 'The columns that the connector writes.',
  }),
  defineMapping({
    logsource: { product: 'gcp', service: 'google_workspace.login' },
    table: sentinelTables.GoogleWorkspaceReports,
    priority: 1,
    where: [{ expression: 'IdApplicationName', is: ['login', 'user_accounts'] }],
    fields: {
      ...LOGIN_SERVICE,
      'protoPayload.authenticationInfo.principalEmail': { column: 'ActorEmail', unverified: true },
      'protoPayload.metadata.event.eventName': { column: 'EventName', unverified: true },
    },
    unverified: 'rows',
    basis:
      "The page of GoogleWorkspaceReports. Judgement: the events of login.googleapis.com are those of the applications login and user_accounts in Google's Reports API, under the same names.",
  }),
  defineMapping({
    logsource: { product: 'gcp', service: 'google_workspace.login' },
    table: sentinelTables.GCPAuditLogs,
    priority: 2,
    where: [{ expression: 'ServiceName', is: 'login.googleapis.com' }],
    fields: {
      ...LOGIN_SERVICE,
      'protoPayload.authenticationInfo.principalEmail': 'PrincipalEmail',
      'protoPayload.metadata.event.eventName': { anyElement: 'Metadata', member: 'eventName' },
      'protoPayload.methodName': 'MethodName',
    },
    notes: ['Needs the audit logs of Google Workspace to be shared with Google Cloud.'],
    basis: 'The page of GCPAuditLogs, and https://cloud.google.com/logging/docs/audit/gsuite-audit-logging for the form of the entries.',
  }),
  defineMapping({
    logsource: { product: 'gcp', service: 'google_workspace.login' },
    table: sentinelTables.GWorkspace_ReportsAPI_login_CL,
    priority: 3,
    partial: 'it has no changes of user accounts, such as the forwarding of mail out of the domain',
    where: [],
    fields: {
      ...LOGIN_SERVICE,
      'protoPayload.authenticationInfo.principalEmail': 'actor_email_s',
      'protoPayload.metadata.event.eventName': { column: 'event_name_s', unverified: true },
    },
    basis: 'The columns that the connector writes. Judgement: the names of the events are the same.',
  }),
];
