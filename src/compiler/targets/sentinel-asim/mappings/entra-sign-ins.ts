import { EVERY_SIGN_IN } from '../../facts/entra-sign-ins.js';
import { defineMapping, type LogsourceMapping } from '../../target.js';
import { sentinelAsimTables } from '../tables.js';

const NOT_IN_SCHEMA = { unsupported: 'the authentication schema does not have it' } as const;

/** Sign-ins of users to Microsoft Entra ID. */
export const entraSignInMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'signinlogs' },
    table: sentinelAsimTables.imAuthentication,
    priority: 2,
    partial: 'only the parser for interactive sign-ins says which application a sign-in is to, so that others are left out',
    where: [{ expression: 'Type', is: 'SigninLogs' }],
    fields: {
      ...EVERY_SIGN_IN,
      AppDisplayName: 'TargetAppName',
      AppId: 'TargetAppId',
      AuthenticationRequirement: {
        valueMap: 'LogonMethod',
        values: {
          singleFactorAuthentication: 'Username & Password',
          multiFactorAuthentication: 'Multi factor authentication',
        },
        matchesLess: 'a sign-in that names the methods it used has none of these words',
      },
      callerIpAddress: 'SrcIpAddr',
      ClientApp: 'ActingOriginalAppType',
      conditionalAccessStatus: NOT_IN_SCHEMA,
      'DeviceDetail.deviceId': 'SrcDvcId',
      'DeviceDetail.isCompliant': NOT_IN_SCHEMA,
      'DeviceDetail.trusttype': NOT_IN_SCHEMA,
      homeTenantId: NOT_IN_SCHEMA,
      IPAddress: 'SrcIpAddr',
      Location: 'SrcGeoCountry',
      NetworkLocationDetails: NOT_IN_SCHEMA,
      'properties.appId': 'TargetAppId',
      'properties.authenticationRequirement': NOT_IN_SCHEMA,
      'properties.deviceDetail.deviceId': 'SrcDvcId',
      'properties.message': NOT_IN_SCHEMA,
      ResourceDisplayName: { unsupported: 'the parser keeps the application that is signed in to, and not the resource' },
      resourceTenantId: NOT_IN_SCHEMA,
      ResultDescription: {
        column: 'EventOriginalResultDetails',
        note: 'where there is no description the column has the code of the result',
      },
      // The parser keeps the description of a result and not its code, which only a success has no description for.
      ResultType: { valueMap: 'EventResult', values: { 0: 'Success' } },
      RiskState: NOT_IN_SCHEMA,
      Status: { valueMap: 'EventResult', values: { Success: 'Success', Failure: 'Failure' } },
      userAgent: 'HttpUserAgent',
      Username: 'TargetUsername',
    },
    basis: 'The ASIM authentication parser for SigninLogs.',
  }),
];
