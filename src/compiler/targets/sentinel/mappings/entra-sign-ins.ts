import { EVERY_SIGN_IN } from '../../facts/entra-sign-ins.js';
import { defineMapping, type FieldMappings, type LogsourceMapping } from '../../target.js';
import { sentinelTables } from '../tables.js';

const PROTOCOL = {
  valueMap: 'AuthenticationProtocol',
  values: { 'Device Code': 'deviceCode', ROPC: 'ropc' },
  unverified: true,
} as const;

/** Columns that both tables of sign-ins have under the name of the field. */
const SAME_NAMED_COLUMNS = [
  'AppDisplayName',
  'AppId',
  'AuthenticationRequirement',
  'IPAddress',
  'Location',
  'NetworkLocationDetails',
  'ResourceDisplayName',
  'ResultDescription',
  'ResultType',
  'RiskState',
] as const;

/** The two tables have the same columns; some of them are dynamic in one and text in the other. */
const SIGN_IN = {
  ...EVERY_SIGN_IN,
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
  'properties.appId': 'AppId',
  'properties.authenticationRequirement': 'AuthenticationRequirement',
  'properties.deviceDetail.deviceId': { column: 'DeviceDetail', json: 'deviceId' },
  'properties.message': PROTOCOL,
  resourceTenantId: 'ResourceTenantId',
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
    table: sentinelTables.SigninLogs,
    priority: 1,
    where: [],
    sameNamedColumns: SAME_NAMED_COLUMNS,
    fields: SIGN_IN,
    notes: ['It has interactive sign-ins only.'],
    basis: BASIS,
  }),
  defineMapping({
    logsource: { product: 'azure', service: 'signinlogs' },
    table: sentinelTables.AADNonInteractiveUserSignInLogs,
    priority: 2,
    where: [],
    sameNamedColumns: SAME_NAMED_COLUMNS,
    fields: SIGN_IN,
    notes: ['It has non-interactive sign-ins only.'],
    basis: BASIS,
  }),
];
