import type { LogEvent } from '../../../log-event.js';
import type { Json, TableModel } from '../../row.js';
import { present, textOf } from '../../values/event-fields.js';

/** An activity of the Reports API: rules name those of the Admin console by the names of the parameters, in small letters. */
interface Activity {
  readonly application: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  /** Name and value of each parameter. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const isOf = ({ logsource: { product, service } }: LogEvent, log: string): boolean =>
  product === 'gcp' && service === `google_workspace.${log}`;

/** What the Reports API has of user accounts, and not of sign-ins. */
const OF_ACCOUNTS: ReadonlySet<string> = new Set(['email_forwarding_out_of_domain']);

/**
 * Source: https://developers.google.com/workspace/admin/reports/v1/appendix/activity/admin-event-names, login and user-accounts. That a
 * sign-in has the same name in the audit logs of Google Cloud is judgement.
 */
function activityOf(event: LogEvent): Activity | undefined {
  if (isOf(event, 'admin')) {
    const parameters = ['new_value', 'old_value', 'setting_name'].flatMap((name) => {
      const value = textOf(event, name);
      return value === undefined ? [] : [[name.toUpperCase(), value] as const];
    });
    return { application: 'admin', name: textOf(event, 'eventName'), email: 'admin@contoso.com', parameters };
  }
  if (!isOf(event, 'login')) return undefined;
  const name = textOf(event, 'protoPayload.metadata.event.eventName');
  const application = OF_ACCOUNTS.has(name?.toLowerCase() ?? '') ? 'user_accounts' : 'login';
  return { application, name, email: textOf(event, 'protoPayload.authenticationInfo.principalEmail'), parameters: [] };
}

const ANY_PARAMETER: Json = { name: 'APPLICATION_NAME', value: 'Vendor' };

/**
 * Each of the events of an activity in a row, its parameters as they are and those that have a column.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/googleworkspacereports; Data Connectors in
 * Azure/Azure-Sentinel, Solutions/GoogleWorkspaceReports (a note on what the connector makes of the events of an activity).
 */
const googleWorkspaceReports: TableModel = {
  table: 'GoogleWorkspaceReports',
  rowsFor(event) {
    const activity = activityOf(event);
    if (activity === undefined) return [];
    const { application, name, email, parameters } = activity;
    const valueOf = (parameter: string): string | undefined => parameters.find(([own]) => own === parameter)?.[1];
    const row = present({
      ActorEmail: email,
      EventName: name,
      EventParameters: [ANY_PARAMETER, ...parameters.map(([own, value]): Json => ({ name: own, value }))],
      IdApplicationName: application,
      NewValue: valueOf('NEW_VALUE'),
      OldValue: valueOf('OLD_VALUE'),
    });
    return [{ writtenBy: 'google', row }];
  },
};

/**
 * The tables of the deprecated connector, one for each application: parameters have columns of their names.
 *
 * Source: Sample Data/Custom/GWorkspace_ReportsAPI_admin_CL.json and GWorkspace_ReportsAPI_login_CL.json in Azure/Azure-Sentinel.
 */
const reportsOf = (application: 'admin' | 'login'): TableModel => ({
  table: `GWorkspace_ReportsAPI_${application}_CL`,
  rowsFor(event) {
    const activity = activityOf(event);
    if (activity?.application !== application) return [];
    const row = present({
      ...Object.fromEntries(activity.parameters.map(([name, value]) => [`${name}_s`, value])),
      actor_email_s: activity.email,
      event_name_s: activity.name,
      id_applicationName_s: application,
    });
    return [{ writtenBy: 'google', row }];
  },
});

/**
 * Sign-ins in the audit logs of Google Cloud, where the two are shared.
 *
 * Source: https://cloud.google.com/logging/docs/audit/gsuite-audit-logging, "Sample log entries".
 */
const gcpAuditLogs: TableModel = {
  table: 'GCPAuditLogs',
  rowsFor(event) {
    if (!isOf(event, 'login')) return [];
    const name = textOf(event, 'protoPayload.metadata.event.eventName');
    const entry = present<Json>({ eventId: 'a1b2', eventName: name, eventType: 'login', parameter: [] });
    const row = present({
      Metadata: { '@type': 'type.googleapis.com/ccc_hosted_reporting.ActivityProto', activityId: { uniqQualifier: '1' }, event: [entry] },
      MethodName: textOf(event, 'protoPayload.methodName') ?? 'google.login.LoginService.loginSuccess',
      PrincipalEmail: textOf(event, 'protoPayload.authenticationInfo.principalEmail'),
      ServiceName: textOf(event, 'protoPayload.serviceName') ?? 'login.googleapis.com',
    });
    return [{ writtenBy: 'google', row }];
  },
};

export const googleWorkspaceTables: readonly TableModel[] = [googleWorkspaceReports, reportsOf('admin'), reportsOf('login'), gcpAuditLogs];
