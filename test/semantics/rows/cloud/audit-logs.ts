import type { LogEvent } from '../../log-event.js';
import type { Cell, Json, TableModel, TableRow } from '../row.js';
import { firstTextOf, present, textOf } from '../values/event-fields.js';
import { agree, spelled } from './spellings.js';

/**
 * Changes in Microsoft Entra ID. Of a property that changes the record has the values as JSON, `"\"Guest\""` for a text.
 *
 * Source: https://learn.microsoft.com/graph/api/resources/directoryaudit, targetresource and modifiedproperty; exports of the log
 * in public repositories.
 */
export const auditLogs: TableModel = {
  table: 'AuditLogs',
  rowsFor(event) {
    const { service } = event.logsource;
    if (service === 'auditlogs') return recordsOf(event);
    if (service === 'pim') return alertsOf(event);
    return service === 'activitylogs' ? activitiesOf(event) : [];
  },
};

function recordsOf(event: LogEvent): readonly TableRow[] {
  const message = textOf(event, 'properties.message');
  const change = isChange(message) ? changeIn(message) : undefined;
  const names = ['OperationName', 'operationName', 'ActivityDisplayName', 'ActivityType', 'activityType'];
  const activity = spelled(event, ...(isChange(message) ? names : [...names, 'properties.message']));
  const category = spelled(event, 'Category', 'category');
  const result = spelled(event, 'Status', 'properties.result');
  if ((isChange(message) && change === undefined) || !agree(activity, category, result)) return [];
  const outcome = ['success', 'failure'].includes(result.text?.toLowerCase() ?? '') ? result.text?.toLowerCase() : undefined;
  const reason = textOf(event, 'failure_status_reason') ?? (outcome === undefined ? textOf(event, 'Status') : undefined);
  const details = textOf(event, 'additionalDetails.additionalInfo');
  const cells: Readonly<Record<string, Cell | undefined>> = {
    ActivityDisplayName: activity.text,
    AdditionalDetails: [
      { key: 'DeviceId', value: '5b1a8f2e-0000-4000-8000-000000000001' },
      ...(details === undefined ? [] : [{ key: 'AdditionalInfo', value: details }]),
    ],
    Category: category.text,
    InitiatedBy: initiatedBy(event),
    LoggedByService: textOf(event, 'LoggedByService'),
    OperationName: activity.text,
    Result: outcome,
    ResultReason: reason,
    TargetResources: targetsOf(event, change),
  };
  return [
    { writtenBy: 'entra', row: present(cells) },
    { writtenBy: 'entra-reversed', row: present({ ...cells, TargetResources: reversed(targetsOf(event, change)) }) },
  ];
}

const initiatedBy = (event: LogEvent): Json => ({
  user: present({
    id: '5b1a8f2e-0000-4000-8000-000000000002',
    userPrincipalName: firstTextOf(event, 'Initiatedby', 'Initiatied.By', 'properties.initiatedBy'),
  }),
});

/** Whether a rule takes a property that changes, as the record has it, for the message: `"displayName":"UserType","oldValue":…`. */
const isChange = (message: string | undefined): message is string => message !== undefined && /"\s*:/.test(message);

function changeIn(message: string): Json | undefined {
  try {
    return JSON.parse(`{${message}}`) as Json;
  } catch {
    return undefined;
  }
}

/** Two targets, one of which the event describes; the other, and another property, are there as well. */
function targetsOf(event: LogEvent, change?: Json): readonly Json[] {
  const type = textOf(event, 'targetResources.type');
  const consent = textOf(event, 'ConsentContext.IsAdminConsent');
  const changed = firstTextOf(event, 'TargetResources.ModifiedProperties.NewValue', 'TargetResources.modifiedProperties.newValue');
  const whole = firstTextOf(event, 'TargetResources.modifiedProperties');
  const property = textOf(event, 'TargetResources.ModifiedProperties.DisplayName');
  const properties: readonly Json[] = [
    { displayName: 'Included Updated Properties', oldValue: null, newValue: '"x"' },
    ...(consent === undefined ? [] : [{ displayName: 'ConsentContext.IsAdminConsent', oldValue: null, newValue: `"${consent}"` }]),
    ...(changed === undefined && property === undefined
      ? []
      : [{ displayName: property ?? 'P', oldValue: '[]', newValue: changed ?? null }]),
    ...(whole === undefined ? [] : [{ displayName: whole, oldValue: null, newValue: null }]),
    ...(change === undefined ? [] : [change]),
  ];
  return [
    present({
      id: '5b1a8f2e-0000-4000-8000-000000000003',
      displayName: firstTextOf(event, 'TargetResources', 'properties.targetResources', 'Target'),
      type: TYPES[type?.toLowerCase() ?? ''] ?? type,
      modifiedProperties: properties,
    }),
    { id: '5b1a8f2e-0000-4000-8000-000000000004', modifiedProperties: [] },
  ];
}

const TYPES: Readonly<Record<string, string>> = { 'service principal': 'ServicePrincipal' };

/** The same with the members of each object the other way round. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>)
      .map(([name, member]) => [name, reversed(member)] as const)
      .reverse(),
  );
}

/**
 * An alert of Privileged Identity Management: the target has its title.
 *
 * Source: https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-configure-security-alerts.
 * Judgement: which title is that of which alert.
 */
function alertsOf(event: LogEvent): readonly TableRow[] {
  const title = TITLES[textOf(event, 'riskEventType')?.toLowerCase() ?? ''] ?? 'Another alert';
  const target = { id: null, displayName: title, type: 'Other', modifiedProperties: [] };
  return [{ writtenBy: 'pim', row: { OperationName: 'Triggered PIM alert', Category: 'RoleManagement', TargetResources: [target] } }];
}

const TITLES: Readonly<Record<string, string>> = {
  invalidlicensealertincident: "The organization doesn't have Microsoft Entra ID P2 or Microsoft Entra ID Governance",
  nomfaonroleactivationalertincident: "Roles don't require multifactor authentication for activation",
  redundantassignmentalertincident: "Administrators aren't using their privileged roles",
  rolesassignedoutsideprivilegedidentitymanagementalertconfiguration: 'Roles are being assigned outside of Privileged Identity Management',
  sequentialactivationrenewalsalertincident: 'Roles are being activated too frequently',
  stalesigninalertincident: 'Potential stale accounts in a privileged role',
  toomanyglobaladminsassignedtotenantalertincident: 'There are too many Global Administrators',
};

/** An activity in Microsoft Entra ID that a rule takes for one of the activity log. */
function activitiesOf(event: LogEvent): readonly TableRow[] {
  const activity = textOf(event, 'properties.message');
  return activity === undefined ? [] : [{ writtenBy: 'entra', row: { OperationName: activity, ActivityDisplayName: activity } }];
}
