import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const TARGETS = { containedIn: [{ jsonText: 'TargetResources' }] } as const;
const INITIATOR = { containedIn: [{ jsonText: 'InitiatedBy' }] } as const;
const MODIFIED = { anyElement: 'TargetResources', member: 'newValue' } as const;
const RESULT = { valueMap: 'Result', values: { Success: 'success', Failure: 'failure' } } as const;

const AUDIT = {
  ActivityDisplayName: 'ActivityDisplayName',
  ActivityType: 'ActivityDisplayName',
  'additionalDetails.additionalInfo': {
    anyElement: 'AdditionalDetails',
    member: 'value',
    having: { member: 'key', is: 'AdditionalInfo' },
    unverified: true,
  },
  Category: 'Category',
  'ConsentContext.IsAdminConsent': {
    ...MODIFIED,
    having: { member: 'displayName', is: 'ConsentContext.IsAdminConsent' },
    inQuotes: true,
  },
  failure_status_reason: { column: 'ResultReason', unverified: true },
  Initiatedby: INITIATOR,
  'Initiatied.By': INITIATOR,
  LoggedByService: 'LoggedByService',
  OperationName: 'OperationName',
  'properties.initiatedBy': INITIATOR,
  'properties.message': { nameOrJson: 'OperationName', jsonIn: 'TargetResources', unverified: true },
  'properties.result': 'Result',
  'properties.targetResources': TARGETS,
  Status: {
    ...RESULT,
    otherwise: 'ResultReason',
    note: 'words other than "Success" and "Failure" are looked for in the reason of the result',
    unverified: true,
  },
  Target: TARGETS,
  TargetResources: TARGETS,
  'TargetResources.modifiedProperties': { ...TARGETS, matchesMore: 'the text is looked for in all that the record has of the targets' },
  'TargetResources.ModifiedProperties.DisplayName': {
    anyElement: 'TargetResources',
    member: 'displayName',
    matchesMore: 'the display names of the targets themselves are found too',
  },
  'TargetResources.ModifiedProperties.NewValue': MODIFIED,
  'targetResources.type': {
    anyElement: 'TargetResources',
    member: 'type',
    values: {
      Application: 'Application',
      Device: 'Device',
      Directory: 'Directory',
      Group: 'Group',
      Policy: 'Policy',
      Role: 'Role',
      'Service Principal': 'ServicePrincipal',
      ServicePrincipal: 'ServicePrincipal',
      User: 'User',
      Other: 'Other',
    },
  },
} as const satisfies FieldMappings;

/** Changes in Microsoft Entra ID, and the alerts of its Privileged Identity Management. */
export const entraAuditMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'auditlogs' },
    table: sentinelTables.AuditLogs,
    priority: 1,
    where: [],
    fields: AUDIT,
    notes: ['The table has the new value of a property as JSON, in which a text stands in quotes.'],
    unverified: ['ActivityType', 'ConsentContext.IsAdminConsent', 'Initiatedby', 'Initiatied.By', 'Target'],
    basis:
      'The page of the table, and the mapping for Azure Log Analytics in the older tools of Sigma. Judgement: which column the ' +
      'many spellings of the rules mean.',
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'activitylogs' },
    table: sentinelTables.AuditLogs,
    priority: 2,
    partial: 'it has the activities in Microsoft Entra ID, which some rules for the activity log of Azure mean, and none on resources',
    where: [],
    fields: {
      CategoryValue: { unsupported: 'the categories of Microsoft Entra ID are not those of the activity log' },
      operationName: { unsupported: 'it has no operations on Azure resources' },
      OperationNameValue: { unsupported: 'it has no operations on Azure resources' },
      'properties.message': AUDIT['properties.message'],
      ResourceId: { unsupported: 'it has no operations on Azure resources' },
      ResourceProviderValue: { unsupported: 'it has no operations on Azure resources' },
      status: AUDIT.Status,
    },
    unverified: 'rows',
    basis: 'Judgement: rules for the activity log that name an activity such as "Delete device" mean the audit log of Microsoft Entra ID.',
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'pim' },
    table: sentinelTables.AuditLogs,
    priority: 1,
    partial: 'the audit log names an alert by its title, which Microsoft changes over time',
    where: [{ expression: 'OperationName', is: 'Triggered PIM alert', anyCase: true }],
    fields: {
      riskEventType: {
        anyElement: 'TargetResources',
        member: 'displayName',
        values: {
          invalidLicenseAlertIncident: [
            "The organization doesn't have Microsoft Entra ID P2 or Microsoft Entra ID Governance",
            "The organization doesn't have Microsoft Entra Premium P2 or Microsoft Entra ID Governance",
            "The organization doesn't have Azure AD Premium P2",
          ],
          noMfaOnRoleActivationAlertIncident: [
            "Roles don't require multifactor authentication for activation",
            "Roles don't require multi-factor authentication for activation",
          ],
          redundantAssignmentAlertIncident: "Administrators aren't using their privileged roles",
          rolesAssignedOutsidePrivilegedIdentityManagementAlertConfiguration: [
            'Roles are being assigned outside of Privileged Identity Management',
            'Role assigned outside of PIM',
          ],
          rolesAssignedOutsidePrivilegedIdentityManagementAlertIncident: [
            'Roles are being assigned outside of Privileged Identity Management',
            'Role assigned outside of PIM',
          ],
          sequentialActivationRenewalsAlertIncident: 'Roles are being activated too frequently',
          staleSignInAlertIncident: [
            'Potential stale accounts in a privileged role',
            'Potential stale service accounts in a privileged role',
          ],
          tooManyGlobalAdminsAssignedToTenantAlertIncident: 'There are too many Global Administrators',
        },
        unverified: true,
      },
    },
    basis:
      'The activity "Triggered PIM alert" of https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities and ' +
      'the titles of https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-configure-security-alerts. ' +
      'Judgement, from public hunting queries: that the title is the display name of the target, and which title belongs to which id.',
  }),
];
