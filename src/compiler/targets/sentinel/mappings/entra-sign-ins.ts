import { EVERY_SIGN_IN } from '../../facts/entra-sign-ins.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { aadNonInteractiveUserSignInLogs } from '../tables/aad-non-interactive-user-sign-in-logs.js';
import { signinLogs } from '../tables/signin-logs.js';

const PROTOCOL = {
  valueMap: 'AuthenticationProtocol',
  values: { 'Device Code': 'deviceCode', ROPC: 'ropc' },
  unverified: true,
} as const;

/** The two tables have the same columns; some of them are dynamic in one and text in the other. */
const SIGN_IN = {
  ...EVERY_SIGN_IN,
  AppDisplayName: 'AppDisplayName',
  AppId: 'AppId',
  AuthenticationRequirement: 'AuthenticationRequirement',
  callerIpAddress: 'IPAddress',
  ClientApp: {
    column: 'ClientAppUsed',
    note: 'the table writes "Other clients", "IMAP4", "MAPI Over HTTP" and "Authenticated SMTP"',
  },
  conditionalAccessStatus: 'ConditionalAccessStatus',
  'DeviceDetail.deviceId': { column: 'DeviceDetail', json: 'deviceId' },
  'DeviceDetail.isCompliant': { column: 'DeviceDetail', json: 'isCompliant' },
  'DeviceDetail.trusttype': { column: 'DeviceDetail', json: 'trustType' },
  homeTenantId: 'HomeTenantId',
  IPAddress: 'IPAddress',
  Location: 'Location',
  NetworkLocationDetails: 'NetworkLocationDetails',
  'properties.appId': 'AppId',
  'properties.authenticationRequirement': 'AuthenticationRequirement',
  'properties.deviceDetail.deviceId': { column: 'DeviceDetail', json: 'deviceId' },
  'properties.message': PROTOCOL,
  ResourceDisplayName: 'ResourceDisplayName',
  resourceTenantId: 'ResourceTenantId',
  ResultDescription: 'ResultDescription',
  ResultType: 'ResultType',
  RiskState: 'RiskState',
  Status: {
    valueMap: 'ResultType',
    values: { Success: '0' },
    allBut: { Failure: '0' },
    otherwise: { column: 'Status', json: 'additionalDetails' },
    note: 'an interrupted sign-in counts as a failure, and other words are looked for in the details of the status',
    unverified: true,
  },
  userAgent: 'UserAgent',
  Username: 'UserPrincipalName',
} as const satisfies FieldMappings;

const BASIS =
  'The pages of the tables, and the mapping for Azure Log Analytics in the older tools of Sigma. Judgement: the protocol behind ' +
  '"properties.message", and what "Status" is.';

/** Sign-ins of users to Microsoft Entra ID. */
export const entraSignInMappings: readonly LogsourceMapping[] = [
  defineMapping({
    logsource: { product: 'azure', service: 'signinlogs' },
    table: signinLogs,
    priority: 1,
    where: [],
    fields: SIGN_IN,
    notes: ['It has interactive sign-ins only.'],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'signinlogs' },
    table: aadNonInteractiveUserSignInLogs,
    priority: 2,
    where: [],
    fields: SIGN_IN,
    notes: ['It has non-interactive sign-ins only.'],
    basis: BASIS,
  }),
];
