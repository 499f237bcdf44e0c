import { defineTable } from '../../target.js';
import { SIGN_IN_COLUMNS } from './sign-in-columns.js';

/** Interactive sign-ins of users to Microsoft Entra ID. */
export const signinLogs = defineTable({
  name: 'SigninLogs',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs',
  columns: {
    ...SIGN_IN_COLUMNS,
    Agent: 'dynamic',
    AppliedConditionalAccessPolicies: 'string',
    AuthenticationAppDeviceDetails: 'string',
    AuthenticationAppPolicyEvaluationDetails: 'string',
    ConditionalAccessPolicies: 'dynamic',
    DeviceDetail: 'dynamic',
    FlaggedForReview: 'bool',
    IPAddressFromResourceProvider: 'string',
    LocationDetails: 'dynamic',
    MfaDetail: 'dynamic',
    ProcessingTimeInMilliseconds: 'string',
    Resource: 'string',
    ResourceId: 'string',
    ResourceProvider: 'string',
    RiskLevel: 'string',
    ServicePrincipalName: 'string',
    SignInIdentifier: 'string',
    SourceAppClientId: 'string',
    Status: 'dynamic',
    TenantId: 'guid',
    TokenProtectionStatusDetails: 'dynamic',
  },
});
