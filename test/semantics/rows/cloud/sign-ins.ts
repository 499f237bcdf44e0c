import type { LogEvent } from '../../log-event.js';
import type { Cell, Json, TableModel, TableRow } from '../row.js';
import { present, textOf } from '../values/event-fields.js';
import { agree, spelled } from './spellings.js';

/** What a sign-in is, whatever the table. */
export function signInOf(event: LogEvent) {
  const result = spelled(event, 'ResultType', 'resultType');
  const status = textOf(event, 'Status');
  const things = {
    appId: spelled(event, 'AppId', 'properties.appId'),
    requirement: spelled(event, 'AuthenticationRequirement', 'properties.authenticationRequirement'),
    deviceId: spelled(event, 'DeviceDetail.deviceId', 'properties.deviceDetail.deviceId'),
    address: spelled(event, 'IPAddress', 'callerIpAddress'),
    description: spelled(event, 'ResultDescription', 'Resultdescription'),
    result,
  };
  if (!agree(...Object.values(things))) return undefined;
  // The details of a status are sentences; no other word than the two is a status.
  if (status !== undefined && !(status.toLowerCase() in CODES) && !status.includes(' ')) return undefined;
  const code =
    (result.text === '' ? undefined : result.text) ?? CODES[status?.toLowerCase() ?? ''] ?? (status === undefined ? undefined : '500121');
  return { ...things, code, status };
}

/** `0` means success. The rules take any status but these two for a failed second factor. */
const CODES: Readonly<Record<string, string>> = { success: '0', failure: '50126' };

const PROTOCOLS: Readonly<Record<string, string>> = { 'device code': 'deviceCode', ropc: 'ropc' };

/**
 * The cells of both tables of sign-ins; what is dynamic in one is JSON text in the other.
 *
 * Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs and aadnoninteractiveusersigninlogs.
 * Judgement: how the status and the protocol in the portal appear in the table.
 */
function signInRows(event: LogEvent, writtenBy: string, json: (value: Json) => Json): readonly TableRow[] {
  if (event.logsource.service !== 'signinlogs') return [];
  const signIn = signInOf(event);
  if (signIn === undefined) return [];
  const { code, status } = signIn;
  const isOther = status !== undefined && !(status.toLowerCase() in CODES);
  const compliant = textOf(event, 'DeviceDetail.isCompliant');
  const cells: Readonly<Record<string, Cell | undefined>> = {
    AppDisplayName: textOf(event, 'AppDisplayName'),
    AppId: signIn.appId.text,
    AuthenticationProtocol: PROTOCOLS[textOf(event, 'properties.message')?.toLowerCase() ?? ''],
    AuthenticationRequirement: signIn.requirement.text,
    ClientAppUsed: textOf(event, 'ClientApp'),
    ConditionalAccessStatus: textOf(event, 'conditionalAccessStatus'),
    DeviceDetail: json(
      present({
        deviceId: signIn.deviceId.text,
        operatingSystem: 'Windows10',
        browser: 'Edge 120.0',
        isCompliant: compliant === undefined ? undefined : compliant === 'true',
        trustType: textOf(event, 'DeviceDetail.trusttype'),
      }),
    ),
    IPAddress: signIn.address.text,
    NetworkLocationDetails: textOf(event, 'NetworkLocationDetails'),
    ResourceDisplayName: textOf(event, 'ResourceDisplayName'),
    ResultDescription: signIn.description.text,
    ResultType: code,
    RiskState: textOf(event, 'RiskState'),
    Status: json(present({ errorCode: Number(code ?? 0), additionalDetails: isOther ? status : undefined })),
    UserAgent: textOf(event, 'userAgent'),
    UserPrincipalName: textOf(event, 'Username'),
  };
  return [{ writtenBy, row: present(cells) }];
}

export const signinLogs: TableModel = {
  table: 'SigninLogs',
  rowsFor: (event) => signInRows(event, 'interactive', (value) => value),
};

export const aadNonInteractiveUserSignInLogs: TableModel = {
  table: 'AADNonInteractiveUserSignInLogs',
  rowsFor: (event) => signInRows(event, 'non-interactive', (value) => JSON.stringify(value)),
};

/**
 * Source: https://learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table, with the numbers it gives. What has
 * no number there has no row here.
 */
export const entraIdSignInEvents: TableModel = {
  table: 'EntraIdSignInEvents',
  rowsFor(event) {
    if (event.logsource.service !== 'signinlogs') return [];
    const signIn = signInOf(event);
    if (signIn === undefined) return [];
    const access = numbered(event, 'conditionalAccessStatus', ['success', 'failure', 'notapplied']);
    const risk = numbered(event, 'RiskState', ['none', 'confirmedsafe', 'remediated', 'dismissed', 'atrisk', 'confirmedcompromised']);
    const trustType = textOf(event, 'DeviceDetail.trusttype');
    const trust = TRUST_TYPES[trustType?.toLowerCase() ?? ''];
    if ([access, risk].includes(UNKNOWN) || (trust === undefined && trustType !== undefined && trustType !== '')) return [];
    const cells: Readonly<Record<string, Cell | undefined>> = {
      AccountUpn: textOf(event, 'Username'),
      Application: textOf(event, 'AppDisplayName'),
      ApplicationId: signIn.appId.text,
      AuthenticationRequirement: signIn.requirement.text,
      ClientAppUsed: textOf(event, 'ClientApp'),
      ConditionalAccessStatus: access,
      DeviceTrustType: trust,
      EntraIdDeviceId: signIn.deviceId.text,
      ErrorCode: signIn.code === undefined ? undefined : Number(signIn.code),
      IPAddress: signIn.address.text,
      IsCompliant: { true: 1, false: 0 }[textOf(event, 'DeviceDetail.isCompliant') ?? ''],
      NetworkLocationDetails: textOf(event, 'NetworkLocationDetails'),
      ResourceDisplayName: textOf(event, 'ResourceDisplayName'),
      RiskState: risk,
      UserAgent: textOf(event, 'userAgent'),
    };
    return [{ writtenBy: 'defender', row: present(cells) }];
  },
};

const TRUST_TYPES: Readonly<Record<string, string>> = {
  'azure ad registered': 'Workplace',
  'azure ad joined': 'AzureAd',
  'hybrid azure ad joined': 'ServerAd',
};

const UNKNOWN = -1;

/** The number of a word; undefined where the event does not have the field. */
function numbered(event: LogEvent, field: string, words: readonly string[]): number | undefined {
  const word = textOf(event, field);
  return word === undefined || word === '' ? undefined : words.indexOf(word.toLowerCase());
}
