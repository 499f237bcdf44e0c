import { EVERY_SIGN_IN } from '../../facts/entra-sign-ins.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { defenderXdrTables } from '../tables.js';

const NOT_RECORDED = { unsupported: 'the table does not record it' } as const;
const NO_DESCRIPTION = { unsupported: 'the table has the code of an error, in ErrorCode, and not its text' } as const;

/** Sign-ins to Microsoft Entra ID in Advanced Hunting. */
export const signInMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'signinlogs' },
    table: defenderXdrTables.EntraIdSignInEvents,
    priority: 1,
    where: [],
    fields: {
      ...EVERY_SIGN_IN,
      AppDisplayName: 'Application',
      AppId: 'ApplicationId',
      AuthenticationRequirement: 'AuthenticationRequirement',
      callerIpAddress: 'IPAddress',
      ClientApp: 'ClientAppUsed',
      conditionalAccessStatus: { valueMap: 'ConditionalAccessStatus', values: { success: 0, failure: 1, notApplied: 2 } },
      'DeviceDetail.deviceId': 'EntraIdDeviceId',
      'DeviceDetail.isCompliant': { valueMap: 'IsCompliant', values: { true: 1, false: 0 } },
      'DeviceDetail.trusttype': {
        valueMap: 'DeviceTrustType',
        values: { 'Azure AD registered': 'Workplace', 'Azure AD joined': 'AzureAd', 'Hybrid Azure AD joined': 'ServerAd' },
      },
      homeTenantId: NOT_RECORDED,
      IPAddress: 'IPAddress',
      Location: 'Country',
      NetworkLocationDetails: 'NetworkLocationDetails',
      'properties.appId': 'ApplicationId',
      'properties.authenticationRequirement': 'AuthenticationRequirement',
      'properties.deviceDetail.deviceId': 'EntraIdDeviceId',
      'properties.message': { unsupported: 'the table does not record the protocol of a sign-in' },
      ResourceDisplayName: 'ResourceDisplayName',
      resourceTenantId: 'ResourceTenantId',
      ResultDescription: NO_DESCRIPTION,
      ResultType: 'ErrorCode',
      RiskState: {
        valueMap: 'RiskState',
        values: { none: 0, confirmedSafe: 1, remediated: 2, dismissed: 3, atRisk: 4, confirmedCompromised: 5 },
      },
      Status: { valueMap: 'ErrorCode', values: { Success: 0 }, allBut: { Failure: 0 }, note: 'an interrupted sign-in counts as a failure' },
      userAgent: 'UserAgent',
      Username: 'AccountUpn',
    },
    notes: ['LogonType tells interactive from non-interactive sign-ins, of which the table has both.'],
    unverified: [
      'AppDisplayName',
      'AppId',
      'callerIpAddress',
      'ClientApp',
      'DeviceDetail.deviceId',
      'DeviceDetail.isCompliant',
      'DeviceDetail.trusttype',
      'Location',
      'properties.appId',
      'properties.deviceDetail.deviceId',
      'ResultType',
      'Status',
      'Username',
    ],
    basis:
      'The page of the table, which lists the numbers of conditional access, compliance and risk. Judgement: which column is meant by a ' +
      'field that has another name than the column, and the words of DeviceTrustType.',
  }),
];
