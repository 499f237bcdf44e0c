import { defineTable } from '../../target.js';
import { SIGN_IN_COLUMNS } from './sign-in-columns.js';

/** Sign-ins that a client makes on behalf of a user. What is dynamic in SigninLogs is text here. */
export const aadNonInteractiveUserSignInLogs = defineTable({
  name: 'AADNonInteractiveUserSignInLogs',
  docsUrl: 'https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadnoninteractiveusersigninlogs',
  columns: {
    ...SIGN_IN_COLUMNS,
    Agent: 'string',
    ClientSessionId: 'string',
    ConditionalAccessPolicies: 'string',
    ConditionalAccessPoliciesV2: 'dynamic',
    DeviceDetail: 'string',
    LocationDetails: 'string',
    MfaDetail: 'string',
    ProcessingTimeInMs: 'string',
    SignInEventTypes: 'string',
    Status: 'string',
    TenantId: 'string',
    TokenProtectionStatusDetails: 'string',
  },
});
